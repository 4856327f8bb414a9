import type { DateTime } from '../../fixtures/seed.ts';

/**
 * Where a login stands: made, sent the activation mail, active once its link was followed and a password set. Only an
 * active login can do anything.
 */
export type LoginState = 'created' | 'invited' | 'active' | 'deactivated' | 'deleted';

/** A token a login has or had. */
export interface ApiToken {
  readonly value: string;
  readonly issuedAt: DateTime;
  /** Null while it is the login's token; a reset revokes it. */
  readonly revokedAt: DateTime | null;
}

/** A login of one environment, at master level or under one debtor. A value: a change is a new record in its place. */
export interface Login {
  readonly id: number;
  /** An e-mail address; the same one may be a login in other environments too. */
  readonly username: string;
  readonly level: 'master' | 'debtor';
  readonly templateId: number;
  readonly state: LoginState;
  /** For single sign-on; null until the login was activated. */
  readonly password: string | null;
  /** At master level: sees the debtors with at least one of these tags; null sees all (fact: tag-filter). */
  readonly filterTags: readonly number[] | null;
  /** At debtor level: the debtor it lives under. */
  readonly debtorId: number | null;
  /**
   * At debtor level: the companies it is confined to; null sees all of its debtor, where the product shows nothing,
   * which is not followed yet (fact: client-login-sees-chosen).
   */
  readonly companyIds: readonly number[] | null;
  /** Whether its API account is switched on; without it a token is worth nothing (mark: api-account-1001). */
  readonly apiAccount: boolean;
  /** Newest last. */
  readonly tokens: readonly ApiToken[];
}

/** The token in force; null when the login has none. */
export function currentToken({ tokens }: Login): string | null {
  return tokens.find(({ revokedAt }) => revokedAt === null)?.value ?? null;
}
