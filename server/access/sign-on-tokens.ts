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

  /** How many there are, those included that expired and were not used. */
  get count(): number {
    return this.#tokens.size;
  }

  /** @throws NotPossible when the server has no room for another one. */
  issue(loginId: number, { now, capacity }: Environment): string {
    this.#dropExpired(now);
    capacity.require('sign-on-tokens');
    const token = randomUUID();
    this.#tokens.set(token, { loginId, expiresAt: secondsAfter(now, LIFETIME) });
    return token;
  }

  /** Those that expire first stand first, unless the clock was set back meanwhile. */
  #dropExpired(now: DateTime): void {
    for (const [token, { expiresAt }] of this.#tokens) {
      if (now < expiresAt) return;
      this.#tokens.delete(token);
    }
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
