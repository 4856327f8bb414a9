import type { Path } from '../../base/schema/schema-at.ts';
import type { Steps } from '../../base/turns.ts';
import type { ScenarioName } from '../../contracts/seed/scenarios.ts';
import type { Seed, Seeded, SeededScenario } from '../../contracts/seed/seed.ts';
import { dayOf } from '../../fixtures/calendar.ts';
import { periodOf } from '../../fixtures/period.ts';
import { type WorldFrame, worldFrame } from '../../fixtures/records/frame.ts';
import type { PlannedSeed } from '../../fixtures/world-file.ts';
import { changeClock } from '../access/clock-changes.ts';
import type { Draft } from '../access/state.ts';
import type { Tenant } from '../access/tenant.ts';
import type { Environment } from '../world/environment.ts';
import { idsSaid } from './chosen-ids.ts';
import { plannedCount } from './company.ts';
import { Mistakes } from './mistakes.ts';
import { debtorSteps, type Made, putLogins, seedTags } from './parts.ts';
import { RuleSeeding } from './rule-seeding.ts';
import { scenarioSteps } from './scenario.ts';
import type { SeededServer } from './seeded-server.ts';
import type { Seeding } from './seeding.ts';
import { TakenIds } from './taken-ids.ts';
import { seedTemplates } from './templates.ts';

/**
 * Puts a seed into an environment that is being made, so that nobody else writes to it, an employee a step.
 * @param path where it stands in what was sent.
 * @throws SeedRefused that tells all that is wrong with it; nothing is done then.
 */
export function* seedSteps(
  server: SeededServer,
  tenant: Tenant,
  seed: Seed | PlannedSeed,
  path: Path = [],
): Steps<Seeded> {
  const draft = tenant.draft();
  const seeded = yield* draftSeedSteps(server, tenant, draft, seed, path);
  tenant.merge(draft);
  return seeded;
}

/**
 * Puts a seed into the draft of an environment, an employee a step.
 * @param around where it stands in what was sent.
 * @throws SeedRefused that tells all that is wrong with it.
 */
export function* draftSeedSteps(
  server: SeededServer,
  tenant: Tenant,
  draft: Draft,
  seed: Seed | PlannedSeed,
  around: Path = [],
): Steps<Seeded> {
  const { environment } = draft;
  const mistakes = new Mistakes();
  environment.capacity.require('seeded-employees', employeesIn(seed));
  mistakes.attempt([...around, 'clock'], () => {
    if (seed.clock) changeClock(environment.clock, seed.clock);
  });
  if (seed.settings) draft.settings = { ...draft.settings, ...seed.settings };
  const others = server.tenants.sharingLogins(tenant).filter((one) => one !== tenant);
  const ids = new TakenIds([environment, ...others.map((other) => other.environment)], mistakes);
  // Before anything is made, so that nothing is given an id that stands further down.
  environment.choose(idsSaid(seed, ids.firstFree), new Map());
  const seeding: Seeding = { environment, world: frameOf(environment), ids, mistakes };
  seedTags(seed, around, seeding);
  const seeded = yield* debtorSteps(seed.debtors ?? [], around, seeding);
  const home = { ...draft, subdomain: tenant.subdomain };
  const scenarios: Partial<Record<ScenarioName, SeededScenario>> = {};
  for (const [at, name] of (seed.scenarios ?? []).entries()) {
    const made = yield* scenarioSteps(name, [...around, 'scenarios', at], home, seeding);
    scenarios[name] = withThose(made, scenarios[name]);
    for (const kind of ['debtors', 'companies', 'employees'] as const) seeded[kind].push(...made[kind]);
  }
  seedTemplates(seed, around, draft, mistakes);
  putLogins(seed, around, home, mistakes);
  new RuleSeeding(server, mistakes).add(seed, around, draft);
  mistakes.refuse();
  environment.choose(ids.chosen, ids.chosenGuids);
  environment.countSeeded(seeded.employees.length);
  return { ...seeded, scenarios };
}

/** What came in by a scenario, which may be asked for more than once. */
function withThose(made: Made, before: SeededScenario | undefined): SeededScenario {
  const { employee = made.employees[0] ?? 0, debtors = [], companies = [], employees = [] } = before ?? {};
  return {
    employee,
    debtors: [...debtors, ...made.debtors],
    companies: [...companies, ...made.companies],
    employees: [...employees, ...made.employees],
  };
}

function employeesIn({ debtors = [] }: Seed | PlannedSeed): number {
  const companies = debtors.flatMap((debtor) => debtor?.companies ?? []);
  return companies.reduce((count, company) => count + (company === null ? 0 : plannedCount(company)), 0);
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
