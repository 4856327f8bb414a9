import { isDeepStrictEqual } from 'node:util';
import { noSuch } from '../../base/no-such.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { quoted } from '../../base/quoted-text.ts';
import type { LoginStepName } from '../../contracts/control/logins.ts';
import type { Profile } from '../../contracts/logins/profiles.ts';
import type { Environment } from '../world/environment.ts';
import { type Entries, Table } from '../world/table.ts';
import { type Confinement, confinedLogin } from './confined-login.ts';
import { currentToken, type Login } from './login.ts';
import { filterText, withStep } from './login-history.ts';
import type { Mail } from './mail.ts';
import { type MailTable, Outbox } from './outbox.ts';
import { requirePassword } from './password-rule.ts';
import { randomSecret } from './secrets.ts';
import { type SignOnToken, SignOnTokens, type SignOnTokenTable } from './sign-on-tokens.ts';
import { allowsToken, levelOf, type Template } from './template.ts';
import { Templates } from './templates.ts';

/** What a new login is made of. */
interface NewLogin extends Confinement {
  readonly username: string;
  readonly templateId: number;
}

/** Templates, logins, mails and tokens of single sign-on of one environment. */
export interface UserTables {
  readonly templates: Table<Template>;
  readonly logins: Table<Login, 'username'>;
  readonly mails: MailTable;
  readonly signOnTokens: SignOnTokenTable;
}

/** The tables of users, with what was written to them. */
export function userTablesOf(written: {
  readonly templates: Entries<Template>;
  readonly logins: Entries<Login>;
  readonly mails: Entries<Mail>;
  readonly signOnTokens?: Entries<SignOnToken>;
}): UserTables {
  return {
    templates: Table.open({ written: written.templates }),
    logins: Table.open({
      written: written.logins,
      indexed: { username: ({ username }) => keyOf(username) },
    }),
    mails: Table.open({
      written: written.mails,
      indexed: { login: ({ loginId }) => loginId, code: ({ code }) => code },
    }),
    signOnTokens: Table.open({
      written: written.signOnTokens,
      indexed: { token: ({ token }) => token },
    }),
  };
}

/** Something of each table. */
function mapUserTables(
  tables: UserTables,
  map: <T extends { readonly id: number }, Name extends string>(table: Table<T, Name>) => Table<T, Name>,
): UserTables {
  return {
    templates: map(tables.templates),
    logins: map(tables.logins),
    mails: map(tables.mails),
    signOnTokens: map(tables.signOnTokens),
  };
}

/** What those of an environment begin with. */
interface Origin {
  readonly templates: Iterable<Template>;
  readonly logins?: Iterable<Login>;
  readonly mails?: Iterable<Mail>;
}

/** Old ones still mean something: what is sent with them is refused as a dead token is, and they are masked as secrets. */
const MOST_TOKENS = 1_000;

/**
 * The users of one environment: their templates, their logins and the mails sent to them. Every step by which a login
 * comes to hold an API token is a method here, and refuses what the product would refuse.
 */
export class Users {
  readonly templates: Templates;
  readonly outbox: Outbox;
  readonly signOnTokens: SignOnTokens;
  readonly #environment: Environment;
  /** What is kept of them. */
  readonly tables: UserTables;

  constructor(environment: Environment, tables: UserTables) {
    this.#environment = environment;
    this.tables = tables;
    this.templates = new Templates(environment, tables.templates);
    this.outbox = new Outbox(environment, tables.mails);
    this.signOnTokens = new SignOnTokens(environment, tables.signOnTokens);
  }

  static open(environment: Environment, { templates, logins = [], mails = [] }: Origin): Users {
    return new Users(
      environment,
      userTablesOf({ templates: byId(templates), logins: byId(logins), mails: byId(mails) }),
    );
  }

  /** The same users in a copy of their environment. */
  copy(environment: Environment): Users {
    return new Users(
      environment,
      mapUserTables(this.tables, (table) => table.copy()),
    );
  }

