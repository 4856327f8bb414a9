import type { NmbrsErrorCode } from '../../contracts/interface/errors.ts';
import type { Confidence } from '../../contracts/interface/model.ts';
import { NmbrsFault } from '../world/nmbrs-fault.ts';

export interface Situation {
  readonly code: NmbrsErrorCode;
  /** What is the matter; goes into the log of calls, never onto the wire. */
  readonly because: string;
  /** How sure it is that the real service answers this code. */
  readonly confidence: Confidence;
}

/**
 * Every situation in which a call is refused for who makes it, with the code the caller gets: the one table of the auth
 * model (behaviour fact sheet, §3 to §5; errors.json). Checks run in this order; those of single sign-on are followed by
 * `no-subscription` and `call-off`.
 */
export const SITUATIONS = {
  'no-header': { code: 1001, because: 'the call carries no auth header', confidence: 'low' },
  'unknown-username': { code: 1001, because: 'no login has this username', confidence: 'high' },
  'wrong-token': { code: 1001, because: 'the token is not one of this login', confidence: 'high' },
  'wrong-domain': { code: 1001, because: "the domain is not the login's environment", confidence: 'high' },
  'domain-missing': {
    code: 1001,
    because: 'the domain is missing, and this environment wants it',
    confidence: 'low',
  },
  'login-created': { code: 1001, because: 'the login was made, but never invited', confidence: 'high' },
  'login-invited': { code: 1001, because: 'the login was invited, but never activated', confidence: 'high' },
  'login-deactivated': { code: 1001, because: 'the login is deactivated', confidence: 'high' },
  'login-deleted': { code: 1001, because: 'the login is deleted', confidence: 'high' },
  'template-without-token': {
    code: 1001,
    because: 'the user template of the login allows no API token',
    confidence: 'high',
  },
  'api-account-off': {
    code: 1001,
    because: 'the API account of the login is switched off',
    confidence: 'high',
  },
  'sandbox-not-copied': {
    code: 1001,
    because: 'the sandbox is the copy of last night, and the token is younger',
    confidence: 'low',
  },
  'token-reset': {
    code: 1001,
    because: 'the token was reset; the login has a newer one',
    confidence: 'high',
  },
  'no-subscription': { code: 1004, because: 'the environment has no valid subscription', confidence: 'high' },
  'call-off': { code: 1002, because: 'the user template has this call switched off', confidence: 'high' },
  'debtor-hidden': {
    code: 1003,
    because: 'the debtor does not exist or is hidden from the login',
    confidence: 'high',
  },
  'company-hidden': {
    code: 1003,
    because: 'the company does not exist or is hidden from the login',
    confidence: 'high',
  },
  'employee-hidden': {
    code: 1003,
    because: 'the employee does not exist or is hidden from the login',
    confidence: 'high',
  },
  'free-trial': {
    code: 2013,
    because: 'the environment is on a free trial, which may not do this',
    confidence: 'low',
  },
  'sso-unknown-domain': { code: 2043, because: 'no environment has this domain', confidence: 'high' },
  'sso-wrong-pair': {
    code: 1000,
    because: 'username and password (or token) do not belong together',
    confidence: 'high',
  },
  'sso-several-environments': {
    code: 2042,
    because: 'the username is a login in several environments',
    confidence: 'high',
  },
  'sso-inactive': { code: 1000, because: 'the login is not active', confidence: 'low' },
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
