import type { ClockChange, Duration } from '../contracts/control/clock.ts';
import type { Settings, WantedEnvironment, WantedLogin } from '../contracts/control/environments.ts';
import type { NewLogin } from '../contracts/control/logins.ts';
import type { TroubleDefinition, TroubleReport } from '../contracts/control/trouble.ts';
import type { ArchetypeName } from '../contracts/logins/archetypes.ts';
import { namedLogins } from '../fixtures/logins.ts';
import { activationLink } from '../server/access/activation-link.ts';
import { callsNamed, switchCall } from '../server/access/call-switches.ts';
import { advanceClock, changeClock } from '../server/access/clock-changes.ts';
import { addLogin } from '../server/access/logins-by-name.ts';
import type { Mail } from '../server/access/outbox.ts';
import { addTag, changeTag, deleteTag, tagDebtor, tagNumber, type Untagged } from '../server/access/tags.ts';
import type { Template } from '../server/access/template.ts';
import type { Tenant } from '../server/access/tenant.ts';
import type { Tenants } from '../server/access/tenants.ts';
import { makeTestEnvironment } from '../server/access/test-environment.ts';
import { CallJournal, type CleanContractOptions } from '../server/journal/call-journal.ts';
import type { Journal } from '../server/journal/journal.ts';
import { OwnCalls } from '../server/journal/own-calls.ts';
import type { TroubleBook } from '../server/trouble/trouble-book.ts';
import type { Debtor, Tag } from '../server/world/records.ts';
import { type GivenLogin, LoginHandle } from './login-handle.ts';

/** What an environment for a test is asked to be. */
export type EnvironmentOptions<Logins extends readonly WantedLogin[]> = Omit<WantedEnvironment, 'logins'> & {
  readonly logins?: Logins;
};

/** What a login that was asked for is called: its name, or else its archetype. */
export type NameOf<Login extends WantedLogin> = Login extends { readonly name: infer Name extends string }
  ? Name
  : Login['archetype'];

/** What one `master` is asked for with. */
export type OnlyMaster = readonly [{ readonly archetype: 'master' }];

/** What a handle needs of its server. */
export interface Server {
  readonly tenants: Tenants;
  readonly trouble: TroubleBook;
  readonly calls: Journal;
  /** `http://host:port` */
  readonly url: string;
}

/** An activation mail, with its link as one can follow it. */
export type SentMail = Mail & { readonly link: string };

/** A template to add; what is left out is empty. */
export interface TemplateToAdd extends Pick<Template, 'name' | 'kind'> {
  readonly dashlets?: readonly string[];
  /** Calls that are switched off: `EmployeeService.Absence2_Insert`. */
  readonly callsOff?: readonly string[];
}

/**
 * An environment of a running mock, and everything the control API can do with it. What cannot be done throws
 * NotPossible, which says why and what to do instead.
 */
export class EnvironmentHandle<Name extends string = string> {
  readonly subdomain: string;
  /** Those it was made with, by name. */
  readonly logins: Readonly<Record<Name, LoginHandle>>;
  readonly #server: Server;

  private constructor(server: Server, subdomain: string, logins: ReadonlyMap<Name, LoginHandle>) {
    this.#server = server;
    this.subdomain = subdomain;
    this.logins = Object.fromEntries(logins) as Record<Name, LoginHandle>;
  }

  /** Makes an environment for a test. */
  static make<const Logins extends readonly WantedLogin[]>(
    server: Server,
    options: EnvironmentOptions<Logins>,
  ): EnvironmentHandle<NameOf<Logins[number]>> {
    const { tenant, logins } = makeTestEnvironment(server.tenants, options);
    const handles = [...logins].map(([name, { login, tenant: home, ...given }]) => {
      return [
        name as NameOf<Logins[number]>,
        handleOf(server, home.subdomain, { id: login.id, ...given }),
      ] as const;
    });
    return new EnvironmentHandle(server, tenant.subdomain, new Map(handles));
  }

  /** One that is there already, with its named logins. */
  static open(server: Server, subdomain: string): EnvironmentHandle<ArchetypeName> {
    const tenant = server.tenants.get(subdomain);
    const handles = namedLogins.flatMap((named) => {
      const login = tenant.users.logins.find(({ username }) => username === named.username);
      if (named.environment !== tenant.subdomain || !login) return [];
      return [[named.archetype, handleOf(server, tenant.subdomain, { ...named, id: login.id })] as const];
    });
    return new EnvironmentHandle(server, tenant.subdomain, new Map(handles));
  }

  /** What a call sends as `Domain`. */
  get domain(): string {
    return this.subdomain;
  }

  /** Subdomains of the environments made with it, which are reset and deleted with it. */
  get companions(): string[] {
    return this.#server.tenants.companionsOf(this.subdomain).map(({ subdomain }) => subdomain);
  }

  get settings(): Settings {
    return this.#tenant.settings;
  }

  async change(settings: Partial<Settings>): Promise<void> {
    this.#tenant.change(settings);
  }

  /** Everything of it and its companions as it was when they were made. */
  async reset(): Promise<void> {
    this.#server.tenants.reset(this.subdomain);
  }

