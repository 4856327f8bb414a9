import type { LoginState } from '../../contracts/control/logins.ts';
import type { ApiToken } from './login.ts';
import type { SituationName } from './situations.ts';
import { allowsToken } from './template.ts';
import type { TenantLogin } from './tenants.ts';

const INACTIVE: Readonly<Record<LoginState, SituationName | null>> = {
  created: 'login-created',
  invited: 'login-invited',
  active: null,
  deactivated: 'login-deactivated',
  deleted: 'login-deleted',
};

/**
 * What stands in the way of a login, whatever it asks for; null when its calls are let in. The order is a choice
 * (mark: order-of-checks).
 * @param token the one its user sends; null for none that the login has or had.
 * @param onSandbox whether the call goes to the copy of last night, which knows neither a token nor a reset of today
 * (fact: sandbox-next-day).
 */
export function obstacleOf(
  { tenant: { environment, settings, users }, login }: TenantLogin,
  token: ApiToken | null,
  onSandbox: boolean,
): SituationName | null {
  const inactive = INACTIVE[login.state];
  if (inactive) return inactive;
  // Not sooner: the template of a deleted login may be deleted too.
  if (!allowsToken(users.templates.get(login.templateId))) return 'template-without-token';
  if (!login.apiAccount) return 'api-account-off';
  if (token === null) return 'wrong-token';
  const { issuedAt, revokedAt } = token;
  if (onSandbox && issuedAt >= environment.today) return 'sandbox-not-copied';
  if (revokedAt !== null && !(onSandbox && revokedAt >= environment.today)) return 'token-reset';
  return settings.subscription === 'none' ? 'no-subscription' : null;
}
