import type { CompanySeed, DebtorSeed } from '../../../fixtures/seed.ts';
import type { Environment } from '../../../server/world/environment.ts';
import type { Company, Debtor } from '../../../server/world/records.ts';
import type { Invariant, WorldAtStart } from './invariant.ts';

/** A company with its employer, as the world begins. */
export interface Employer {
  readonly environment: Environment;
  readonly debtor: DebtorSeed;
  readonly seed: CompanySeed;
  readonly company: Company;
}

/** An invariant about each company by itself. @param faults what is wrong with a company. */
export function ofEachCompany(name: string, faults: (employer: Employer) => Iterable<string>): Invariant {
  return {
    name,
    *broken(world) {
      for (const employer of employersOf(world))
        for (const fault of faults(employer))
          yield `company ${employer.company.id} (${employer.company.name}): ${fault}`;
    },
  };
}

function* employersOf({ seed, environments }: WorldAtStart): Generator<Employer> {
  for (const [at, { debtors }] of seed.environments.entries()) {
    const environment = environments[at];
    for (const debtor of debtors)
      for (const company of debtor.companies) {
        const begun = environment?.companies.get(company.id);
        if (environment && begun) yield { environment, debtor, seed: company, company: begun };
      }
  }
}

/** An invariant about each debtor. @param faults what is wrong with a debtor. */
export function ofEachDebtor(name: string, faults: (debtor: Debtor) => Iterable<string>): Invariant {
  return {
    name,
    *broken({ environments }) {
      for (const { debtors } of environments)
        for (const debtor of debtors.all())
          for (const fault of faults(debtor)) yield `debtor ${debtor.id} (${debtor.name}): ${fault}`;
    },
  };
}
