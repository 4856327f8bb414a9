import { answeredError } from '../../contracts/interface/answered-error.ts';
import { NMBRS_ERRORS } from '../../contracts/interface/errors.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { Caller, Gate } from './gate.ts';
import { typedToken } from './login.ts';
import { Refusal, SITUATIONS } from './situations.ts';
import type { TenantLogin } from './tenants.ts';

/** Why the gate would not let a call through. */
export interface ForeseenRefusal {
  /** The number of the error of Nmbrs; null for a bare HTTP status. */
  readonly error: number | null;
  readonly because: string;
}

/** What the calls of a login would come to at the gate as everything stands now. None is made, and nothing is written. */
export class Foreseen {
  readonly #gate: Gate;
  readonly #found: TenantLogin;
  readonly #entrance: Caller | Refusal;

  /** @param gate asked for the login with what its user types, at the host of Nmbrs itself. */
  constructor(gate: Gate, found: TenantLogin) {
    this.#gate = gate;
    this.#found = found;
    this.#entrance = refusedOr(() => {
      const { tenant, login } = found;
      const credentials = { Username: login.username, Token: typedToken(login), Domain: tenant.subdomain };
      return gate.enter(credentials, 'api.nmbrs.nl');
    });
  }

  /** Why the login is not let in, whatever it calls; null where it is. */
  get notLetIn(): ForeseenRefusal | null {
    return this.#entrance instanceof Refusal ? foreseenOf(this.#entrance) : null;
  }

  /** Why a call with these arguments would be refused for its caller; null where it would be performed. */
  refusalOf(operation: Operation, args: Readonly<Record<string, unknown>>): ForeseenRefusal | null {
    const { version } = operation.service;
    const { version21 } = this.#found.tenant.settings;
    // Asked before anything else; a bare status is none of the errors of Nmbrs.
    if (version === 'v2.1' && version21 !== 'served') {
      const { error, because } = SITUATIONS['version-closed'];
      return { error: version21 === 'invalid-authentication' ? NMBRS_ERRORS[error].code : null, because };
    }
    const entrance = this.#entrance;
    if (entrance instanceof Refusal) return foreseenOf(entrance);
    const refusal = refusedOr(() => this.#gate.admit(entrance, operation, args));
    return refusal instanceof Refusal
      ? { ...foreseenOf(refusal), error: NMBRS_ERRORS[answeredError(refusal.error, version)].code }
      : null;
  }

  /** How many calls its template has switched off. */
  get callsOff(): number {
    const { login, tenant } = this.#found;
    // The template of a deleted login may be deleted too.
    return tenant.users.templates.all.find(({ id }) => id === login.templateId)?.callsOff.size ?? 0;
  }
}

function foreseenOf({ error, because }: Refusal): ForeseenRefusal {
  return { error: NMBRS_ERRORS[error].code, because };
}

function refusedOr<T>(ask: () => T): T | Refusal {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
