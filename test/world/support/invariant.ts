import type { CompanySeed, DebtorSeed } from '../../../fixtures/seed.ts';
import type { WorldSeed } from '../../../fixtures/world.ts';
import { Environment } from '../../../server/world/environment.ts';
import type { Employee } from '../../../server/world/records.ts';

/** A sentence that is true of every world, whatever its seed. */
export interface Invariant {
  /** The sentence, such as `A leaver has no open contract`. */
  readonly name: string;
  /**
   * Everything in a world that breaks it, one text for each: the record it is about with its id, and the values that
   * do not agree. Nothing where the sentence holds.
   */
  broken(world: WorldAtStart): Iterable<string>;
}

/** A world as its users find it, before the first call. */
export interface WorldAtStart {
  readonly seed: WorldSeed;
  readonly environments: readonly Environment[];
}

/** An employee with the employer. */
export interface Staff {
  readonly environment: Environment;
  readonly debtor: DebtorSeed;
  readonly company: CompanySeed;
  readonly employee: Employee;
}

/** Opens the environments of a world. */
export function startOf(seed: WorldSeed): WorldAtStart {
  return { seed, environments: seed.environments.map((environment) => Environment.open(seed, environment)) };
}

/** Every employee of a world. */
export function* staffOf({ seed, environments }: WorldAtStart): Generator<Staff> {
  for (const [at, { debtors }] of seed.environments.entries()) {
    const environment = environments[at];
    if (!environment) throw new Error(`Environment ${at} was not opened.`);
    for (const debtor of debtors) {
      for (const company of debtor.companies) {
        for (const employee of environment.employeesOf(company.id))
          yield { environment, debtor, company, employee };
      }
    }
  }
}

/**
 * An invariant about each employee by itself.
 * @param faults what is wrong with an employee: the values that do not agree; the employee is named by the invariant.
 */
export function ofEachEmployee(name: string, faults: (staff: Staff) => Iterable<string>): Invariant {
  return {
    name,
    *broken(world) {
      for (const staff of staffOf(world)) {
        const { id, displayName, type } = staff.employee;
        for (const fault of faults(staff)) yield `employee ${id} (${displayName}, ${type}): ${fault}`;
      }
    },
  };
}
