import { publicAddress } from '../../base/public-address.ts';
import { elapsed, setTimeout } from '../../base/real-time.ts';
import { Unreachable } from '../../base/unreachable.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { Case } from '../format/case.ts';
import { isNotLetIn } from '../wire/access-errors.ts';
import { decodeFault } from '../wire/decode.ts';
import { askedTwice, type HttpAnswer, type HttpRequest, post, send } from '../wire/soap-client.ts';
import { AccountRecords, NotTheService } from './account-records.ts';
import { type Accounts, RecordChooser } from './record-chooser.ts';
import { type Credentials, EndOfRun, NotHere, type Setting, type Target } from './target.ts';

/** What a real service needs to be called is missing; the message says which variables to set. */
export class Missing extends Error {}

export interface ServiceOptions {
  /** Also run cases that change something. */
  readonly allowWrites: boolean;
  /** The least time between two calls, in milliseconds. */
  readonly pace: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Records with which a case is tried until they are as it supposes. */
const MOST_TRIES = 10;

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
  readonly #url: string;
  readonly #environment: Environment;
  readonly #main: Credentials;
  readonly #options: ServiceOptions;
  readonly #pace: Pace;
  readonly #chooser = new RecordChooser();
  readonly #accounts = new Map<string, AccountRecords>();
  #check: Promise<void> | null = null;

  constructor(url: string, environment: Environment, main: Credentials, options: ServiceOptions) {
    this.name = publicAddress(url);
    this.#url = url;
    this.#environment = environment;
    this.#main = main;
    this.#options = options;
    this.#pace = new Pace(options.pace);
  }

  whyNot({ mockOnly, writes }: Case): string | null {
    const [why] = mockOnly;
    if (why !== undefined) return `only a mock can hold it: ${why}`;
    if (writes && !this.#options.allowWrites) return 'it changes something; --allow-writes permits that';
    return null;
  }

  async open(one: Case): Promise<Setting> {
    // Asked for anew after a login was not let in.
    this.#check ??= this.#checkAccount();
    await this.#check;
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
    return this.#setting(one, logins, []);
  }

  /**
   * Asks for what every login sees some of, before the first case: what is wrong then is wrong with every case.
   * @throws EndOfRun
   */
  async #checkAccount(): Promise<void> {
    const key = keyOf(this.#main);
    const records = this.#newRecords(this.#main);
    try {
      await records.debtors();
      // What is known of it already is as good.
      if (!this.#accounts.has(key)) this.#accounts.set(key, records);
    } catch (error) {
      if (error instanceof NotHere) return;
      if (error instanceof EndOfRun || !(error instanceof Error)) throw error;
      const isUnanswered = error instanceof Unreachable;
      throw error instanceof NotTheService
        ? new EndOfRun(`${this.name} is no Nmbrs: ${error.message}; check the address.`)
        : new EndOfRun(error.message, isUnanswered);
    }
  }

  /** @param tried what the case was tried with before. */
  async #setting(
    one: Case,
    logins: ReadonlyMap<string, Credentials>,
    tried: readonly (readonly string[])[],
  ): Promise<Setting> {
    const accounts: Accounts = new Map([...logins].map(([name, login]) => [name, this.#recordsOf(login)]));
    const { ids, monthsLater } = await this.#chooser.choose(one, accounts, new Set(tried.flat()));
    const chosen = [...ids.values()];
    return {
      logins,
      ids,
      monthsLater,
      post: (operation, envelope) => this.#postForCase(operation, envelope),
      send: (request) => this.#send(request),
      change: () => Promise.reject(new Error('a real service has no control API')),
      remarks: async () => null,
      another: async () => {
        if (tried.length + 1 === MOST_TRIES || tried.some((before) => before.join() === chosen.join()))
          return null;
        return this.#setting(one, logins, [...tried, chosen]);
      },
      close: async () => {},
    };
  }

  #recordsOf(login: Credentials): AccountRecords {
    const key = keyOf(login);
    const known = this.#accounts.get(key) ?? this.#newRecords(login);
    this.#accounts.set(key, known);
    return known;
  }

  #newRecords(login: Credentials): AccountRecords {
    const isOwn = login === this.#main;
    return new AccountRecords((operation, envelope) => this.#post(operation, envelope), login, isOwn);
  }

  /** A login that is not let in may be what the case is about, or the account may have been shut out since. */
  async #postForCase(operation: Operation, envelope: string): Promise<HttpAnswer> {
    const answer = await this.#post(operation, envelope);
    if (isShutOut(answer)) this.#check = null;
    return answer;
  }

  /** What only reads is asked once more when its connection drops. */
  async #post(operation: Operation, envelope: string): Promise<HttpAnswer> {
    const attempt = async () => {
      await this.#pace.wait();
      return post(this.#url, operation, envelope);
    };
    return (operation.writes ? attempt() : askedTwice(attempt)).catch(unreachable);
  }

  async #send(request: HttpRequest): Promise<HttpAnswer> {
    await this.#pace.wait();
    return send(this.#url, request).catch(unreachable);
  }
}

function keyOf(login: Credentials): string {
  return JSON.stringify(login);
}

function isShutOut({ status, body }: HttpAnswer): boolean {
  if (status !== 500) return false;
  try {
    return isNotLetIn(decodeFault(body)?.code ?? null);
  } catch {
    return false;
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
    const now = elapsed();
    const at = Math.max(now, this.#next);
    this.#next = at + this.#between;
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
  }
}
