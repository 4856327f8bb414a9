import type { RecordedCall } from '../contracts/control/calls.ts';
import { CallJournal, type CallMessages, type CleanContractOptions } from '../server/journal/call-journal.ts';
import { ControlApi } from './control-api.ts';

/** A login that is wanted in an environment; `name` is how the test calls it, the archetype unless said otherwise. */
export interface LoginWanted {
  readonly archetype: string;
  readonly name?: string;
}

/** What an environment is to be like. */
export interface EnvironmentWanted {
  /** The environment it begins as a copy of; `demo` unless said otherwise. */
  readonly from?: string;
  readonly subdomain?: string;
  /** One `master` unless said otherwise. */
  readonly logins?: readonly LoginWanted[];
}

/** A login that can be used at once. */
export interface UsableLogin {
  readonly id: number;
  readonly username: string;
  readonly token: string;
  readonly password: string;
  readonly domain: string;
}

/** How long one request for calls is held open. */
const LONGEST_WAIT_MS = 30_000;

/** A mock that runs somewhere: in another process, in a container, on another machine. */
export class MockClient {
  /** `http://host:port`, without a slash at the end. */
  readonly url: string;
  readonly #control: ControlApi;

  /** @param controlToken what the mock demands of who uses its control API. */
  constructor(url: string, { controlToken = null }: { readonly controlToken?: string | null } = {}) {
    this.url = url.replace(/\/$/, '');
    this.#control = new ControlApi(this.url, controlToken);
  }

  /**
   * Makes an environment for a test, with logins of its own.
   * @throws Error with the words of the mock when it refuses, or when nobody answers.
   */
  async environment(wanted: EnvironmentWanted = {}): Promise<TestEnvironment> {
    const made = await this.#control.ask<{ subdomain: string; logins: Record<string, UsableLogin> }>(
      'POST',
      '/environments',
      wanted,
    );
    return new TestEnvironment(this.url, this.#control, made.subdomain, made.logins);
  }
}

/** An environment of a mock that is reached over HTTP, made for one test. */
export class TestEnvironment {
  /** Of the mock: clients read `<url>/soap/v3/EmployeeService.asmx?WSDL`. */
  readonly url: string;
  readonly subdomain: string;
  /** Those it was made with, by name. */
  readonly logins: Readonly<Record<string, UsableLogin>>;
  /** What was called in it. */
  readonly calls: CallJournal;
  readonly #control: ControlApi;
  #isDeleted = false;

  constructor(
    url: string,
    control: ControlApi,
    subdomain: string,
    logins: Readonly<Record<string, UsableLogin>>,
  ) {
    this.url = url;
    this.subdomain = subdomain;
    this.logins = logins;
    this.#control = control;
    this.calls = new CallJournal(new RemoteCalls(control, subdomain));
  }

  /** What a call sends as `Domain`. */
  get domain(): string {
    return this.subdomain;
  }

  /** The login a test gets without asking for others. @throws Error when the environment was made without it. */
  get master(): UsableLogin {
    return this.login('master');
  }

  /** @throws Error for one it was not made with. */
  login(name: string): UsableLogin {
    const login = this.logins[name];
    if (!login)
      throw new Error(
        `there is no login '${name}'; the environment was made with ${Object.keys(this.logins).join(', ')}`,
      );
    return login;
  }

  /** @param now Dutch wall-clock time without a zone: `2026-12-01T09:00:00`. */
  setClock(now: string, { frozen }: { readonly frozen?: boolean } = {}): Promise<void> {
    return this.#ask('PATCH', '/clock', { now, ...(frozen === undefined ? {} : { frozen }) });
  }

  /** Moves the clock on, or back. */
  advanceClock(
    span: Readonly<Partial<Record<'days' | 'hours' | 'minutes' | 'seconds', number>>>,
  ): Promise<void> {
    return this.#ask('POST', '/clock/advance', span);
  }

  /** Makes trouble for its calls, as `POST /_mock/environments/{environment}/trouble` takes it. */
  addTrouble(definition: Readonly<Record<string, unknown>>): Promise<void> {
    return this.#ask('POST', '/trouble', definition);
  }

  /** Everything as it was when it was made. */
  reset(): Promise<void> {
    return this.#ask('POST', '/reset');
  }

  /** Whether a test has deleted it. */
  get isDeleted(): boolean {
    return this.#isDeleted;
  }

  /** A test may delete it; whoever made it for the test finds nothing left to do then. */
  async delete(): Promise<void> {
    if (this.#isDeleted) return;
    await this.#ask('DELETE', '');
    this.#isDeleted = true;
  }

  /** @throws CallsNotAsExpected that tells everything the real service would have swallowed. */
  expectCleanContract(options?: CleanContractOptions): Promise<void> {
    return this.calls.expectClean(options);
  }

  #ask<T>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> {
    return this.#control.ask(method, `/environments/${this.subdomain}${path}`, body);
  }
}

class RemoteCalls {
  readonly #control: ControlApi;
  readonly #subdomain: string;
  readonly #path: string;

  constructor(control: ControlApi, subdomain: string) {
    this.#control = control;
    this.#subdomain = subdomain;
    this.#path = `/environments/${subdomain}`;
  }

  list(): Promise<RecordedCall[]> {
    return this.#control.ask('GET', `${this.#path}/calls`);
  }

  async wait(operation: string, since: number, ms: number): Promise<void> {
    const query = new URLSearchParams({
      operation,
      since: String(since),
      count: '1',
      within: String(Math.min(ms, LONGEST_WAIT_MS) / 1000),
    });
    await this.#control.ask('GET', `${this.#path}/calls?${query}`);
  }

  async messages(number: number): Promise<CallMessages> {
    const messages = await this.#control.ask<CallMessages>('GET', `/calls/${number}`);
    if (messages.call.environment === this.#subdomain) return messages;
    throw new Error(`call ${number} of ${this.#subdomain} is not remembered; list() gives those that are`);
  }

  har(): Promise<object> {
    return this.#control.ask('GET', `${this.#path}/calls.har`);
  }

  forget(): Promise<void> {
    return this.#control.ask('DELETE', `${this.#path}/calls`);
  }
}
