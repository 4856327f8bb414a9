import type { NmbrsErrorName } from '../../contracts/interface/errors.ts';
import type { Confidence } from '../../contracts/interface/provenance.ts';
import { NmbrsFault } from '../world/nmbrs-fault.ts';

export interface Situation {
  readonly error: NmbrsErrorName;
  /** What is the matter; goes into the log of calls, never onto the wire. */
  readonly because: string;
  /** How sure it is that the real service answers this error. */
  readonly confidence: Confidence;
}

/**
 * Every situation in which a call is refused for who makes it, with the error the caller gets: the one table of the
 * auth model (behaviour fact sheet, §3 to §5; errors.json). Checks run in this order; those of single sign-on are
 * followed by `no-subscription` and `call-off`.
 */
export const SITUATIONS = {
  'no-header': {
    error: 'InvalidAuthentication',
    because: 'the call carries no auth header',
    confidence: 'low',
  },
  'unknown-username': {
    error: 'InvalidAuthentication',
    because: 'no login has this username',
    confidence: 'high',
  },
  'wrong-token': {
    error: 'InvalidAuthentication',
    because: 'the token is not one of this login',
    confidence: 'high',
  },
  'wrong-domain': {
    error: 'InvalidAuthentication',
    because: "the domain is not the login's environment",
    confidence: 'high',
  },
  'domain-missing': {
    error: 'InvalidAuthentication',
    because: 'the domain is missing, and this environment wants it',
    confidence: 'low',
  },
  'login-created': {
    error: 'InvalidAuthentication',
    because: 'the login was made, but never invited',
    confidence: 'high',
  },
  'login-invited': {
    error: 'InvalidAuthentication',
    because: 'the login was invited, but never activated',
    confidence: 'high',
  },
  'login-deactivated': {
    error: 'InvalidAuthentication',
    because: 'the login is deactivated',
    confidence: 'high',
  },
  'login-deleted': { error: 'InvalidAuthentication', because: 'the login is deleted', confidence: 'high' },
  'template-without-token': {
    error: 'InvalidAuthentication',
    because: 'the user template of the login allows no API token',
    confidence: 'high',
  },
  'api-account-off': {
    error: 'InvalidAuthentication',
    because: 'the API account of the login is switched off',
    confidence: 'high',
  },
  'sandbox-not-copied': {
    error: 'InvalidAuthentication',
    because: 'the sandbox is the copy of last night, and the token is younger',
    confidence: 'low',
  },
  'token-reset': {
    error: 'InvalidAuthentication',
    because: 'the token was reset; the login has a newer one',
    confidence: 'high',
  },
  'no-subscription': {
    error: 'NoValidSubscription',
    because: 'the environment has no valid subscription',
    confidence: 'high',
  },
  'call-off': {
    error: 'UnauthorizedCall',
    because: 'the user template has this call switched off',
    confidence: 'high',
  },
  'debtor-hidden': {
    error: 'UnauthorizedId',
    because: 'the debtor does not exist or is hidden from the login',
    confidence: 'high',
  },
  'company-hidden': {
    error: 'UnauthorizedId',
    because: 'the company does not exist or is hidden from the login',
    confidence: 'high',
  },
  'employee-hidden': {
    error: 'UnauthorizedId',
    because: 'the employee does not exist or is hidden from the login',
    confidence: 'high',
  },
  'free-trial': {
    error: 'NotOnFreeTrial',
    because: 'the environment is on a free trial, which may not do this',
    confidence: 'low',
  },
  'sso-unknown-domain': {
    error: 'InvalidDomain',
    because: 'no environment has this domain',
    confidence: 'high',
  },
  'sso-wrong-pair': {
    error: 'InvalidCredentials',
    because: 'username and password (or token) do not belong together',
    confidence: 'high',
  },
  'sso-several-environments': {
    error: 'UsernameInSeveralEnvironments',
    because: 'the username is a login in several environments',
    confidence: 'high',
  },
  'sso-inactive': { error: 'InvalidCredentials', because: 'the login is not active', confidence: 'low' },
} as const satisfies Record<string, Situation>;

export type SituationName = keyof typeof SITUATIONS;

/** A call refused for who makes it. */
export class Refusal extends NmbrsFault {
  readonly situation: SituationName;

  /** @param error where a profile of the environment chooses another than the likeliest. */
  constructor(situation: SituationName, error: NmbrsErrorName = SITUATIONS[situation].error) {
    super(error);
    this.situation = situation;
  }

  get because(): string {
    return SITUATIONS[this.situation].because;
  }
}
