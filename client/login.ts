import type { UsableLogin } from '../contracts/control/environments.ts';
import type { LoginChange, LoginRecord, LoginState, LoginStep } from '../contracts/control/logins.ts';
import type { Mail } from '../contracts/control/outbox.ts';
import type { ArchetypeName } from '../contracts/logins/archetypes.ts';
import { type Method, pathOf, type Transport } from './transport.ts';

/** What a test needs of a login at once. */
interface LoginProperties {
  readonly id: number;
  /** What a test calls it; null for one that was added later. */
  readonly name: string | null;
  /** What it is an example of; null for one that was added later. */
  readonly archetype: ArchetypeName | null;
  /** An e-mail address. */
  readonly username: string;
  /**
   * What its user types as token, whatever that is worth: the one in force, else what it was made with. The archetype
   * `token-reset` types its old token until it is reset once more. Empty for a login that never had one.
   */
  readonly token: string;
  /** For single sign-on. */
  readonly password: string;
  /** What a call sends as `Domain`: the subdomain of its environment, which may be a companion. */
  readonly domain: string;
  readonly level: 'master' | 'debtor';
  readonly state: LoginState;
  /** What happens to its user, as the login stands. */
  readonly expect: string;
}

/**
 * A login of a mock, and every step it can take; what cannot be done throws NotPossible, which says why. Its properties
 * follow its own steps, and the resets and restores of its environment; `read` tells what it is after other changes.
 */
export class Login implements LoginProperties {
  declare readonly id: number;
  declare readonly name: string | null;
  declare readonly archetype: ArchetypeName | null;
  declare readonly username: string;
  declare readonly token: string;
  declare readonly password: string;
  declare readonly domain: string;
  declare readonly level: 'master' | 'debtor';
  declare readonly state: LoginState;
  declare readonly expect: string;
  readonly #transport: Transport;

  constructor(transport: Transport, properties: LoginProperties) {
    this.#transport = transport;
    this.#become(properties);
  }

  /** One that was made with its environment. */
  static made(transport: Transport, name: string, login: UsableLogin): Login {
    const { id, archetype, username, token, password, domain, level, state, expect } = login;
    return new Login(transport, {
      ...{ id, name, archetype, username, token, password, domain, level, state, expect },
    });
  }

  static of(transport: Transport, record: LoginRecord): Login {
    return new Login(transport, propertiesOf(record));
  }

  /** Everything the server knows of it now. */
  async read(): Promise<LoginRecord> {
    return this.#step('GET', '');
  }

  /** The steps that it took until now, by the clock of its environment, oldest first. */
  history(): Promise<LoginStep[]> {
    return this.#transport.ask('GET', `${this.#path}/history`);
  }

  /** Sends the activation mail, also again; earlier links stop working. */
  async invite(): Promise<Mail> {
    const mail = await this.#transport.ask<Mail>('POST', `${this.#path}/invite`);
    await this.read();
    return mail;
  }

  /** Follows the link in the newest activation mail, and sets the password. */
  async activate(password: string = this.password || `Geheim-login-${this.id}`): Promise<void> {
    await this.#step('POST', '/activate', { password });
  }

  async deactivate(): Promise<void> {
    await this.#step('POST', '/deactivate');
  }

  /** With the password, tokens and API account it had. */
  async reactivate(): Promise<void> {
    await this.#step('POST', '/reactivate');
  }

  /** Switching on gives a token when there is none yet. */
  async switchApiAccount(on: boolean): Promise<void> {
    await this.#step('PUT', '/api-account', { on });
  }

  /** The old token is dead at once; `token` is the new one. */
  async resetToken(): Promise<void> {
    await this.#step('POST', '/reset-token');
  }

  /** Its filter and its template, in force at once. */
  async change(change: LoginChange): Promise<void> {
    await this.#step('PATCH', '', change);
  }

  /** Its token is dead, its address free. */
  async delete(): Promise<void> {
    await this.#transport.ask('DELETE', this.#path);
    await this.read();
  }

  /** For its environment, after a reset or restore. @param record null when it is not there any more. */
  follow(record: LoginRecord | null): void {
    if (record) this.#become(propertiesOf(record));
    else Object.assign(this, { state: 'deleted' } satisfies Pick<LoginProperties, 'state'>);
  }

  async #step(method: Method, behind: string, body?: object): Promise<LoginRecord> {
    const record = await this.#transport.ask<LoginRecord>(method, this.#path + behind, body);
    this.#become(propertiesOf(record));
    return record;
  }

  #become(properties: LoginProperties): void {
    Object.assign(this, properties);
  }

  get #path(): string {
    return pathOf('environments', this.domain, 'logins', this.id);
  }
}

function propertiesOf(record: LoginRecord): LoginProperties {
  const { id, name, archetype, username, typed, domain, level, state, expect } = record;
  return { id, name, archetype, username, ...typed, domain, level, state, expect };
}
