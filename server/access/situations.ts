import type { NmbrsErrorName } from '../../contracts/interface/errors.ts';
import { NmbrsFault } from '../world/nmbrs-fault.ts';

interface Situation {
  readonly error: NmbrsErrorName;
  /** What is the matter, `{id}` for the id it is about; goes into the log of calls, never onto the wire. */
  readonly because: string;
  /** The id of the entry in contracts/facts that says so, and how surely. */
  readonly entry: string;
}

/**
 * Every situation in which a call is refused for its caller, with the error the caller gets: the one table of the auth
 * model. Checks run in this order (mark: order-of-checks); those of single sign-on are followed by `no-subscription`
 * and `call-off`.
 */
export const SITUATIONS = {
  'no-header': {
    error: 'InvalidAuthentication',
    because: 'the call carries no auth header',
    entry: 'no-header-1001',
  },
  'unknown-username': {
    error: 'InvalidAuthentication',
    because: 'no login has this username',
    entry: 'credentials-1001',
  },
  'version-closed': {
    error: 'InvalidAuthentication',
    because: 'version 2.1 is closed in this environment',
    entry: 'version-21-answers',
  },
  'wrong-token': {
    error: 'InvalidAuthentication',
    because: 'the token is not one of this login',
    entry: 'credentials-1001',
  },
  'wrong-domain': {
    error: 'InvalidAuthentication',
    because: "the domain is not the login's environment",
    entry: 'credentials-1001',
  },
  'domain-missing': {
    error: 'InvalidAuthentication',
    because: 'the domain is missing, and this environment wants it',
    entry: 'domain-missing-1001',
  },
  'login-created': {
    error: 'InvalidAuthentication',
    because: 'the login was made, but never invited',
    entry: 'inactive-login-1001',
  },
  'login-invited': {
    error: 'InvalidAuthentication',
    because: 'the login was invited, but never activated',
    entry: 'inactive-login-1001',
  },
  'login-deactivated': {
    error: 'InvalidAuthentication',
    because: 'the login is deactivated',
    entry: 'inactive-login-1001',
  },
  'login-deleted': {
    error: 'InvalidAuthentication',
    because: 'the login is deleted',
    entry: 'inactive-login-1001',
  },
  'template-without-token': {
    error: 'InvalidAuthentication',
    because: 'the user template of the login allows no API token',
    entry: 'token-tab-templates',
  },
  'api-account-off': {
    error: 'InvalidAuthentication',
    because: 'the API account of the login is switched off',
    entry: 'api-account-1001',
  },
  'sandbox-not-copied': {
    error: 'InvalidAuthentication',
    because: 'the sandbox is the copy of last night, and the token is younger',
    entry: 'sandbox-next-day',
  },
  'token-reset': {
    error: 'InvalidAuthentication',
    because: 'the token was reset; the login has a newer one',
    entry: 'token-reset-1001',
  },
  'no-subscription': {
    error: 'NoValidSubscription',
    because: 'the environment has no valid subscription',
    entry: 'subscription-1004',
  },
  'call-off': {
    error: 'UnauthorizedCall',
    because: 'the user template has this call switched off',
    entry: 'call-off-1002',
  },
  'wrong-edition': {
    error: 'UnauthorizedCall',
    because: 'the report is one of the other edition of Nmbrs, and this environment wants its own',
    entry: 'editions-refused-1002',
  },
  'debtor-hidden': {
    error: 'UnauthorizedId',
    because: 'the debtor {id} does not exist or is hidden from the login',
    entry: 'hidden-id-1003',
  },
  'company-hidden': {
    error: 'UnauthorizedId',
    because: 'the company {id} does not exist or is hidden from the login',
    entry: 'hidden-id-1003',
  },
  'employee-hidden': {
    error: 'UnauthorizedId',
    because: 'the employee {id} does not exist or is hidden from the login',
    entry: 'hidden-id-1003',
  },
  'free-trial': {
    error: 'NotOnFreeTrial',
    because: 'the environment is on a free trial, which may not do this',
    entry: 'free-trial-2013',
  },
  'sso-unknown-domain': {
    error: 'InvalidDomain',
    because: 'no environment has this domain',
    entry: 'sign-on-unknown-domain',
  },
  'sso-wrong-pair': {
    error: 'InvalidCredentials',
    because: 'username and password (or token) do not belong together',
    entry: 'sign-on-wrong-pair',
  },
  'sso-several-environments': {
    error: 'UsernameInSeveralEnvironments',
    because: 'the username is a login in several environments',
    entry: 'sign-on-several-environments',
  },
  'sso-inactive': {
    error: 'InvalidCredentials',
    because: 'the login is not active',
    entry: 'sign-on-inactive',
  },
} as const satisfies Record<string, Situation>;

export type SituationName = keyof typeof SITUATIONS;

/** A call refused for its caller. */
export class Refusal extends NmbrsFault {
  readonly situation: SituationName;

  /**
   * @param error where a profile of the environment chooses another than the likeliest.
   * @param id that of the record which is refused, in a situation that is about one.
   */
  constructor(
    situation: SituationName,
    {
      error = SITUATIONS[situation].error,
      id,
    }: { readonly error?: NmbrsErrorName; readonly id?: number } = {},
  ) {
    super(error, SITUATIONS[situation].because.replace('{id}', String(id)));
    this.situation = situation;
  }
}
