import { atOnce } from '../../../base/turns.ts';
import type { WantedSeed } from '../../../contracts/seed/seed.ts';
import { seedSchema } from '../../../contracts/seed/seed.ts';
import { openWorld, type WorldSeed } from '../../../fixtures/world.ts';
import type { Tenant } from '../../../server/access/tenant.ts';
import { seedSteps } from '../../../server/seeding/apply-seed.ts';
import type { Environment } from '../../../server/world/environment.ts';
import type { WorldAtStart } from '../../world/support/invariant.ts';
import { openSeededServer } from './seeded-server.ts';

const world = openWorld();

/** A copy of `demo` into which a seed was put. */
export function seededDemo(seed: WantedSeed): {
  readonly tenant: Tenant;
  readonly employees: readonly number[];
} {
  const server = openSeededServer(world);
  const tenant = server.tenants.get('demo');
  const { employees } = atOnce(seedSteps(server, tenant, seedSchema.parse(seed)));
  return { tenant, employees };
}

/** What came into an environment by a seed, as the invariants look at a world. */
export function seededPart(environment: Environment, employees: readonly number[]): WorldAtStart {
  const isSeeded = new Set(employees);
  const staff = (companyId: number) =>
    [...environment.employeesOf(companyId)].filter(({ id }) => isSeeded.has(id));
  const debtors = [...environment.debtors.all()].map((debtor) => ({
    ...debtor,
    companies: environment.companiesOf(debtor.id).flatMap((company) =>
      staff(company.id).length === 0
        ? []
        : [
            {
              ...company,
              trade: debtor.trade,
              openPeriod: environment.openPeriodOf(company),
              firstEmployeeId: 0,
              employeeCount: [...environment.employeeIdsOf(company.id)].length,
            },
          ],
    ),
  }));
  // The invariants read of a world what an environment has, too.
  const seed = { ...environment.origin.world, environments: [{ debtors }], employees: staff };
  return { seed: seed as unknown as WorldSeed, environments: [environment] };
}