  /** Users over these, in a draft of their environment, to be merged or forgotten. */
  draft(environment: Environment): Users {
    return new Users(
      environment,
      mapUserTables(this.tables, (table) => table.draft()),
    );
  }

  /** Writes here what was written in a draft. @returns the logins that were added or changed. */
  merge(draft: Users): Login[] {
    const { templates, logins, mails, signOnTokens } = this.tables;
    templates.merge(draft.tables.templates);
    logins.merge(draft.tables.logins);
    mails.merge(draft.tables.mails);
    signOnTokens.merge(draft.tables.signOnTokens);
    return [...draft.tables.logins.drafted()].flatMap(([, login]) => login ?? []);
  }

  /** How many records a copy of them holds. */
  get recordCount(): number {
    return Object.values(this.tables).reduce((count, { writtenCount }) => count + writtenCount, 0);
  }

  /** Only the templates, for an environment that gets logins of its own. */
  withoutLogins(environment: Environment): Users {
    return Users.open(environment, { templates: this.templates.all });
  }

  /** @throws NotPossible while logins have the template. */
  deleteTemplate(id: number): void {
    const { name } = this.templates.get(id);
    const users = this.logins.filter(({ templateId, state }) => templateId === id && state !== 'deleted');
    if (users.length > 0)
      throw new NotPossible(
        'conflict',
        'template',
        `The template ${quoted(name)} is the template of ${users.map(({ username }) => username).join(', ')}.`,
        'Give these logins another template first.',
      );
    this.templates.delete(id);
  }

