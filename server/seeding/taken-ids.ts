import type { Path } from '../../base/schema/schema-at.ts';
import type { Guid } from '../../contracts/interface/values.ts';
import { FIRST_NEW_ID, ownerOfRecord } from '../../fixtures/ids.ts';
import type { Environment, GuidKind, Ledger } from '../world/environment.ts';
import type { Mistakes } from './mistakes.ts';

/**
 * The ids that a seed may not choose: those of records of its environment, of records that the environment began with and
 * nobody touched yet included, of every other one in which one of its users has a login, those chosen before it, and those
 * that the environment has given out, whatever became of them.
 */
export class TakenIds {
  readonly #environments: readonly Environment[];
  /** As they stood before this seed. */
  readonly #ledgers: readonly Ledger[];
  readonly #mistakes: Mistakes;
  readonly #chosen = new Map<number, Path>();
  /** Made when a guid is first chosen: of environments as they stood, to which this seed alone adds. */
  #takenGuids: Set<string> | null = null;
  readonly #chosenGuids = new Map<string, Guid>();

  /** @param environments that of the seed, and then the others whose ids it may not choose. */
  constructor(environments: readonly [Environment, ...Environment[]], mistakes: Mistakes) {
    this.#environments = environments;
    this.#ledgers = environments.map(({ ledger }) => ledger);
    this.#mistakes = mistakes;
  }

  /** From here on its environment has given out none. */
  get firstFree(): number {
    return this.#ledgers[0]?.nextId ?? FIRST_NEW_ID;
  }

  /** All ids that were chosen. */
  get chosen(): Iterable<number> {
    return this.#chosen.keys();
  }

  /** Whether a chosen id is free; tells what is wrong where it is not. */
  take(id: number, path: Path): boolean {
    const why = this.#whyTaken(id);
    if (why !== null) this.#mistakes.wrong(path, id, `is ${why}.`, 'Choose another one, or leave it out.');
    else this.#chosen.set(id, path);
    return why === null;
  }

  /** All guids that were chosen, by kind and id. */
  get chosenGuids(): ReadonlyMap<string, Guid> {
    return this.#chosenGuids;
  }

  /** Takes a chosen guid for a record; tells what is wrong where it is not free. */
  takeGuid(guid: string, [kind, id]: readonly [GuidKind, number], path: Path): void {
    this.#takenGuids ??= new Set(this.#environments.flatMap(({ ledger }) => [...ledger.guids.values()]));
    if (this.#takenGuids.has(guid))
      this.#mistakes.wrong(path, guid, 'is taken.', 'Choose another one, or leave it out.');
    else this.#chosenGuids.set(`${kind}/${id}`, guid);
    this.#takenGuids.add(guid);
  }

  #whyTaken(id: number): string | null {
    if (this.#chosen.has(id)) return 'chosen for another record of this seed';
    for (const environment of this.#environments) {
      const owner = ownerIn(environment, id);
      if (owner) return `that of ${owner} in ${environment.subdomain}`;
    }
    if (this.#ledgers.some(({ chosenIds }) => chosenIds.has(id)))
      return 'that of a record of an earlier seed';
    return id >= FIRST_NEW_ID && id < this.firstFree ? 'one that the environment gave out itself' : null;
  }
}

const KINDS: readonly GuidKind[] = ['debtor', 'company', 'employee'];

function has({ debtors, companies, employees }: Environment, kind: GuidKind, id: number): boolean {
  return { debtor: debtors, company: companies, employee: employees }[kind].has(id);
}

/** What has an id, as messages call it; null for nothing. */
function ownerIn(environment: Environment, id: number): string | null {
  const kind = KINDS.find((one) => has(environment, one, id));
  if (kind) return `${kind} ${id}`;
  const owner = ownerOfRecord(id);
  return owner && has(environment, owner.kind, owner.id) ? `a record of ${owner.kind} ${owner.id}` : null;
}
