import { randomUUID } from 'node:crypto';
import type { DateTime } from '../../fixtures/seed.ts';
import { secondsAfter } from '../world/clock.ts';
import type { Environment } from '../world/environment.ts';

/** How long a single sign-on token lives, in seconds (fact: sign-on-token-lifetime). */
const LIFETIME = 30;

interface SignOnToken {
  readonly loginId: number;
  readonly expiresAt: DateTime;
}

/** The single sign-on tokens an environment has given out and that were not used yet. */
export class SignOnTokens {
  readonly #tokens = new Map<string, SignOnToken>();
  #lastToExpire: DateTime = '';
  /** Whether those that expire first stand first: unless the clock was set back meanwhile. */
  #isInOrder = true;

  /** How many are worth something; the others are dropped. */
  countAt(now: DateTime): number {
    for (const [token, { expiresAt }] of this.#tokens)
      if (expiresAt <= now) this.#tokens.delete(token);
      else if (this.#isInOrder) break;
    return this.#tokens.size;
  }

  /** @throws NotPossible when the server has no room for another one. */
  issue(loginId: number, { now, capacity }: Environment): string {
    capacity.require('sign-on-tokens');
    const token = randomUUID();
    const expiresAt = secondsAfter(now, LIFETIME);
    if (this.#tokens.size === 0) this.#isInOrder = true;
    else if (expiresAt < this.#lastToExpire) this.#isInOrder = false;
    this.#lastToExpire = expiresAt;
    this.#tokens.set(token, { loginId, expiresAt });
    return token;
  }

  /** None that was given out is worth anything from now on. */
  clear(): void {
    this.#tokens.clear();
  }

  /**
   * The login the token was given to; null for one that expired, was used or never was. It works once
   * (mark: sign-on-token-once).
   */
  redeem(token: string, now: DateTime): number | null {
    const found = this.#tokens.get(token);
    this.#tokens.delete(token);
    return found && now < found.expiresAt ? found.loginId : null;
  }
}
