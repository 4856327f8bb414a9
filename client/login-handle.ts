import { NotPossible } from '../base/not-possible.ts';
import type { LoginChange, LoginState } from '../contracts/control/logins.ts';
import { ARCHETYPES, type ArchetypeName } from '../contracts/logins/archetypes.ts';
import { currentToken, type Login } from '../server/access/login.ts';
import { changeLogin } from '../server/access/logins-by-name.ts';
import type { Mail } from '../server/access/outbox.ts';
import type { Tenant } from '../server/access/tenant.ts';

/** What a login was given when it was made. */
export interface GivenLogin {
  readonly id: number;
  /** Null for one that is no example of anything. */
  readonly archetype: ArchetypeName | null;
  /** What its user types, in force or not; empty for one that has no token yet. */
  readonly token: string;
  readonly password: string;
}

/** A login of a running mock, and every step it can take. What cannot be done throws NotPossible, which says why. */
export class LoginHandle {
  readonly id: number;
  readonly archetype: ArchetypeName | null;
  readonly #tenantOf: () => Tenant;
  readonly #given: GivenLogin;

  /** @param tenantOf its environment; throws when that is gone. */
  constructor(tenantOf: () => Tenant, given: GivenLogin) {
    this.id = given.id;
    this.archetype = given.archetype;
    this.#tenantOf = tenantOf;
    this.#given = given;
  }

  /** Everything the server knows of it, as it is now. */
  get login(): Login {
    return this.#tenant.users.login(this.id);
  }

  /** The subdomain of its environment. */
  get environment(): string {
    return this.#tenant.subdomain;
  }

  /** What a call sends as `Domain`. */
  get domain(): string {
    return this.#tenant.subdomain;
  }

  get username(): string {
    return this.login.username;
  }

  /**
   * What its user types as token, whatever that is worth: the one in force, else what it was made with. The archetype
   * `token-reset` types its old token until it is reset once more.
   */
  get token(): string {
    const { tokens } = this.login;
    const isMadeReset = this.archetype !== null && ARCHETYPES[this.archetype].token === 'reset';
    if (isMadeReset && tokens.length === 2) return this.#given.token;
    return currentToken(this.login) ?? this.#given.token;
  }

  /** For single sign-on. */
  get password(): string {
    return this.login.password ?? this.#given.password;
  }

  get level(): 'master' | 'debtor' {
    return this.login.level;
  }

  get state(): LoginState {
    return this.login.state;
  }

  /** What happens to who uses it, unless somebody changed it; null for one that is no example of anything. */
  get expect(): string | null {
    return this.archetype && ARCHETYPES[this.archetype].expect;
  }

  /** Sends the activation mail, also again; earlier links stop working. */
  async invite(): Promise<Mail> {
    return this.#tenant.users.invite(this.id);
  }

  /** Follows the link in the newest activation mail, and sets the password. */
  async activate(password: string = this.#given.password): Promise<void> {
    const { users } = this.#tenant;
    const mail = users.mails.findLast(({ loginId }) => loginId === this.id);
    if (!mail)
      throw new NotPossible(
        'conflict',
        'state',
        `${this.username} was sent no activation mail.`,
        'Invite the login first.',
      );
    users.activate(mail.code, password);
  }

  async deactivate(): Promise<void> {
    this.#tenant.users.deactivate(this.id);
  }

  /** With the password, tokens and API account it had. */
  async reactivate(): Promise<void> {
    this.#tenant.users.reactivate(this.id);
  }

  /** Switching on gives a token when there is none yet. */
  async switchApiAccount(on: boolean): Promise<void> {
    this.#tenant.users.switchApiAccount(this.id, on);
  }

  /** The old token is dead at once; `token` is the new one. */
  async resetToken(): Promise<void> {
    this.#tenant.users.resetToken(this.id);
  }

  /** Its filter and its template, in force at once. */
  async change(change: LoginChange): Promise<void> {
    changeLogin(this.#tenant, this.id, change);
  }

  /** Its token is dead, its address free. */
  async delete(): Promise<void> {
    this.#tenant.users.deleteLogin(this.id);
  }

  get #tenant(): Tenant {
    return this.#tenantOf();
  }
}
