import type { Settings } from '../../contracts/control/settings.ts';
import { NMBRS_ERRORS } from '../../contracts/interface/errors.ts';
import { ARCHETYPES, type Archetype } from '../../contracts/logins/archetypes.ts';
import { typedToken } from './login.ts';
import { obstacleOf } from './obstacle.ts';
import { SITUATIONS } from './situations.ts';
import type { TenantLogin } from './tenants.ts';

/** What happens to the user of a login as it stands, in one sentence. */
export function expectationOf(found: TenantLogin): string {
  const { tenant, login } = found;
  if (login.recipe?.archetype && tenant.isAsMade(login)) {
    const archetype: Archetype = ARCHETYPES[login.recipe.archetype];
    if (suits(archetype, tenant.settings)) return archetype.expect;
  }
  const typed = typedToken(login);
  const token = login.tokens.find(({ value }) => value === typed) ?? null;
  const obstacle = obstacleOf(found, token, false);
  if (obstacle === null) return 'Is let in; its template and its filter decide on the rest.';
  const { error, because } = SITUATIONS[obstacle];
  return `${NMBRS_ERRORS[error].code}: ${because}.`;
}

/** Whether an environment is as an archetype supposes; a copy of one without a subscription refuses most of them. */
function suits({ needs }: Archetype, { subscription, freeTrial }: Settings): boolean {
  return (
    (subscription === 'none') === (needs === 'no-subscription') && freeTrial === (needs === 'free-trial')
  );
}
