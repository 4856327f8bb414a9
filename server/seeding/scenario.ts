import type { Path } from '../../base/schema/schema-at.ts';
import type { WantedLogin } from '../../contracts/control/wanted-login.ts';
import type { ScenarioName } from '../../contracts/seed/scenarios.ts';
import { scenarioNamed } from '../../fixtures/scenarios/scenarios.ts';
import { Mistakes } from './mistakes.ts';
import { debtorSteps, type Home, type Made, putLogins, seedTags } from './parts.ts';
import type { Seeding } from './seeding.ts';

/**
 * Puts in a scenario, an employee a step. What cannot be is told of the scenario as a whole: who asked for it did not
 * write what is in it.
 * @param path where it is asked for.
 */
export function* scenarioSteps(
  name: ScenarioName,
  path: Path,
  home: Home,
  seeding: Seeding,
): Generator<void, Made> {
  const { debtors, tags = [], logins = [] } = scenarioNamed(name);
  const mistakes = new Mistakes();
  const own = { ...seeding, mistakes };
  seedTags({ tags }, [], own);
  const made = yield* debtorSteps(debtors, [], own);
  putLogins({ logins: logins.filter((login) => !isThere(login, home)) }, [], home, mistakes);
  if (mistakes.first)
    seeding.mistakes.wrong(
      path,
      name,
      `cannot be put in here: ${mistakes.first.detail}`,
      'Change what is in its way, such as the clock, or leave it out.',
    );
  return made;
}

/** Whether a scenario that was put in before has brought the login, which is not another one that is called so. */
function isThere({ name, archetype, tags = [] }: WantedLogin, { users }: Home): boolean {
  return users.logins.some(
    ({ recipe, state, filterTags }) =>
      recipe?.name === name &&
      recipe?.archetype === archetype &&
      tags.every((tag) => filterTags?.some((known) => known === tag)) &&
      state !== 'deleted',
  );
}
