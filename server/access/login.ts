import type { LoginState, LoginStep } from '../../contracts/control/logins.ts';
import type { ChosenCompanies } from '../../contracts/control/values.ts';
import { ARCHETYPES, type ArchetypeName } from '../../contracts/logins/archetypes.ts';
import type { DateTime } from '../../fixtures/seed.ts';

/** A token a login has or had. */
export interface ApiToken {
  readonly value: string;
  readonly issuedAt: DateTime;
  /** Null while it is the login's token; a reset revokes it. */
  readonly revokedAt: DateTime | null;
}

/** What a login was made as, when it came with its environment. */
export interface LoginRecipe {
  /** What a test calls it. */
  readonly name: string;
  /** Null for one that took steps of its own. */
  readonly archetype: ArchetypeName | null;
  /** What its user types: the token in force, the one that was reset, or one that never was. */
  readonly token: string;
  readonly password: string;
}

/** A login of one environment, at master level or under one debtor. A value: a change is a new record in its place. */
export interface Login {
  readonly id: number;
  /** An e-mail address; the same one may be a login in other environments too. */
  readonly username: string;
  /** Null for one that was added later. */
  readonly recipe: LoginRecipe | null;
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
   * At debtor level: the companies it chose, without which it sees nothing (fact: client-login-sees-chosen). Null at
   * master level.
   */
  readonly companies: ChosenCompanies | null;
  /** Whether its API account is switched on; without it a token is worth nothing (mark: api-account-1001). */
  readonly apiAccount: boolean;
  /** Newest last. */
  readonly tokens: readonly ApiToken[];
  /** Its steps, oldest first; left out of one that was kept by a version of the mock that noted none. */
  readonly history?: readonly LoginStep[];
}

/** The token in force; null when the login has none. */
export function currentToken({ tokens }: Login): string | null {
  return tokens.find(({ revokedAt }) => revokedAt === null)?.value ?? null;
}

/** Every text that is a secret of the login, was one, or is what its user types for one. */
export function secretsOf({ tokens, password, recipe }: Login): string[] {
  const typed = recipe === null ? [] : [recipe.token, recipe.password];
  return [...tokens.map(({ value }) => value), ...(password === null ? [] : [password]), ...typed];
}

/**
 * What the user of a login types, whatever that is worth: the token in force, else the one it was made with; empty for one
 * that never had any. The user of a login that was made with a reset token types the old one until it is reset once more.
 */
export function typedToken(login: Login): string {
  const { recipe, tokens } = login;
  if (recipe === null) return currentToken(login) ?? '';
  const isMadeReset =
    recipe.archetype !== null && ARCHETYPES[recipe.archetype].token === 'reset' && tokens.length === 2;
  return isMadeReset ? recipe.token : (currentToken(login) ?? recipe.token);
}

/** What its user types as password, whatever that is worth; empty for a login that never had one. */
export function typedPassword({ password, recipe }: Login): string {
  return password ?? recipe?.password ?? '';
}
