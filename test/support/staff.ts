import { openWorld } from '../../fixtures/world.ts';
import { Environment } from '../../server/world/environment.ts';
import type { Company, Employee } from '../../server/world/records.ts';

const world = openWorld();
const environments = world.environments.map((seed) => Environment.open(world, seed));

/** The ids of the active employees of a company of the default world of whom something holds, by number. */
export function activeStaff(
  companyId: number,
  holds: (employee: Employee) => boolean = () => true,
): number[] {
  return environments
    .filter(({ companies }) => companies.get(companyId) !== undefined)
    .flatMap((environment) => [...environment.employeesOf(companyId)])
    .filter((employee) => employee.type === 'active' && holds(employee))
    .map(({ id }) => id);
}

/** A company of the default world as it begins. @throws Error for one it does not have. */
export function companyAtStart(companyId: number): Company {
  const [company] = environments.flatMap(({ companies }) => companies.get(companyId) ?? []);
  if (!company) throw new Error(`The default world has no company ${companyId}.`);
  return company;
}
