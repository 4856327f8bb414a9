import type { Operation } from '../../contracts/interface/model.ts';
import { currentToken } from './login.ts';
import { sameSecret } from './secrets.ts';
import { Refusal } from './situations.ts';
import { allowsToken, callName } from './template.ts';
import type { TenantLogin, Tenants } from './tenants.ts';

/** Trades a username and a secret for a token with which a browser is logged in (behaviour fact sheet, §5). */
export class SingleSignOn {
  readonly #tenants: Tenants;

  constructor(tenants: Tenants) {
    this.#tenants = tenants;
  }

  /** By password; ambiguous for somebody who is a login in several environments. */
  byPassword(operation: Operation, username: string | null, password: string | null): string {
    const fitting = this.#fitting(username, ({ login }) => login.password, password);
    if (this.#environmentsOf(username) > 1) throw new Refusal('sso-several-environments');
    return issue(operation, only(fitting));
  }

  /** By API token, which belongs to one environment. */
  byToken(operation: Operation, username: string | null, token: string | null): string {
    const inForce = ({ tenant, login }: TenantLogin) =>
      login.apiAccount && allowsToken(tenant.users.template(login.templateId)) ? currentToken(login) : null;
    return issue(operation, only(this.#fitting(username, inForce, token)));
  }

  /** By password in the environment named by its domain. */
  byDomain(
    operation: Operation,
    username: string | null,
    password: string | null,
    domain: string | null,
  ): string {
    const tenant = this.#tenants.find(domain ?? '');
    if (!tenant) throw new Refusal('sso-unknown-domain');
    const fitting = this.#fitting(username, ({ login }) => login.password, password);
    return issue(operation, only(fitting.filter((found) => found.tenant === tenant)));
  }

  /**
   * The login a token was given to, which uses the token up; null for one that expired, was used or never was, and for a
   * login that is not active any more.
   */
  redeem(token: string): TenantLogin | null {
    for (const tenant of this.#tenants.all()) {
      const loginId = tenant.signOnTokens.redeem(token, tenant.environment.now);
      if (loginId === null) continue;
      const login = tenant.users.login(loginId);
      return login.state === 'active' ? { tenant, login } : null;
    }
    return null;
  }

  #fitting(
    username: string | null,
    secretOf: (found: TenantLogin) => string | null,
    given: string | null,
  ): TenantLogin[] {
    const fitting = this.#tenants
      .loginsNamed(username ?? '')
      .filter(({ login }) => login.state !== 'deleted')
      .filter((found) => {
        const secret = secretOf(found);
        return secret !== null && sameSecret(secret, given ?? '');
      });
    if (fitting.length === 0) throw new Refusal('sso-wrong-pair');
    return fitting;
  }

  #environmentsOf(username: string | null): number {
    const present = this.#tenants
      .loginsNamed(username ?? '')
      .filter(({ login }) => login.state !== 'deleted');
    return new Set(present.map(({ tenant }) => tenant)).size;
  }
}

function only([found]: readonly TenantLogin[]): TenantLogin {
  if (!found) throw new Refusal('sso-wrong-pair');
  return found;
}

function issue(operation: Operation, { tenant, login }: TenantLogin): string {
  tenant.lastUsed = Date.now();
  if (login.state !== 'active') throw new Refusal('sso-inactive');
  if (tenant.settings.subscription === 'none') throw new Refusal('no-subscription');
  if (tenant.users.template(login.templateId).callsOff.has(callName(operation)))
    throw new Refusal('call-off');
  return tenant.signOnTokens.issue(login.id, tenant.environment.now);
}
