import { randomInt, randomUUID } from 'node:crypto';
import type { DateTime } from '../../fixtures/seed.ts';
import { secondsAfter } from '../world/clock.ts';
import type { Environment } from '../world/environment.ts';
import type { Table } from '../world/table.ts';

/** How long a single sign-on token lives, in seconds (fact: sign-on-token-lifetime). */
const LIFETIME = 30;

/** The ids of tokens are drawn below it, as far as Node draws. */
const LARGEST_ID = 2 ** 48 - 1;

/** A single sign-on token that was given out. */
export interface SignOnToken {
  readonly id: number;
  readonly token: string;
  readonly loginId: number;
  readonly expiresAt: DateTime;
}

/** Tokens of single sign-on, which are found by their texts. */
export type SignOnTokenTable = Table<SignOnToken, 'token'>;

/** The single sign-on tokens an environment has given out and that were not used yet. */
export class SignOnTokens {
  readonly #environment: Environment;
  readonly #tokens: SignOnTokenTable;

  constructor(environment: Environment, tokens: SignOnTokenTable) {
    this.#environment = environment;
    this.#tokens = tokens;
  }

  /** How many are worth something. */
  get count(): number {
    const { now } = this.#environment;
    let count = 0;
    for (const { expiresAt } of this.#tokens.written()) if (now < expiresAt) count++;
    return count;
  }

  /** @throws NotPossible when the server has no room for another one. */
  issue(loginId: number): string {
    const { now, capacity } = this.#environment;
    capacity.require('sign-on-tokens');
    this.#dropExpired();
    const token = randomUUID();
    this.#tokens.put({ id: this.#newId(), token, loginId, expiresAt: secondsAfter(now, LIFETIME) });
    return token;
  }

  /** Whether a token was given out here, and not used. */
  has(token: string): boolean {
    return this.#find(token) !== undefined;
  }

  /**
   * The login the token was given to; null for one that expired, was used or never was. It works once
   * (mark: sign-on-token-once).
   */
  redeem(token: string): number | null {
    const found = this.#find(token);
    if (!found) return null;
    this.#tokens.delete(found.id);
    return this.#environment.now < found.expiresAt ? found.loginId : null;
  }

  #find(token: string): SignOnToken | undefined {
    const [found] = this.#tokens.having('token', token);
    return found;
  }

  /** Those that were given out first expire first; where the clock was set back meanwhile, some are dropped later. */
  #dropExpired(): void {
    const { now } = this.#environment;
    const expired: number[] = [];
    for (const { id, expiresAt } of this.#tokens.written()) {
      if (now < expiresAt) break;
      expired.push(id);
    }
    for (const id of expired) this.#tokens.delete(id);
  }

  /** Nobody sees it: it takes none of those that records are given. */
  #newId(): number {
    const id = randomInt(1, LARGEST_ID);
    return this.#tokens.has(id) ? this.#newId() : id;
  }
}
