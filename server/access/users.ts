import { noSuch } from '../../base/no-such.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { quoted } from '../../base/quoted-text.ts';
import type { ChosenCompanies } from '../../contracts/control/values.ts';
import type { Profile } from '../../contracts/logins/profiles.ts';
import type { Environment } from '../world/environment.ts';
import { currentToken, type Login } from './login.ts';
import { activationMail, type Mail, requireUsable } from './outbox.ts';
import { requirePassword } from './password-rule.ts';
import { randomSecret } from './secrets.ts';
import { allowsToken, levelOf, type Template } from './template.ts';

/** What a new login is made of. */
interface NewLogin {
  readonly username: string;
  readonly templateId: number;
  /** At master level only; null or left out sees all debtors. */
  readonly filterTags?: readonly number[] | null;
  /** Needed for, and only for, a client template: the debtor the login lives under. */
  readonly debtorId?: number | null;
  /** At debtor level only; null or left out has chosen none, and sees nothing (fact: client-login-sees-chosen). */
  readonly companies?: ChosenCompanies | null;
}

/** Old ones still mean something: what is sent with them is refused as a dead token is, and they are masked as secrets. */
const MOST_TOKENS = 1_000;

/**
 * The users of one environment: their templates, their logins and the mails sent to them. Every step by which a login
 * comes to hold an API token is a method here, and refuses what the product would refuse.
 */
export class Users {
  readonly #environment: Environment;
  // What stands in these maps is never changed in place: copies share it.
  #templates: Map<number, Template>;
  #logins: Map<number, Login>;
  #mails: Map<number, Mail>;
  /** The ids of the logins with a username, in small letters; of the newest mail to a login, and of that with a code. */
  #named = new Map<string, readonly number[]>();
  #newestTo = new Map<number, number>();
  #withCode = new Map<string, number>();
  #onLogin: (login: Login) => void = () => {};

