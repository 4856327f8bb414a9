import type { Operation, Scope } from '../../interface/model.ts';
import type { Case, Given } from '../format/case.ts';
import { type HttpAnswer, type HttpRequest, post, send } from '../wire/soap-client.ts';
import { RecordFinder } from './record-finder.ts';
import { type Credentials, NotHere, type Setting, type Target, Unreachable } from './target.ts';

/** What a real service needs to be called is missing; the message says which variables to set. */
export class Missing extends Error {}

export interface ServiceOptions {
  /** Also run cases that change something. */
  readonly allowWrites: boolean;
  /** The least time between two calls, in milliseconds; four calls a second unless said otherwise. */
  readonly pace?: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PACE = 250;

/**
 * A real service. It is only read unless writes are allowed, called at a gentle pace, and the records of a case are
 * ones the account sees.
 * @throws Missing without credentials in the environment.
 */
export function serviceTarget(url: string, environment: Environment, options: ServiceOptions): Target {
  const main = credentialsOf(environment, '');
  if (!main)
    throw new Missing('a real service needs NMBRS_USERNAME and NMBRS_TOKEN, and on version 3 NMBRS_DOMAIN.');
  return new ServiceTarget(url, environment, main, options);
}

class ServiceTarget implements Target {
  readonly name: string;
  readonly isReal = true;
  readonly #environment: Environment;
  readonly #main: Credentials;
  readonly #options: ServiceOptions;
  readonly #pace: Pace;
  readonly #finder: RecordFinder;

  constructor(url: string, environment: Environment, main: Credentials, options: ServiceOptions) {
    this.name = url;
    this.#environment = environment;
    this.#main = main;
    this.#options = options;
    this.#pace = new Pace(options.pace ?? DEFAULT_PACE);
    this.#finder = new RecordFinder((operation, envelope) => this.#post(operation, envelope), main);
  }

  whyNot({ mockOnly, writes }: Case): string | null {
    const [why] = mockOnly;
    if (why !== undefined) return `only a mock can hold it: ${why}`;
    if (writes && !this.#options.allowWrites) return 'it changes something; --allow-writes permits that';
    return null;
  }

  async open(one: Case): Promise<Setting> {
    const logins = new Map<string, Credentials>();
    for (const [name, { archetype }] of one.logins) {
      const found =
        archetype === 'master' ? this.#main : credentialsOf(this.#environment, `${variable(name)}_`);
      if (!found)
        throw new NotHere(
          `no credentials for the login ${name}; set NMBRS_${variable(name)}_USERNAME and _TOKEN`,
        );
      if (one.uses.has(`${name}.password`) && found.password === '')
        throw new NotHere(`no password for the login ${name}; set ${passwordVariable(name, archetype)}`);
      logins.set(name, found);
    }
    const given = await this.#given(one.given);
    return {
      logins,
      given,
      post: (operation, envelope) => this.#post(operation, envelope),
      send: (request) => this.#send(request),
      change: () => Promise.reject(new Error('a real service has no control API')),
      findings: async () => null,
      close: async () => {},
    };
  }

  /** Ones the account sees: an employee of the case's company, a company of its debtor. */
  async #given(wanted: readonly Given[]): Promise<Map<string, string>> {
    const given = new Map<string, string>();
    const used: Record<Scope, Set<string>> = { debtor: new Set(), company: new Set(), employee: new Set() };
    for (const { name, scope } of wanted) {
      if (scope === null) throw new NotHere(`$${name} is no id that could be found on a real service`);
      const found = await this.#finder.find(scope, used[scope]);
      if (found === null)
        throw new NotHere(`the account sees too few of what $${name} stands for, ${scope} ids`);
      used[scope].add(found);
      given.set(name, found);
    }
    return given;
  }

  async #post(operation: Operation, envelope: string): Promise<HttpAnswer> {
    await this.#pace.wait();
    return post(this.name, operation, envelope).catch(unreachable);
  }

  async #send(request: HttpRequest): Promise<HttpAnswer> {
    await this.#pace.wait();
    return send(this.name, request).catch(unreachable);
  }
}

function unreachable(error: Error): never {
  throw new Unreachable(error.message);
}

function variable(login: string): string {
  return login.toUpperCase().replaceAll('-', '_');
}

/** The main credentials are those of a master. */
function passwordVariable(login: string, archetype: string): string {
  return archetype === 'master' ? 'NMBRS_PASSWORD' : `NMBRS_${variable(login)}_PASSWORD`;
}

function credentialsOf(environment: Environment, infix: string): Credentials | null {
  const part = (name: string) => environment[`NMBRS_${infix}${name}`] || null;
  const [username, token] = [part('USERNAME'), part('TOKEN')];
  if (username === null || token === null) return null;
  return { username, token, domain: part('DOMAIN'), password: part('PASSWORD') ?? '' };
}

/** Lets one call through at a time, and none sooner after the last than it should. */
class Pace {
  readonly #between: number;
  #next = 0;

  constructor(between: number) {
    this.#between = between;
  }

  async wait(): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, this.#next);
    this.#next = at + this.#between;
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
  }
}
