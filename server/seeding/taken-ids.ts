import type { Path } from '../../base/schema/schema-at.ts';
import { FIRST_NEW_ID, ownerOfRecord } from '../../fixtures/ids.ts';
import type { Environment, GuidKind } from '../world/environment.ts';
import type { Mistakes } from './mistakes.ts';

/**
 * The ids that a seed may not choose: those of records of its environment, of records that the environment began with and
 * nobody touched yet included, of every other one in which one of its users has a login, and those chosen before it.
 */
export class TakenIds {
  readonly #environments: readonly Environment[];
  readonly #mistakes: Mistakes;
  readonly #chosen = new Map<number, Path>();
  /** Made when a guid is first chosen: of environments as they stood, to which this seed alone adds. */
  #guids: Set<string> | null = null;

  constructor(environments: readonly Environment[], mistakes: Mistakes) {
    this.#environments = environments;
    this.#mistakes = mistakes;
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

  /** The same for a guid. */
  takeGuid(guid: string, path: Path): boolean {
    this.#guids ??= new Set(this.#environments.flatMap(({ ledger }) => [...ledger.guids.values()]));
    const isTaken = this.#guids.has(guid);
    if (isTaken) this.#mistakes.wrong(path, guid, 'is taken.', 'Choose another one, or leave it out.');
    this.#guids.add(guid);
    return !isTaken;
  }

  #whyTaken(id: number): string | null {
    if (id >= FIRST_NEW_ID)
      return `one of those from ${FIRST_NEW_ID} on, which the environment gives out itself`;
    if (this.#chosen.has(id)) return 'chosen for another record of this seed';
    for (const environment of this.#environments) {
      const owner = ownerIn(environment, id);
      if (owner) return `that of ${owner} in ${environment.subdomain}`;
    }
    const isOfEarlierSeed = this.#environments.some((environment) => environment.isChosen(id));
    return isOfEarlierSeed ? 'that of a record of an earlier seed' : null;
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
