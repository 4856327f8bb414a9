import type { ParsedElement } from '../../base/xml/read.ts';
import { fieldNamed, fieldsBelow } from '../../contracts/interface/fields.ts';
import type { Field, Operation, Scope } from '../../contracts/interface/model.ts';
import { answeredPaths, hasRequest, type MessageElements, sentPaths } from '../journal/used-elements.ts';

/** What is used of an operation. Paths name elements from the request or answer down: `Absence/Comment`. */
export interface UsedOperation {
  readonly operation: Operation;
  /** Null where it is not known how often it is called. */
  readonly calls: number | null;
  readonly sends: readonly string[];
  readonly answered: readonly string[];
  /** What the integration says that it reads; ends in `/*` for everything below. Empty where it says nothing. */
  readonly reads: readonly string[];
}

/** Whom calls name by their ids. */
export type NamedIds = Readonly<Record<Scope, ReadonlySet<number>>>;

/** What an integration uses, and whom it names. */
export interface Usage {
  readonly operations: readonly UsedOperation[];
  readonly named: NamedIds;
}

interface Tally {
  calls: number;
  readonly sends: Set<string>;
  readonly answered: Set<string>;
}

/** Gathers call by call what an integration uses. */
export class UsageTally implements Usage {
  readonly #tallies = new Map<Operation, Tally>();
  readonly named = { debtor: new Set<number>(), company: new Set<number>(), employee: new Set<number>() };

  add(call: MessageElements): void {
    const tally = this.#tallyOf(call.operation);
    tally.calls++;
    for (const path of answeredPaths(call)) tally.answered.add(path);
    if (!hasRequest(call)) return;
    for (const path of sentPaths(call)) tally.sends.add(path);
    for (const [scope, id] of idsIn(call.request, call.operation.request)) this.named[scope].add(id);
  }

  get operations(): UsedOperation[] {
    return Array.from(this.#tallies, ([operation, { calls, sends, answered }]) => ({
      operation,
      calls,
      sends: [...sends].sort(),
      answered: [...answered].sort(),
      reads: [],
    }));
  }

  #tallyOf(operation: Operation): Tally {
    const known = this.#tallies.get(operation);
    if (known) return known;
    const tally = { calls: 0, sends: new Set<string>(), answered: new Set<string>() };
    this.#tallies.set(operation, tally);
    return tally;
  }
}

/** The ids of debtors, companies and employees in a request. */
function* idsIn(element: ParsedElement, fields: readonly Field[]): Generator<readonly [Scope, number]> {
  for (const child of element.children) {
    const field = fieldNamed(fields, child.name);
    if (!field) continue;
    const id = Number(child.text);
    if (field.identity && child.text.trim() !== '' && Number.isInteger(id) && id !== field.identity.none)
      yield [field.identity.scope, id];
    yield* idsIn(child, fieldsBelow(field.type));
  }
}
