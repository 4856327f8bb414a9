import type { NamedLogin } from '../../fixtures/logins.ts';

/** A login that may call the API: who it is, and what it is confined to. */
export interface Login {
  readonly environment: string;
  /** An e-mail address; the same one may be a login in several environments. */
  readonly username: string;
  readonly token: string;
  /** The one debtor of a login at debtor level; null at master level. */
  readonly debtorId: number | null;
  /** The companies it is confined to; null when it sees all of its debtors. */
  readonly companyIds: readonly number[] | null;
}

export function loginOf({ environment, username, token, debtorId, companyIds }: NamedLogin): Login {
  return { environment, username, token, debtorId: debtorId ?? null, companyIds: companyIds ?? null };
}
