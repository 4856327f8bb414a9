import type { Steps } from '../../base/turns.ts';
import type { EnvironmentSeed, World } from '../../contracts/seed/world.ts';
import type { CompanyPlan, DebtorPlan, EnvironmentPlan } from '../../fixtures/plan.ts';
import type { Tenant } from '../access/tenant.ts';
import type { SeededServer } from './seeded-server.ts';
import { stateSteps } from './state.ts';

/**
 * An environment as a world file, a record a step: the plan and the seed that it began with, all that was put in since, and
 * the rules that there are, but for those that answer by a function. It is as all stood at the first step.
 */
export function* exportSteps(
  tenant: Tenant,
  { trouble, chosenAnswers }: Omit<SeededServer, 'tenants'>,
): Steps<World> {
  const { world, seed } = tenant.environment.origin;
  const { plan } = world;
  const planned = plan.environments.find(({ subdomain }) => subdomain === seed.subdomain);
  if (!planned) throw new Error(`The plan has no environment ${seed.subdomain}.`);
  const ofTrouble = trouble.list(tenant.subdomain).map(({ definition }) => definition);
  const ofAnswers = chosenAnswers
    .rules(tenant.subdomain)
    .flatMap(({ isByFunction, report }) => (isByFunction ? [] : [report.definition]));
  const environment = {
    ...describedEnvironment(planned),
    subdomain: tenant.subdomain,
    place: seed.place,
    ...(ofTrouble.length > 0 && { trouble: ofTrouble }),
    ...(ofAnswers.length > 0 && { answers: ofAnswers }),
    state: yield* stateSteps(tenant.copyOfState()),
  };
  return {
    seed: world.seed,
    today: plan.today.slice(0, 10),
    firstYear: plan.firstYear,
    environments: [environment],
  };
}

function describedEnvironment(plan: EnvironmentPlan): Omit<EnvironmentSeed, 'place' | 'state'> {
  const { subdomain, name, product, subscription = 'valid', freeTrial = false, tags, debtors } = plan;
  return { subdomain, name, product, subscription, freeTrial, tags, debtors: debtors.map(describedDebtor) };
}

function describedDebtor({ number, name, trade, tags, companies }: DebtorPlan) {
  return {
    number,
    ...(name === undefined ? {} : { name }),
    trade,
    tags,
    companies: companies.map(describedCompany),
  };
}

function describedCompany(plan: CompanyPlan) {
  const { number, name, branch, periodType, employees, inactiveShare, newHires, applicants } = plan;
  return {
    number,
    ...(name === undefined ? {} : { name }),
    branch,
    periodType,
    employees,
    inactiveShare,
    newHires,
    applicants,
  };
}
