import { NotPossible } from '../../base/not-possible.ts';
import type { Path } from '../../base/schema/schema-at.ts';
import { pathText } from '../../base/schema/value-mistakes.ts';
import { atOnce, type Steps } from '../../base/turns.ts';
import type { Seed, Seeded } from '../../contracts/seed/seed.ts';
import { dayOf } from '../../fixtures/calendar.ts';
import { periodOf } from '../../fixtures/period.ts';
import { type WorldFrame, worldFrame } from '../../fixtures/records/frame.ts';
import type { PlannedSeed } from '../../fixtures/world-file.ts';
import { changeClock } from '../access/clock-changes.ts';
import type { Draft, Tenant } from '../access/tenant.ts';
import type { Tenants } from '../access/tenants.ts';
import { putWantedLogin } from '../access/test-environment.ts';
import type { Environment } from '../world/environment.ts';
import { plannedCount, seedCompany } from './company.ts';
import { seedDebtor } from './debtor.ts';
import { Mistakes } from './mistakes.ts';
import type { Seeding } from './seeding.ts';
import { seedStaff } from './staff.ts';
import { TakenIds } from './taken-ids.ts';

/** How often a seed is put together with others in between; after that, they wait. */
const ATTEMPTS = 3;

/**
 * Puts a seed into an environment, an employee a step. It is put together in a copy that takes the place of everything in
 * the end, so that no call ever sees a part of it; where something was written meanwhile, it is put together anew.
 * @param path where it stands in what was sent.
 * @throws SeedRefused that tells all that is wrong with it; nothing is done then.
 */
export function* seedSteps(
  tenants: Tenants,
  tenant: Tenant,
  seed: Seed | PlannedSeed,
  path: Path = [],
): Steps<Seeded> {
  for (let attempt = 1; ; attempt++) {
    const draft = tenant.draft();
    const steps = draftSteps(tenants, tenant, draft, seed, path);
    const seeded = attempt < ATTEMPTS ? yield* steps : atOnce(steps);
    if (tenant.adopt(draft)) return seeded;
  }
}

/** The same at once. */
export function applySeed(tenants: Tenants, tenant: Tenant, seed: Seed | PlannedSeed): Seeded {
  return atOnce(seedSteps(tenants, tenant, seed));
}

function* draftSteps(
  tenants: Tenants,
  tenant: Tenant,
  draft: Draft,
  seed: Seed | PlannedSeed,
  around: Path,
): Steps<Seeded> {
  const { environment } = draft;
  const mistakes = new Mistakes();
  environment.capacity.require('seeded-employees', employeesIn(seed));
  attempt(mistakes, [...around, 'clock'], () => {
    if (seed.clock) changeClock(environment.clock, seed.clock);
  });
  if (seed.settings) draft.settings = { ...draft.settings, ...seed.settings };
  const others = tenants.sharingLogins(tenant).filter((one) => one !== tenant);
  const environments = [environment, ...others.map((other) => other.environment)];
  const ids = new TakenIds(environments, mistakes);
  const seeding: Seeding = { environment, world: frameOf(environment), ids, mistakes };
  seedTags(seed, around, seeding);
  const mentioned = new Map<number, Path>();
  const seeded = { debtors: [] as number[], companies: [] as number[], employees: [] as number[] };
  for (const [at, value] of (seed.debtors ?? []).entries()) {
    // What the plan of a world made is null.
    if (value === null) continue;
    const path = [...around, 'debtors', at];
    const made = seedDebtor(value, path, seeding);
    if (!made || !isFirst(made.debtor.id, path, mentioned, mistakes)) continue;
    if (made.isNew) seeded.debtors.push(made.debtor.id);
    for (const [index, company] of (value.companies ?? []).entries()) {
      if (company === null) continue;
      const place = [...path, 'companies', index];
      const begun = seedCompany(company, place, made.debtor, seeding);
      if (!begun || !isFirst(begun.company.id, place, mentioned, mistakes)) continue;
      if (begun.isNew) seeded.companies.push(begun.company.id);
      seeded.employees.push(
        ...(yield* seedStaff(company, place, { debtor: made.debtor, ...begun }, seeding)),
      );
    }
  }
  for (const [at, login] of (seed.logins ?? []).entries())
    attempt(mistakes, [...around, 'logins', at], () =>
      putWantedLogin({ ...draft, subdomain: tenant.subdomain }, login),
    );
  mistakes.refuse();
  environment.chooseIds(ids.chosen);
  environment.countSeeded(seeded.employees.length);
  return seeded;
}

/** Whether a debtor or company is in a seed for the first time; tells what is wrong where it is not. */
function isFirst(id: number, path: Path, mentioned: Map<number, Path>, mistakes: Mistakes): boolean {
  const before = mentioned.get(id);
  if (before)
    mistakes.told(
      path,
      id,
      `${pathText(path)} is the same as ${pathText(before)}.`,
      'Put together what belongs to one, or choose another number.',
    );
  else mentioned.set(id, path);
  return before === undefined;
}

/** Does something that may be refused for reasons of its own, which are told with the others. */
function attempt(mistakes: Mistakes, path: Path, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error;
    mistakes.told([...path, ...error.field.split('.')], error.value, error.detail, error.remedy);
  }
}

function employeesIn({ debtors = [] }: Seed | PlannedSeed): number {
  const companies = debtors.flatMap((debtor) => debtor?.companies ?? []);
  return companies.reduce((count, company) => count + (company === null ? 0 : plannedCount(company)), 0);
}

function seedTags({ tags = [] }: Pick<Seed, 'tags'>, around: Path, { environment, mistakes }: Seeding): void {
  for (const [at, { color = 0, ...named }] of tags.entries()) {
    const tag = { ...named, color };
    const known = environment.tags.get(tag.number);
    if (known && known.name !== tag.name)
      mistakes.wrong(
        [...around, 'tags', at, 'number'],
        tag.number,
        `is that of the tag '${known.name}'.`,
        'Choose another number.',
      );
    else if (!known || known.color !== tag.color) environment.tags.put({ id: tag.number, ...tag });
  }
}

/**
 * The world as old as the environment is, with its ids. Serial numbers, such as those of BSNs, are taken from the upper
 * half: worlds begin with the lower one.
 */
function frameOf(environment: Environment): WorldFrame {
  const { plan, seed } = environment.origin.world;
  const { today } = environment;
  const openPeriods = {
    month: periodOf(dayOf(today), 'month'),
    fourWeeks: periodOf(dayOf(today), 'fourWeeks'),
    week: periodOf(dayOf(today), 'week'),
  };
  const nextId = () => environment.nextId();
  const frame = worldFrame({ ...plan, today, openPeriods }, seed, {
    of: () => nextId,
    ofAdministration: () => nextId,
  });
  return { ...frame, serials: upperHalf(frame.serials) };
}

function upperHalf({ bsn, account, kvk, wageTax }: WorldFrame['serials']): WorldFrame['serials'] {
  const upper = (index: number) => HALF + (index % HALF);
  return {
    bsn: (index) => bsn(upper(index)),
    account: (index) => account(upper(index)),
    kvk: (index) => kvk(upper(index)),
    wageTax: (index) => wageTax(upper(index)),
  };
}

/** Of the numbers that makeBsn knows, which are the fewest. */
const HALF = 500_000;
