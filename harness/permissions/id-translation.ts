import { groupedBy } from '../../base/grouped-by.ts';
import type { ParsedElement } from '../../base/xml/read.ts';
import { idOf, idsIn, withIds } from './ids.ts';
import type { MadeIds } from './made-ids.ts';

type Pair = readonly [recorded: ParsedElement, replayed: ParsedElement];

/** For the ids that recorded calls made, those that the same calls made in a replay. */
export class IdTranslation {
  readonly #ids: MadeIds;
  readonly #found = new Map<string, string>();

  constructor(ids: MadeIds) {
    this.#ids = ids;
  }

  has(id: string): boolean {
    return this.#found.has(id);
  }

  /** The request as it is sent in the replay; null when it names what was not made there. */
  translated(request: ParsedElement): ParsedElement | null {
    if (idsIn(request).some((id) => this.#isMissing(id))) return null;
    return withIds(request, (id) => this.#idNow(id));
  }

  /** Learns the ids in an answer from the answer to the same call in the replay. */
  learn(recorded: ParsedElement, replayed: ParsedElement): void {
    const [then, now] = [idOf(recorded), idOf(replayed)];
    if (then !== null && now !== null && this.#isMissing(then)) this.#found.set(then, now);
    const replayedByName = groupedBy(replayed.children, ({ name }) => name);
    for (const [name, children] of groupedBy(recorded.children, (child) => child.name))
      for (const [one, other] of this.#pairs(children, replayedByName.get(name) ?? []))
        this.learn(one, other);
  }

  /**
   * Which records are the same: by their ids as far as these are known. New ones come in the order in which they were
   * made, or are told by what stands in them when some were not made.
   */
  #pairs(recorded: readonly ParsedElement[], replayed: readonly ParsedElement[]): Pair[] {
    const isOpen = (record: ParsedElement) => ownIds(record).some((id) => this.#isMissing(id));
    const settled = alike(
      recorded.filter((record) => !isOpen(record)),
      replayed,
      [(record) => `${ownIds(record).map((id) => this.#idNow(id))}`, (record) => `${ownIds(record)}`],
    );
    const taken = new Set(settled.map(([, record]) => record));
    const open = recorded.filter(isOpen);
    const isNew = (record: ParsedElement) => ownIds(record).some((id) => !this.#ids.known.has(id));
    const left = replayed.filter((record) => !taken.has(record) && isNew(record));
    const key = open.length === left.length ? () => '' : contents;
    return [...settled, ...alike(open, left, [key, key])];
  }

  #isMissing(id: string): boolean {
    return this.#ids.made.has(id) && !this.#found.has(id);
  }

  #idNow(id: string): string {
    return this.#found.get(id) ?? id;
  }
}

type KeyOf = (record: ParsedElement) => string;

/** Pairs those with the same key, in their order. */
function alike(
  recorded: readonly ParsedElement[],
  replayed: readonly ParsedElement[],
  [keyThen, keyNow]: readonly [KeyOf, KeyOf],
): Pair[] {
  const groups = groupedBy(replayed, keyNow);
  return [...groupedBy(recorded, keyThen)].flatMap(([key, records]) => {
    const others = groups.get(key) ?? [];
    return records.slice(0, others.length).map((one, at): Pair => [one, others[at] as ParsedElement]);
  });
}

/** The ids that stand in a record itself. */
function ownIds({ children }: ParsedElement): string[] {
  return children.map(idOf).filter((id) => id !== null);
}

/** All that a record says, but for its ids and the moments at which something was done. */
function contents(record: ParsedElement): string {
  const isSaid = idOf(record) === null && !/T(?!00:00:00)\d\d:/.test(record.text);
  return `${record.name}(${isSaid ? record.text : ''}${record.children.map(contents).join('')})`;
}
