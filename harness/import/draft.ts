import { isDeepStrictEqual } from 'node:util';
import type { ListSaying, MembersSaying, Owner, OwnerKind, Statement, Values } from './statement.ts';

/** What answers say of a debtor, a company, an employee or the environment. */
export interface Draft extends Owner {
  /** Whose it is, as far as answers say. */
  parent: Owner | null;
  values: Values;
  readonly lists: Map<string, ListSaying[]>;
  /** The debtors, companies or employees in it, in the order of each answer that lists them. */
  readonly members: MembersSaying[];
  /** Fields of which a later answer says something else than an earlier one. */
  readonly contradicted: Set<string>;
}

/** All that answers say, by what they say it of. */
export class Drafts {
  readonly #all = new Map<string, Draft>();

  /** What the statement says goes before what was said of the same. */
  add({ owner, saying }: Statement): void {
    const draft = this.of(owner);
    if ('values' in saying) {
      for (const [name, value] of Object.entries(saying.values))
        if (draft.values[name] !== undefined && !isDeepStrictEqual(draft.values[name], value))
          draft.contradicted.add(name);
      draft.values = { ...draft.values, ...saying.values };
    } else if ('list' in saying) {
      draft.lists.set(saying.list, [...(draft.lists.get(saying.list) ?? []), saying]);
    } else if ('parent' in saying) {
      // A company says more of where an employee is than a debtor.
      if (draft.kind !== 'employee' || draft.parent?.kind !== 'company' || saying.parent.kind === 'company')
        draft.parent = saying.parent;
      this.of(saying.parent);
    } else {
      draft.members.push(saying);
    }
  }

  of({ kind, id }: Owner): Draft {
    const key = `${kind} ${id}`;
    const known = this.#all.get(key);
    if (known) return known;
    const draft: Draft = {
      kind,
      id,
      parent: null,
      values: {},
      lists: new Map(),
      members: [],
      contradicted: new Set(),
    };
    this.#all.set(key, draft);
    return draft;
  }

  all(kind: OwnerKind): Draft[] {
    return [...this.#all.values()].filter((draft) => draft.kind === kind);
  }
}

/** The ids of members of a kind, as each answer lists them. */
export function listsOf({ members }: Draft, kind: OwnerKind): (readonly number[])[] {
  return members.filter((one) => one.members === kind).map(({ ids }) => ids);
}

/**
 * Ids in an order that fits all the lists in which they stand: the longest list says most, and what it does not hold
 * stands where the others have it. Where every list is in the order of its ids, so are all.
 */
export function inOneOrder(lists: readonly (readonly number[])[], others: readonly number[] = []): number[] {
  const every = [...new Set([...lists.flat(), ...others])];
  if (lists.every((list) => isAscending(list))) return every.toSorted((a, b) => a - b);
  const order: number[] = [];
  for (const list of [...lists].sort((a, b) => b.length - a.length)) {
    let at = 0;
    for (const id of list) {
      const known = order.indexOf(id);
      if (known < 0) order.splice(at, 0, id);
      at = (known < 0 ? at : known) + 1;
    }
  }
  return [...order, ...every.filter((id) => !order.includes(id))];
}

function isAscending(list: readonly number[]): boolean {
  return list.every((id, at) => at === 0 || (list[at - 1] as number) < id);
}
