import { elapsed } from '../../base/real-time.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { PROFILES } from '../../contracts/logins/profiles.ts';
import type { Environment } from '../world/environment.ts';
import type { Credentials } from './credentials.ts';
import { namedIn } from './identities.ts';
import type { ApiToken, Login } from './login.ts';
import { loginOfCall } from './login-of-call.ts';
import { obstacleOf } from './obstacle.ts';
import { sameSecret } from './secrets.ts';
import { Refusal, type SituationName } from './situations.ts';
import type { State } from './state.ts';
import { callName, type Template } from './template.ts';
import type { Tenant } from './tenant.ts';
import type { TenantLogin, Tenants } from './tenants.ts';
import { View } from './view.ts';

/** The login that calls, with its environment and what it sees of it. */
export interface Caller {
  readonly tenant: Tenant;
  readonly login: Login;
  readonly template: Template;
  readonly environment: Environment;
  readonly view: View;
  /** That of its environment in which it was let in. */
  readonly state: State;
}

/** The way into the services: which login enters, which calls it may make, and which records it may name. */
export class Gate {
  readonly #tenants: Tenants;

  constructor(tenants: Tenants) {
    this.#tenants = tenants;
  }

  /** The login a call is made with, let in or not; null for a stranger's. */
  loginOf(credentials: Credentials | null): TenantLogin | null {
    return loginOfCall(this.#tenants, credentials);
  }

  /**
   * Lets a caller in by the header of its call. The token decides which login, and so which environment, is meant
   * (fact: token-of-one-login). The order of the checks, here and in `admit`, is a choice (mark: order-of-checks).
   * @param host the host name the call was sent to: on the sandbox's, tokens are those of last night's copy.
   * @throws Refusal InvalidAuthentication or NoValidSubscription.
   */
  enter(credentials: Credentials | null, host: string): Caller {
    const { tenant, login, token } = this.#loginOf(credentials);
    tenant.lastUsed = elapsed();
    const { environment, settings, users } = tenant;
    const domain = credentials?.Domain;
    const refuse = (situation: SituationName) => {
      throw new Refusal(situation);
    };

    // The subdomain alone, in whatever case (fact: domain-is-subdomain, domain-may-be-left-out; mark: domain-case).
    if (typeof domain === 'string' && domain !== '') {
      if (domain.toLowerCase() !== tenant.subdomain.toLowerCase()) refuse('wrong-domain');
    } else if (PROFILES[settings.profile].domain === 'required' && hasDomain(credentials)) {
      refuse('domain-missing');
    }
    const obstacle = obstacleOf({ tenant, login }, token, settings.sandboxCopy && isSandbox(host));
    if (obstacle) refuse(obstacle);
    const template = users.templates.get(login.templateId);
    return {
      tenant,
      login,
      template,
      environment,
      view: new View(environment, login, PROFILES[settings.profile]),
      state: tenant.states.now,
    };
  }

  /**
   * Holds the call against the user template and the free trial, and every debtor, company and employee id of the
   * arguments against what the caller sees, before anything is done: a batch with one foreign row changes nothing.
   * @throws Refusal UnauthorizedCall, UnauthorizedId (or the error of the profile) or NotOnFreeTrial.
   */
  admit(
    { template, tenant, view }: Caller,
    operation: Operation,
    args: Readonly<Record<string, unknown>>,
  ): void {
    if (template.callsOff.has(callName(operation))) throw new Refusal('call-off');
    if (PROFILES[tenant.settings.profile].editions === 'own' && isOfOtherEdition(operation, tenant))
      throw new Refusal('wrong-edition');
    for (const { scope, id } of namedIn(operation, args)) view.require(scope, id);
    if (tenant.settings.freeTrial && operation.forbiddenOnTrial) throw new Refusal('free-trial');
  }

  #loginOf(credentials: Credentials | null): TenantLogin & { readonly token: ApiToken } {
    if (credentials === null) throw new Refusal('no-header');
    const { Username, Token } = credentials;
    const named = typeof Username === 'string' ? this.#tenants.loginsNamed(Username) : [];
    if (named.length === 0) throw new Refusal('unknown-username');
    const presented = typeof Token === 'string' ? Token : '';
    for (const { tenant, login } of named) {
      const token = login.tokens.find(({ value }) => sameSecret(value, presented));
      if (token) return { tenant, login, token };
    }
    throw new Refusal(whyNoToken(named));
  }
}

/** A login that never had a token is refused for what kept it from having one. */
function whyNoToken(named: readonly TenantLogin[]): SituationName {
  const [only, ...others] = named as [TenantLogin, ...TenantLogin[]];
  if (others.length > 0 || only.login.tokens.length > 0) return 'wrong-token';
  return obstacleOf(only, null, false) ?? 'wrong-token';
}

/** Whether an operation is a report that is named after the edition that the environment is not (mark: editions-refused-1002). */
function isOfOtherEdition({ name }: Operation, { environment }: Tenant): boolean {
  const [, edition] = /^Reports_(Accountant|Business)_/.exec(name) ?? [];
  return edition !== undefined && edition !== environment.product;
}

/** The sandbox's host name, and any that is called so on a developer's machine (fact: sandbox-host). */
function isSandbox(host: string): boolean {
  return host.toLowerCase().includes('sandbox');
}

/** Whether the header has a place for a domain (fact: auth-header-of-version). */
function hasDomain(credentials: Credentials | null): boolean {
  return credentials !== null && 'Domain' in credentials;
}
