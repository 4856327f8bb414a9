import type { NmbrsErrorCode } from '../../contracts/interface/errors.ts';
import { NmbrsFault } from '../world/nmbrs-fault.ts';

interface Situation {
  readonly code: NmbrsErrorCode;
  /** What is the matter; goes into the log of calls, never onto the wire. */
  readonly because: string;
  /** The id of the entry in contracts/facts that says so, and how surely. */
  readonly entry: string;
}

/**
 * Every situation in which a call is refused for who makes it, with the code the caller gets: the one table of the auth
 * model. Checks run in this order (mark: order-of-checks); those of single sign-on are followed by `no-subscription`
 * and `call-off`.
 */
export const SITUATIONS = {
  'no-header': { code: 1001, because: 'the call carries no auth header', entry: 'no-header-1001' },
  'unknown-username': { code: 1001, because: 'no login has this username', entry: 'credentials-1001' },
  'wrong-token': { code: 1001, because: 'the token is not one of this login', entry: 'credentials-1001' },
  'wrong-domain': {
    code: 1001,
    because: "the domain is not the login's environment",
    entry: 'credentials-1001',
  },
  'domain-missing': {
    code: 1001,
    because: 'the domain is missing, and this environment wants it',
    entry: 'domain-missing-1001',
  },
  'login-created': {
    code: 1001,
    because: 'the login was made, but never invited',
    entry: 'inactive-login-1001',
  },
  'login-invited': {
    code: 1001,
    because: 'the login was invited, but never activated',
    entry: 'inactive-login-1001',
  },
  'login-deactivated': { code: 1001, because: 'the login is deactivated', entry: 'inactive-login-1001' },
  'login-deleted': { code: 1001, because: 'the login is deleted', entry: 'inactive-login-1001' },
  'template-without-token': {
    code: 1001,
    because: 'the user template of the login allows no API token',
    entry: 'token-tab-templates',
  },
  'api-account-off': {
    code: 1001,
    because: 'the API account of the login is switched off',
    entry: 'api-account-1001',
  },
  'sandbox-not-copied': {
    code: 1001,
    because: 'the sandbox is the copy of last night, and the token is younger',
    entry: 'sandbox-next-day',
  },
  'token-reset': {
    code: 1001,
    because: 'the token was reset; the login has a newer one',
    entry: 'token-reset-1001',
  },
  'no-subscription': {
    code: 1004,
    because: 'the environment has no valid subscription',
    entry: 'subscription-1004',
  },
  'call-off': { code: 1002, because: 'the user template has this call switched off', entry: 'call-off-1002' },
  'debtor-hidden': {
    code: 1003,
    because: 'the debtor does not exist or is hidden from the login',
    entry: 'hidden-id-1003',
  },
  'company-hidden': {
    code: 1003,
    because: 'the company does not exist or is hidden from the login',
    entry: 'hidden-id-1003',
  },
  'employee-hidden': {
    code: 1003,
    because: 'the employee does not exist or is hidden from the login',
    entry: 'hidden-id-1003',
  },
  'free-trial': {
    code: 2013,
    because: 'the environment is on a free trial, which may not do this',
    entry: 'free-trial-2013',
  },
  'sso-unknown-domain': {
    code: 2043,
    because: 'no environment has this domain',
    entry: 'sign-on-unknown-domain',
  },
  'sso-wrong-pair': {
    code: 1000,
    because: 'username and password (or token) do not belong together',
    entry: 'sign-on-wrong-pair',
  },
  'sso-several-environments': {
    code: 2042,
    because: 'the username is a login in several environments',
    entry: 'sign-on-several-environments',
  },
  'sso-inactive': { code: 1000, because: 'the login is not active', entry: 'sign-on-inactive' },
} as const satisfies Record<string, Situation>;

export type SituationName = keyof typeof SITUATIONS;

/** A call refused for who makes it. */
export class Refusal extends NmbrsFault {
  readonly situation: SituationName;

  /** @param code where a profile of the environment chooses another than the likeliest. */
  constructor(situation: SituationName, code: NmbrsErrorCode = SITUATIONS[situation].code) {
    super(code);
    this.situation = situation;
  }

  get because(): string {
    return SITUATIONS[this.situation].because;
  }
}