  /** Deleted ones included, since their old credentials still mean something: InvalidAuthentication. */
  get logins(): Login[] {
    return [...this.#logins.all()];
  }

  get loginCount(): number {
    return this.#logins.writtenCount;
  }

  /** The logins with this username, without regard to case (mark: username-case); every call asks. */
  named(username: string): Login[] {
    return [...this.#logins.having('username', keyOf(username))];
  }

  /** Whether it is a login of these users as it stands. */
  has(login: Login): boolean {
    return this.#logins.get(login.id) === login;
  }

  /** Whether the template of a login is the same one among other users, as it stands. */
  hasSameTemplate({ templateId }: Login, others: Users): boolean {
    return this.templates.isSame(templateId, others.templates);
  }

  /** @throws NotPossible for one that there is not. */
  login(id: number): Login {
    const login = this.#logins.get(id);
    if (!login) throw noSuch('login', id, { among: this.#logins.ids() });
    return login;
  }

  /** Made under the settings of the environment, or of a debtor; its user was not told yet. */
  addLogin({ username, templateId, ...confinement }: NewLogin): Login {
    const template = this.templates.get(templateId);
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
      level: levelOf(template),
      templateId,
      state: 'created',
      password: null,
      filterTags: null,
      debtorId: null,
      companies: null,
      apiAccount: false,
      tokens: [],
      history: [],
    };
    const made = confinedLogin(login, confinement, this.#environment);
    return this.#take(made, 'created', `with the template ${quoted(template.name)}`);
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
    const templateId = this.templates.like(others.templates.get(login.templateId)).id;
    this.#put({ ...login, id, templateId });
    this.outbox.takeOver(others.outbox, login.id, id);
    return true;
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
    const template = this.templates.get(templateId);
    if (levelOf(template) !== login.level)
      throw new NotPossible(
        'invalid',
        'template',
        `${login.username} is a login at ${login.level} level, and ${quoted(template.name)} is no template of that level.`,
        `Choose a template of the ${login.level} level.`,
      );
    if (login.templateId === templateId) return login;
    return this.#stepped({ ...login, templateId }, 'template-changed', `to ${quoted(template.name)}`);
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
    const mail = this.outbox.sendActivation(login);
    this.#take({ ...login, state: 'invited' }, 'invited', login.state === 'invited' ? 'once more' : null);
    return mail;
  }

  /** Follows the link of an activation mail to its end: the login is active, with this password. */
  activate(code: string, password: string, wanted: Profile['passwords']): Login {
    const mail = this.outbox.usable(code);
    requirePassword(password, wanted);
    const login = this.#existing(mail.loginId);
    this.outbox.useUp(mail);
    return this.#take({ ...login, state: 'active', password }, 'activated');
  }

  /** Follows the link in the newest activation mail of a login. */
  activateByMail(id: number, password: string, wanted: Profile['passwords']): Login {
    return this.activate(this.outbox.newestTo(this.login(id)).code, password, wanted);
  }

  deactivate(id: number): Login {
    const login = this.#require(id, 'active', 'Only an active login can be deactivated.');
    return this.#take({ ...login, state: 'deactivated' }, 'deactivated');
  }

  /** With the password, tokens and API account it had. */
  reactivate(id: number): Login {
    const login = this.#require(id, 'deactivated', 'Only a deactivated login can be activated again.');
    return this.#take({ ...login, state: 'active' }, 'reactivated');
  }

  /** The token is dead and the address free for another login. */
  deleteLogin(id: number): Login {
    return this.#take({ ...this.#existing(id), state: 'deleted' }, 'deleted');
  }

  /**
   * At master level the login itself switches its API account on in its user profile, at debtor level the token is
   * added to the existing account from the login settings of the debtor (fact: token-at-two-levels). Switching on gives
   * a token when there is none yet.
   */
  switchApiAccount(id: number, on: boolean): Login {
    const login = this.#requireTokenHolder(id);
    const isSwitched = login.apiAccount !== on;
    const switched = isSwitched
      ? this.#stepped({ ...login, apiAccount: on }, on ? 'api-account-on' : 'api-account-off')
      : login;
    if (!on || currentToken(login) !== null) return this.#put(switched);
    return this.#take(this.#withNewToken(switched), 'token-given');
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
    return this.#take(this.#withNewToken(login), 'token-reset');
  }

  #requireTokenHolder(id: number): Login {
    const login = this.#existing(id);
    const template = this.templates.get(login.templateId);
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

  get #logins(): UserTables['logins'] {
    return this.tables.logins;
  }

  #withNewToken(login: Login): Login {
    const now = this.#environment.now;
    const former = login.tokens.map((token) =>
      token.revokedAt === null ? { ...token, revokedAt: now } : token,
    );
    return { ...login, tokens: [...former, { value: randomSecret(), issuedAt: now, revokedAt: null }] };
  }

  /** The login, having taken a step now. */
  #stepped(login: Login, step: LoginStepName, detail: string | null = null): Login {
    return withStep(login, this.#environment.now, step, detail);
  }

  #take(login: Login, step: LoginStepName, detail: string | null = null): Login {
    return this.#put(this.#stepped(login, step, detail));
  }

  #put(login: Login): Login {
    this.#logins.put(login);
    return login;
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

  /** The login, which is in this state. @throws NotPossible for one that is in another. */
  #require(id: number, state: Login['state'], rule: string): Login {
    const login = this.#existing(id);
    if (login.state !== state)
      throw new NotPossible('conflict', 'state', `${login.username} is ${login.state}.`, rule);
    return login;
  }

  #present(username: string): boolean {
    return this.named(username).some(({ state }) => state !== 'deleted');
  }

  #filtered(login: Login, filter: Pick<NewLogin, 'filterTags' | 'companies'>): Login {
    const { debtorId, filterTags, companies } = login;
    const filtered = confinedLogin(login, { debtorId, filterTags, companies, ...filter }, this.#environment);
    if (isDeepStrictEqual(filtered, login)) return login;
    return this.#stepped(filtered, 'filter-changed', `to ${filterText(filtered)}`);
  }
}

/** Usernames are told apart without regard to case (mark: username-case). */
function keyOf(username: string): string {
  return username.toLowerCase();
}

function byId<Entry extends { readonly id: number }>(records: Iterable<Entry>): [number, Entry][] {
  return [...records].map((record) => [record.id, record]);
}