  /** Remembers everything as it is now; what comes back restores it. */
  async snapshot(): Promise<number> {
    return this.#tenant.snapshot();
  }

  async restore(snapshot: number): Promise<void> {
    this.#tenant.restore(snapshot);
  }

  /** Gone with its companions, and every login, token and record in them. */
  async delete(): Promise<void> {
    this.#server.tenants.delete(this.subdomain);
  }

  /** What its clock tells, and whether it stands still. */
  get clock(): Required<ClockChange> {
    const { now, frozen } = this.#tenant.environment.clock;
    return { now, frozen };
  }

  async changeClock(change: ClockChange): Promise<void> {
    changeClock(this.#tenant.environment.clock, change);
  }

  async advanceClock(length: Duration): Promise<void> {
    advanceClock(this.#tenant.environment.clock, length);
  }

  get tags(): Tag[] {
    return [...this.#tenant.environment.tags.all()];
  }

  /** It gets the next number. */
  async addTag(name: string, color = 0): Promise<Tag> {
    return addTag(this.#tenant, { name, color });
  }

  /** @param tag its number or its name, here and below. */
  async changeTag(tag: string | number, change: Partial<Pick<Tag, 'name' | 'color'>>): Promise<Tag> {
    return changeTag(this.#tenant, this.#tagNumber(tag), change);
  }

  /** Takes it off debtors and out of filters, and says of which. */
  async deleteTag(tag: string | number): Promise<Untagged> {
    return deleteTag(this.#tenant, this.#tagNumber(tag));
  }

  get debtors(): Debtor[] {
    return [...this.#tenant.environment.debtors.all()];
  }

  /** Gives a debtor these tags and no others. */
  async tagDebtor(debtorId: number, tags: readonly (string | number)[]): Promise<Debtor> {
    return tagDebtor(
      this.#tenant,
      debtorId,
      tags.map((tag) => this.#tagNumber(tag)),
    );
  }

  get templates(): Template[] {
    return this.#tenant.users.templates;
  }

  async addTemplate({ name, kind, dashlets = [], callsOff = [] }: TemplateToAdd): Promise<Template> {
    return this.#tenant.users.addTemplate({ name, kind, dashlets, callsOff: callsNamed(callsOff) });
  }

  async changeTemplate(
    id: number,
    { callsOff, ...change }: Partial<Omit<TemplateToAdd, 'kind'>>,
  ): Promise<Template> {
    return this.#tenant.users.changeTemplate(id, {
      ...change,
      ...(callsOff ? { callsOff: callsNamed(callsOff) } : {}),
    });
  }

  /** Switches one call of a template on or off: `EmployeeService.Absence2_Insert`. */
  async switchCall(templateId: number, call: string, on: boolean): Promise<Template> {
    return switchCall(this.#tenant.users, templateId, call, on);
  }

  async deleteTemplate(id: number): Promise<void> {
    this.#tenant.users.deleteTemplate(id);
  }

  /** A login as the product makes it: nobody is told yet, and it has no token. */
  async addLogin(login: NewLogin): Promise<LoginHandle> {
    const { id } = addLogin(this.#tenant, login);
    return handleOf(this.#server, this.subdomain, {
      id,
      archetype: null,
      token: '',
      password: `secret-${id}`,
    });
  }

  /** The mails it has sent, oldest first. */
  get outbox(): SentMail[] {
    return this.#tenant.users.mails.map((mail) => ({
      ...mail,
      link: activationLink(this.#server.url, mail),
    }));
  }

  /** Its rules, in the order in which they meet a call, and how often each was applied. */
  get trouble(): TroubleReport[] {
    return this.#server.trouble.list(this.#tenant.subdomain);
  }

  /** Makes trouble for its calls: `{ operation: 'Debtor_Insert', when: { call: 5 }, effect: { kind: 'reset-after' } }`. */
  async addTrouble(definition: TroubleDefinition): Promise<TroubleReport> {
    return this.#server.trouble.add(this.#tenant.subdomain, definition);
  }

  async removeTrouble(id: number): Promise<TroubleReport> {
    return this.#server.trouble.remove(this.#tenant.subdomain, id);
  }

  async clearTrouble(): Promise<void> {
    this.#server.trouble.clear(this.#tenant.subdomain);
  }

  /** @throws CallsNotAsExpected that tells everything the real service would have swallowed. */
  expectCleanContract(options?: CleanContractOptions): Promise<void> {
    return this.calls.expectClean(options);
  }

  /** What was called in it. */
  get calls(): CallJournal {
    return new CallJournal(new OwnCalls(this.#server.calls, this.#tenant.subdomain, this.#server.url));
  }

  #tagNumber(tag: string | number): number {
    return tagNumber(this.#tenant.environment, tag);
  }

  get #tenant(): Tenant {
    return tenantOf(this.#server, this.subdomain);
  }
}

function handleOf(server: Server, subdomain: string, given: GivenLogin): LoginHandle {
  return new LoginHandle(() => tenantOf(server, subdomain), given);
}

/** To ask for an environment is to use it. */
function tenantOf({ tenants }: Server, subdomain: string): Tenant {
  const tenant = tenants.get(subdomain);
  tenant.lastUsed = Date.now();
  return tenant;
}
