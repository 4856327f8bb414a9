import { createHash, timingSafeEqual } from 'node:crypto';
import type { Operation } from '../../contracts/interface/model.ts';
import type { Environment } from '../world/environment.ts';
import { NmbrsFault } from '../world/nmbrs-fault.ts';
import type { World } from '../world/world.ts';
import { compileNamed, type FindNamed } from './identities.ts';
import type { Login } from './login.ts';
import { View } from './view.ts';

/** What the header of a call says; null where an element was missing. */
export interface Credentials {
  readonly Username?: unknown;
  readonly Token?: unknown;
  readonly Domain?: unknown;
}

/** Who calls, and what of which environment that login sees. */
export interface Caller {
  readonly login: Login;
  readonly environment: Environment;
  readonly view: View;
}

/** The way into the services: who may enter, and which records a call may name. */
export class Gate {
  readonly #world: World;
  readonly #logins = new Map<string, { readonly login: Login; readonly tokenDigest: Buffer }[]>();
  readonly #named = new Map<Operation, FindNamed>();

  constructor(world: World, logins: readonly Login[]) {
    this.#world = world;
    for (const login of logins) {
      const key = login.username.toLowerCase();
      const others = this.#logins.get(key) ?? [];
      this.#logins.set(key, [...others, { login, tokenDigest: digest(login.token) }]);
    }
  }

  /**
   * Lets a caller in by the header of its call. Domain may be left out, but when given it must be the login's
   * environment, without regard to case (behaviour fact sheet, authentication header).
   * @throws NmbrsFault 1001 when there is no header, or it names no login.
   */
  enter(credentials: Credentials | null): Caller {
    const { Username, Token, Domain } = credentials ?? {};
    if (typeof Username !== 'string' || typeof Token !== 'string') throw new NmbrsFault(1001);
    const given = digest(Token);
    const found = (this.#logins.get(Username.toLowerCase()) ?? []).find(({ tokenDigest }) =>
      timingSafeEqual(tokenDigest, given),
    );
    const environment = found && this.#world.environment(found.login.environment);
    if (!environment) throw new NmbrsFault(1001);
    if (typeof Domain === 'string' && Domain !== '' && Domain.toLowerCase() !== environment.subdomain)
      throw new NmbrsFault(1001);
    return { login: found.login, environment, view: new View(environment, found.login) };
  }

  /**
   * Holds every debtor, company and employee id of the arguments against what the caller sees, before anything is done:
   * a batch with one foreign row changes nothing.
   * @throws NmbrsFault 1003 for the first one that is hidden or unknown.
   */
  requireSight({ view }: Caller, operation: Operation, args: Readonly<Record<string, unknown>>): void {
    let findNamed = this.#named.get(operation);
    if (!findNamed) {
      findNamed = compileNamed(operation);
      this.#named.set(operation, findNamed);
    }
    for (const { scope, id } of findNamed(args)) if (!view.sees(scope, id)) throw new NmbrsFault(1003);
  }
}

/** Tokens are compared by digest: equal lengths, so that the comparison takes the same time whatever was sent. */
function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
