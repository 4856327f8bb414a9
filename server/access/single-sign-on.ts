import type { WaitingSteps } from '../../base/turns.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { SignOnDesk } from './sign-on-desk.ts';
import type { TenantLogin, Tenants } from './tenants.ts';

/** Trades a username and a secret for a token with which a browser is logged in (fact: sign-on-address). */
export class SingleSignOn {
  readonly #tenants: Tenants;

  constructor(tenants: Tenants) {
    this.#tenants = tenants;
  }

  /** Where a call of this operation gets its token. */
  desk(operation: Operation): SignOnDesk {
    return new SignOnDesk(this.#tenants, operation, true);
  }

  /** Where a call of this operation is let in, or refused, and gets no token. */
  entrance(operation: Operation): SignOnDesk {
    return new SignOnDesk(this.#tenants, operation, false);
  }

  /**
   * The login a token was given to, which uses the token up; null for one that expired, was used or never was, and for a
   * login that is not active any more.
   * @throws NotPossible when it cannot be kept that it was used.
   */
  *redeem(token: string): WaitingSteps<TenantLogin | null> {
    const tenant = this.#tenants.all().find(({ users }) => users.signOnTokens.has(token));
    if (!tenant) return null;
    const login = yield* tenant.write(({ users }) => {
      const loginId = users.signOnTokens.redeem(token);
      return loginId === null ? null : users.login(loginId);
    });
    return login?.state === 'active' ? { tenant, login } : null;
  }
}
