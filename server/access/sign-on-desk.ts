import { elapsed } from '../../base/real-time.ts';
import type { WaitingSteps } from '../../base/turns.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { currentToken, type Login } from './login.ts';
import { isSecret } from './secrets.ts';
import { Refusal } from './situations.ts';
import type { State } from './state.ts';
import { allowsToken, callName } from './template.ts';
import type { TenantLogin, Tenants } from './tenants.ts';

/** A token, or the steps to one that is to be kept first; an empty one where none is issued. */
type Entry = string | WaitingSteps<string>;

/** Where one call signs on, with a username and a secret of some kind. */
export class SignOnDesk {
  readonly #tenants: Tenants;
  readonly #operation: Operation;
  readonly #issues: boolean;
  #signedOn: TenantLogin | null = null;

  /** @param issues whether a login that is let in gets a token; without it only the way in is asked for, which uses nothing up. */
  constructor(tenants: Tenants, operation: Operation, issues: boolean) {
    this.#tenants = tenants;
    this.#operation = operation;
    this.#issues = issues;
  }

  /** The login of the username and secret that were sent, refused or not; null as long as it is not known. */
  get signedOn(): TenantLogin | null {
    return this.#signedOn;
  }

  /**
   * By password; ambiguous for a user with logins in several environments (fact: sign-on-several-environments).
   */
  byPassword(username: string | null, password: string | null): Entry {
    const fitting = this.#fitting(username, ({ login }) => login.password, password);
    if (this.#environmentsOf(username) > 1) throw new Refusal('sso-several-environments');
    return this.#issue(fitting);
  }

  /** By API token, which belongs to one environment (fact: token-of-one-login). */
  byToken(username: string | null, token: string | null): Entry {
    const inForce = ({ tenant, login }: TenantLogin) =>
      login.apiAccount && allowsToken(tenant.users.templates.get(login.templateId))
        ? currentToken(login)
        : null;
    return this.#issue(this.#fitting(username, inForce, token));
  }

  /** By password in the environment named by its domain. */
  byDomain(username: string | null, password: string | null, domain: string | null): Entry {
    const tenant = this.#tenants.find(domain ?? '');
    if (!tenant) throw new Refusal('sso-unknown-domain');
    const fitting = this.#fitting(username, ({ login }) => login.password, password);
    return this.#issue(fitting.filter((found) => found.tenant === tenant));
  }

  #fitting(
    username: string | null,
    secretOf: (found: TenantLogin) => string | null,
    presented: string | null,
  ): TenantLogin[] {
    const fitting = this.#present(username).filter((found) => isSecret(secretOf(found), presented));
    if (fitting.length === 0) throw new Refusal('sso-wrong-pair');
    return fitting;
  }

  #environmentsOf(username: string | null): number {
    return new Set(this.#present(username).map(({ tenant }) => tenant)).size;
  }

  #present(username: string | null): TenantLogin[] {
    return this.#tenants.loginsNamed(username ?? '').filter(({ login }) => login.state !== 'deleted');
  }

  #issue([found]: readonly TenantLogin[]): Entry {
    if (!found) throw new Refusal('sso-wrong-pair');
    this.#signedOn = found;
    const { tenant } = found;
    tenant.lastUsed = elapsed();
    if (!this.#issues) {
      requireActive(found.login, tenant);
      return '';
    }
    return tenant.write((draft) => {
      const { users } = draft;
      // What others wrote while it waited may keep it out now.
      const login = users.login(found.login.id);
      requireActive(login, draft);
      if (users.templates.get(login.templateId).callsOff.has(callName(this.#operation)))
        throw new Refusal('call-off');
      return users.signOnTokens.issue(login.id);
    });
  }
}

/** @throws Refusal */
function requireActive({ state }: Login, { settings }: Pick<State, 'settings'>): void {
  if (state !== 'active') throw new Refusal('sso-inactive');
  if (settings.subscription === 'none') throw new Refusal('no-subscription');
}