  constructor(
    environment: Environment,
    origin: {
      readonly templates: Iterable<Template>;
      readonly logins?: Iterable<Login>;
      readonly mails?: Iterable<Mail>;
    },
  ) {
    this.#environment = environment;
    this.#templates = byId(origin.templates);
    this.#logins = byId(origin.logins ?? []);
    this.#mails = byId(origin.mails ?? []);
    for (const login of this.#logins.values()) this.#index(login);
    for (const mail of this.#mails.values()) this.#indexMail(mail);
  }

  /** The same users in a copy of their environment. */
  copy(environment: Environment): Users {
    const copy = new Users(environment, { templates: [] });
    copy.#templates = new Map(this.#templates);
    copy.#logins = new Map(this.#logins);
    copy.#mails = new Map(this.#mails);
    copy.#named = new Map(this.#named);
    copy.#newestTo = new Map(this.#newestTo);
    copy.#withCode = new Map(this.#withCode);
    return copy;
  }

  /** Whether nothing was changed since an earlier copy of them was made. */
  isUnchangedSince(earlier: Users): boolean {
    return (
      sameRecords(this.#templates, earlier.#templates) &&
      sameRecords(this.#logins, earlier.#logins) &&
      sameRecords(this.#mails, earlier.#mails)
    );
  }

  /** How many records a copy of them holds. */
  get recordCount(): number {
    return this.#templates.size + this.#logins.size + this.#mails.size;
  }

  /** Only the templates, for an environment that gets logins of its own. */
  withoutLogins(environment: Environment): Users {
    return new Users(environment, { templates: this.templates });
  }

  /** Tells from now on of every login that is added or changed. */
  listen(listener: (login: Login) => void): void {
    this.#onLogin = listener;
  }

  // Templates

  get templates(): Template[] {
    return [...this.#templates.values()];
  }

  get templateCount(): number {
    return this.#templates.size;
  }

  template(id: number): Template {
    return this.#templates.get(id) ?? unknown('template', id, this.#templates.keys());
  }

  /** @throws NotPossible when the server has no room for it. */
  addTemplate(template: Omit<Template, 'id'>): Template {
    this.#environment.capacity.require('templates');
    const added = { id: this.#environment.nextId(), ...template };
    this.#templates.set(added.id, added);
    return added;
  }

  /** In force at once, for every login that has the template. */
  changeTemplate(id: number, change: Partial<Pick<Template, 'name' | 'dashlets' | 'callsOff'>>): Template {
    const changed = { ...this.template(id), ...change };
    this.#templates.set(id, changed);
    return changed;
  }

  /** Refused while logins have it. */
  deleteTemplate(id: number): void {
    const { name } = this.template(id);
    const users = this.logins.filter(({ templateId, state }) => templateId === id && state !== 'deleted');
    if (users.length > 0)
      throw new NotPossible(
        'conflict',
        'template',
        `The template ${quoted(name)} is the template of ${users.map(({ username }) => username).join(', ')}.`,
        'Give these logins another template first.',
      );
    this.#templates.delete(id);
  }

  // Logins

  /** Deleted ones included, since their old credentials still mean something: InvalidAuthentication. */
  get logins(): Login[] {
    return [...this.#logins.values()];
  }

  get loginCount(): number {
    return this.#logins.size;
  }

  /** The logins with this username, without regard to case (mark: username-case); every call asks. */
  named(username: string): Login[] {
    return (this.#named.get(username.toLowerCase()) ?? []).map((id) => this.login(id));
  }

  /** Whether it is a login of these users as it stands. */
  has(login: Login): boolean {
    return this.#logins.get(login.id) === login;
  }

  /** Whether the template of a login is the same one among other users, as it stands. */
  hasSameTemplate({ templateId }: Login, others: Users): boolean {
    return this.#templates.get(templateId) === others.#templates.get(templateId);
  }

  login(id: number): Login {
    return this.#logins.get(id) ?? unknown('login', id, this.#logins.keys());
  }

  /** Made under the settings of the environment, or of a debtor; its user was not told yet. */
  addLogin({ username, templateId, filterTags = null, debtorId = null, companies = null }: NewLogin): Login {
    const level = levelOf(this.template(templateId));
    if (!/^[^@\s\p{C}]+@[^@\s\p{C}]+$/u.test(username))
      throw new NotPossible(
        'invalid',
        'username',
        `${quoted(username)} is no e-mail address.`,
        'Give the e-mail address of the user.',
      );
    if (this.#present(username))
      throw new NotPossible(
        'conflict',
        'username',
        `${username} is already a login of ${this.#environment.subdomain}.`,
        'Choose another address, or delete that login first.',
      );
    this.#environment.capacity.require('logins');
    const login: Login = {
      id: this.#environment.nextId(),
      username,
      recipe: null,
      level,
      templateId,
      state: 'created',
      password: null,
      filterTags: null,
      debtorId: null,
      companies: null,
      apiAccount: false,
      tokens: [],
    };
    return this.#put(this.#confined(login, { filterTags, debtorId, companies }));
  }

  /** Puts in a login as it stands: one that comes with the world. */
  putLogin(login: Login): Login {
    return this.#put(login);
  }

  /**
   * Puts in a login of other users as it stands, with its template, where these have none of that name, and its mails.
   * @returns whether it is here now: another login may have its username.
   */
  takeOver(login: Login, others: Users): boolean {
    if (this.#present(login.username)) return false;
    const id = this.#environment.nextId();
    const templateId = this.#templateLike(others.template(login.templateId)).id;
    this.#put({ ...login, id, templateId });
    for (const mail of others.mails) {
      if (mail.loginId !== login.id) continue;
      const own = { ...mail, id: this.#environment.nextId(), loginId: id };
      this.#mails.set(own.id, own);
      this.#indexMail(own);
    }
    return true;
  }

  #templateLike(template: Template): Template {
    const known = this.templates.find(
      (one) => one.name === template.name && levelOf(one) === levelOf(template),
    );
    if (known) return known;
    const own = { ...template, id: this.#environment.nextId() };
    this.#templates.set(own.id, own);
    return own;
  }

  /** In force at once. A master login is filtered by tags, one at debtor level by companies. */
  filter(id: number, filter: Pick<NewLogin, 'filterTags' | 'companies'>): Login {
    return this.#put(this.#filtered(this.#existing(id), filter));
  }

  /** In force at once. A master login stays at master level, a client login at its debtor. */
  giveTemplate(id: number, templateId: number): Login {
    return this.#put(this.#withTemplate(this.#existing(id), templateId));
  }

  /** Filter and template in one step: both are changed, or neither. */
  changeLogin(
    id: number,
    { templateId, ...filter }: Partial<Pick<NewLogin, 'templateId' | 'filterTags' | 'companies'>>,
  ): Login {
    const login = this.#existing(id);
    return this.#put(
      this.#filtered(templateId === undefined ? login : this.#withTemplate(login, templateId), filter),
    );
  }

  #withTemplate(login: Login, templateId: number): Login {
    const template = this.template(templateId);
    if (levelOf(template) !== login.level)
      throw new NotPossible(
        'invalid',
        'template',
        `${login.username} is a login at ${login.level} level, and ${quoted(template.name)} is no template of that level.`,
        `Choose a template of the ${login.level} level.`,
      );
    return { ...login, templateId };
  }

  /** Sends the activation mail, also again; earlier links stop working (mark: activation-link-newest). */
  invite(id: number): Mail {
    const login = this.#existing(id);
    if (login.state !== 'created' && login.state !== 'invited')
      throw new NotPossible(
        'conflict',
        'state',
        `${login.username} was activated before; there is nothing to send.`,
        login.state === 'deactivated'
          ? 'Activate the login again instead.'
          : 'The login can be used as it is.',
      );
    this.#environment.capacity.require('mails');
    const former = this.#newestMailTo(id);
    if (former?.usedAt === null) this.#mails.set(former.id, { ...former, replaced: true });
    const mail = activationMail(this.#environment.nextId(), login, randomSecret(), this.#environment.now);
    this.#mails.set(mail.id, mail);
    this.#indexMail(mail);
    this.#put({ ...login, state: 'invited' });
    return mail;
  }

  get mailCount(): number {
    return this.#mails.size;
  }

  /** Oldest first. */
  get mails(): Mail[] {
    return [...this.#mails.values()];
  }

  /** Undefined for one that was never sent. */
  mail(id: number): Mail | undefined {
    return this.#mails.get(id);
  }

  /** Undefined when no mail of this environment holds the code. */
  mailWithCode(code: string): Mail | undefined {
    return this.#mails.get(this.#withCode.get(code) ?? Number.NaN);
  }

  /** Follows the link of an activation mail to its end: the login is active, with this password. */
  activate(code: string, password: string, wanted: Profile['passwords']): Login {
    const mail = this.mailWithCode(code);
    requireUsable(mail, this.#environment.now);
    requirePassword(password, wanted);
    const login = this.#existing(mail.loginId);
    this.#mails.set(mail.id, { ...mail, usedAt: this.#environment.now });
    return this.#put({ ...login, state: 'active', password });
  }

  /** Follows the link in the newest activation mail of a login. */
  activateByMail(id: number, password: string, wanted: Profile['passwords']): Login {
    const { username } = this.login(id);
    const mail = this.#newestMailTo(id);
    if (!mail)
      throw new NotPossible(
        'conflict',
        'state',
        `${username} was sent no activation mail.`,
        'Invite the login first.',
      );
    return this.activate(mail.code, password, wanted);
  }

  deactivate(id: number): Login {
    return this.#move(id, 'active', 'deactivated', 'Only an active login can be deactivated.');
  }

  /** With the password, tokens and API account it had. */
  reactivate(id: number): Login {
    return this.#move(id, 'deactivated', 'active', 'Only a deactivated login can be activated again.');
  }

  /** The token is dead and the address free for another login. */
  deleteLogin(id: number): Login {
    return this.#put({ ...this.#existing(id), state: 'deleted' });
  }

  // The API account

  /**
   * At master level the login itself switches its API account on in its user profile, at debtor level the token is
   * added to the existing account from the login settings of the debtor (fact: token-at-two-levels). Switching on gives
   * a token when there is none yet.
   */
  switchApiAccount(id: number, on: boolean): Login {
    const login = this.#requireTokenHolder(id);
    if (!on) return this.#put({ ...login, apiAccount: false });
    return this.#put({
      ...(currentToken(login) === null ? this.#withNewToken(login) : login),
      apiAccount: true,
    });
  }

  /** Gives a new token; the old one is dead at once (mark: token-reset-1001). */
  resetToken(id: number): Login {
    const login = this.#requireTokenHolder(id);
    if (currentToken(login) === null)
      throw new NotPossible(
        'conflict',
        'token',
        `${login.username} has no token yet.`,
        'Switch its API account on first.',
      );
    if (login.tokens.length >= MOST_TOKENS)
      throw new NotPossible(
        'conflict',
        'token',
        `${login.username} had ${MOST_TOKENS} tokens, all of which are remembered.`,
        'Reset the environment, or add another login.',
      );
    return this.#put(this.#withNewToken(login));
  }

  #requireTokenHolder(id: number): Login {
    const login = this.#existing(id);
    const template = this.template(login.templateId);
    if (!allowsToken(template))
      throw new NotPossible(
        'conflict',
        'template',
        `The template ${quoted(template.name)} has no API Token tab in the user profile.`,
        'Only Master Accountant, Master Bedrijfslogin / Client and client logins can hold a token: give the login such a template.',
      );
    if (login.state !== 'active')
      throw new NotPossible(
        'conflict',
        'state',
        `${login.username} is ${login.state}; nobody can log in to switch anything.`,
        'Activate the login first.',
      );
    return login;
  }

  #withNewToken(login: Login): Login {
    const now = this.#environment.now;
    const former = login.tokens.map((token) =>
      token.revokedAt === null ? { ...token, revokedAt: now } : token,
    );
    return { ...login, tokens: [...former, { value: randomSecret(), issuedAt: now, revokedAt: null }] };
  }

  // Helpers

  #put(login: Login): Login {
    if (!this.#logins.has(login.id)) this.#index(login);
    this.#logins.set(login.id, login);
    this.#onLogin(login);
    return login;
  }

  #index({ id, username }: Login): void {
    const key = username.toLowerCase();
    this.#named.set(key, [...(this.#named.get(key) ?? []), id]);
  }

  #indexMail({ id, loginId, code }: Mail): void {
    this.#withCode.set(code, id);
    this.#newestTo.set(loginId, id);
  }

  /** All earlier ones were replaced by it, or used. */
  #newestMailTo(login: number): Mail | undefined {
    return this.#mails.get(this.#newestTo.get(login) ?? Number.NaN);
  }

  #existing(id: number): Login {
    const login = this.login(id);
    if (login.state === 'deleted')
      throw new NotPossible(
        'conflict',
        'state',
        `${login.username} is deleted.`,
        'Make a new login with this address.',
      );
    return login;
  }

  #move(id: number, from: Login['state'], to: Login['state'], rule: string): Login {
    const login = this.#existing(id);
    if (login.state !== from)
      throw new NotPossible('conflict', 'state', `${login.username} is ${login.state}.`, rule);
    return this.#put({ ...login, state: to });
  }

  #present(username: string): boolean {
    return this.named(username).some(({ state }) => state !== 'deleted');
  }

  #filtered(login: Login, filter: Pick<NewLogin, 'filterTags' | 'companies'>): Login {
    const { debtorId, filterTags, companies } = login;
    return this.#confined(login, { debtorId, filterTags, companies, ...filter });
  }

  /**
   * The login, seeing no more than the debtors with these tags, this debtor or these companies.
   * @throws NotPossible for what a login of its level cannot be confined to, and for what does not exist.
   */
  #confined(
    login: Login,
    {
      filterTags = null,
      debtorId = null,
      companies = null,
    }: Pick<NewLogin, 'filterTags' | 'debtorId' | 'companies'>,
  ): Login {
    const { tags, debtors } = this.#environment;
    if (login.level === 'master') {
      if (debtorId !== null || companies !== null)
        throw new NotPossible(
          'invalid',
          debtorId === null ? 'companies' : 'debtorId',
          'A login at master level belongs to no debtor and is not confined to companies.',
          'Filter it by tags, or choose a client template.',
        );
      const missing = filterTags?.find((tag) => tags.get(tag) === undefined);
      if (missing !== undefined) unknown('tag', missing, tags.ids());
    } else {
      if (filterTags !== null)
        throw new NotPossible(
          'invalid',
          'tags',
          'A login at debtor level has no tag filter.',
          'Choose its companies with `companies`.',
        );
      if (debtorId === null)
        throw new NotPossible(
          'invalid',
          'debtorId',
          'A login at debtor level lives under a debtor.',
          'Say which one with debtorId.',
        );
      if (debtors.get(debtorId) === undefined) unknown('debtor', debtorId, debtors.ids());
      const own = new Set(this.#environment.companiesOf(debtorId).map(({ id }) => id));
      const foreign =
        companies === null || companies === 'all' ? undefined : companies.find((id) => !own.has(id));
      if (foreign !== undefined)
        throw new NotPossible(
          'invalid',
          'companies',
          `Company ${foreign} is none of debtor ${debtorId}.`,
          `Its companies are ${[...own].join(', ')}.`,
        );
    }
    return { ...login, filterTags, debtorId, companies: login.level === 'master' ? null : (companies ?? []) };
  }
}

function byId<T extends { readonly id: number }>(records: Iterable<T>): Map<number, T> {
  return new Map([...records].map((record) => [record.id, record]));
}

/** Records are values: a change puts a new one in place of the old. */
function sameRecords<T>(one: ReadonlyMap<number, T>, other: ReadonlyMap<number, T>): boolean {
  return one.size === other.size && [...one].every(([id, record]) => other.get(id) === record);
}

function unknown(thing: string, id: number, among: Iterable<number>): never {
  throw noSuch(thing, id, { among });
}
