import { defineLate, lateFields } from '../../base/late-fields.ts';
import type { CompanyAdministration } from '../../fixtures/administration/company.ts';
import type { CompanySeed } from '../../fixtures/seed.ts';
import type { WorldSeed } from '../../fixtures/world.ts';
import { type Company, NEW_COMPANY } from './records.ts';

/** A company of a seeded world as it begins; what it administers is made when some of it is first read. */
export function begunCompany(seed: CompanySeed, world: WorldSeed): Company {
  const company = new BegunCompany(seed, world);
  const record = Object.assign(company, seed, { files: NEW_COMPANY.files });
  defineLate(record, ADMINISTRATION);
  return record;
}

class BegunCompany {
  readonly #seed: CompanySeed;
  readonly #world: WorldSeed;

  constructor(seed: CompanySeed, world: WorldSeed) {
    this.#seed = seed;
    this.#world = world;
  }

  static administrationOf(company: BegunCompany): CompanyAdministration {
    return company.#world.companyAdministration(company.#seed);
  }
}

const ADMINISTRATION = lateFields(
  [
    'costCenters',
    'costUnits',
    'workCosts',
    'runRequests',
    'sentReturns',
    'wageComponents',
    'socialInsurances',
  ],
  BegunCompany.administrationOf,
);
