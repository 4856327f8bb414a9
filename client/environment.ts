import { groupedBy } from '../base/grouped-by.ts';
import { noSuch } from '../base/no-such.ts';
import { NotPossible } from '../base/not-possible.ts';
import { inTurns } from '../base/turns.ts';
import type { AnswerReport, AnswersVerdict } from '../contracts/control/answers.ts';
import type { Clock, ClockChange, Duration } from '../contracts/control/clock.ts';
import type { Debtor } from '../contracts/control/debtors.ts';
import type { EnvironmentState, WantedEnvironment } from '../contracts/control/environments.ts';
import type { UploadedFile } from '../contracts/control/files.ts';
import type { LoginRecord, NewLogin, SignedIn } from '../contracts/control/logins.ts';
import type { Migration, MigrationDocuments } from '../contracts/control/migration.ts';
import type { Mail } from '../contracts/control/outbox.ts';
import type { LoginAccess, Permissions } from '../contracts/control/permissions.ts';
import { type RehearsalName, type RehearsalOptions, stagingOf } from '../contracts/control/rehearsals.ts';
import type { Settings, SettingsChange } from '../contracts/control/settings.ts';
import type { Snapshot } from '../contracts/control/snapshots.ts';
import type { Tag, TagChange, Untagged } from '../contracts/control/tags.ts';
import type {
  NewTemplate as NewTemplateJson,
  Template,
  TemplateChange as TemplateChangeJson,
} from '../contracts/control/templates.ts';
import type { TroubleReport } from '../contracts/control/trouble.ts';
import type { WantedLogin } from '../contracts/control/wanted-login.ts';
import type { Version } from '../contracts/interface/model.ts';
import type { NewestVersionOf, OperationName, RequestOf } from '../contracts/interface/operation-types.ts';
import type { ScenarioName } from '../contracts/seed/scenarios.ts';
import type { Seeded, WantedSeed } from '../contracts/seed/seed.ts';
import type { World } from '../contracts/seed/world.ts';
import type {
  AnswerConditions,
  AnswerContext,
  AnswerFunction,
  AnswerSequence,
  ChosenAnswer,
} from './answer-rule.ts';
import { CallJournal, CallsNotAsExpected, type CleanContractOptions } from './call-journal.ts';
import { Login } from './login.ts';
import type { PerformArguments, Performed, PerformOptions } from './performed.ts';
import { Rehearsal } from './rehearsal.ts';
import { Stage } from './stage.ts';
import { allPages, type CallAnswerer, type Method, pathOf, type Transport } from './transport.ts';
import type { TroubleRule } from './trouble-rule.ts';
import { answerSteps } from './value-json.ts';

/** What an environment for a test is asked to be. */
export type EnvironmentOptions<Logins extends readonly WantedLogin[] = readonly WantedLogin[]> = Omit<
  WantedEnvironment,
  'logins'
> & {
  /** The logins it gets; one `master` unless said otherwise. */
  readonly logins?: Logins & { readonly [At in keyof Logins]: OnlyKnown<Logins[At]> };
};

/** Nothing that a login cannot be asked for with: of inferred types the compiler does not look for what is too much. */
type OnlyKnown<Login> = Login & Readonly<Record<Exclude<keyof Login, keyof WantedLogin>, never>>;

/** What a login that was asked for is called: its name, or else its archetype. */
export type NameOf<Login extends WantedLogin> = Login extends { readonly name: infer Name extends string }
  ? Name
  : Login['archetype'];

/** What one `master` is asked for with. */
export type OnlyMaster = readonly [{ readonly archetype: 'master' }];

/** A template to add; what is left out is empty. */
export type NewTemplate = Omit<NewTemplateJson, 'callsOff'> & CallsOff;

export type TemplateChange = Omit<TemplateChangeJson, 'callsOff'> & CallsOff;

interface CallsOff {
  /** Calls that are switched off: `EmployeeService.Absence2_Insert`. All others are on. */
  readonly callsOff?: readonly OperationName[];
}

/**
 * An environment of a mock, in this process or elsewhere, and everything that can be done with it. What cannot be done
 * throws NotPossible, which says why and what to do instead.
 * @template Name what its logins are called.
 */
export class Environment<Name extends string = string> {
  /** Of the mock: clients read `<url>/soap/v3/EmployeeService.asmx?WSDL`. */
  readonly url: string;
  readonly subdomain: string;
  /** Those it was made with, by name. */
  readonly logins: Readonly<Record<Name, Login>>;
  /** What came in by the seed it was asked for with; null where there was none, or where it was opened. */
  readonly seeded: Seeded | null;
  /** What was called in it. */
  readonly calls: CallJournal;
  readonly #transport: Transport;
  readonly #knownLogins: Set<Login>;
  #isDeleted = false;
  #deletion: Promise<void> | null = null;

  constructor(
    transport: Transport,
    subdomain: string,
    logins: ReadonlyMap<string, Login>,
    seeded: Seeded | null = null,
  ) {
    this.#transport = transport;
    this.url = transport.url;
    this.subdomain = subdomain;
    this.seeded = seeded;
    this.logins = Object.fromEntries(logins) as Record<Name, Login>;
    this.calls = new CallJournal(transport, pathOf('environments', subdomain, 'calls'));
    this.#knownLogins = new Set(logins.values());
  }

  /** What a call sends as `Domain`. */
  get domain(): string {
    return this.subdomain;
  }

  /** A login by a name that is only known when the test runs. @throws NotPossible for one it was not made with. */
  login(name: string): Login {
    if (Object.hasOwn(this.logins, name)) return this.logins[name as Name];
    throw noSuch('login', name, { among: Object.keys(this.logins) });
  }

  /** All that holds for it now. */
  read(): Promise<EnvironmentState> {
    return this.#ask('GET', '');
  }

  async settings(): Promise<Settings> {
    const { subscription, freeTrial, sandboxCopy, version21, profile } = await this.read();
    return { subscription, freeTrial, sandboxCopy, version21, profile };
  }

  async change(settings: SettingsChange): Promise<void> {
    await this.#ask('PATCH', '', settings);
  }

  /** Subdomains of the environments made with it, which are reset and deleted with it. */
  async companions(): Promise<readonly string[]> {
    return (await this.read()).companions;
  }

  /** Everything of it and its companions as it was when they were made. */
  async reset(): Promise<void> {
    await this.#ask('POST', '/reset');
    await this.#followLogins();
  }

  /**
   * Puts exact debtors, companies, employees and logins into it, and scenarios by name, all of them or none; a reset takes
   * them out again: `const { scenarios } = await env.seed({ scenarios: ['rehired'] })`, `scenarios.rehired.employee`.
   * @returns the ids of what came in.
   * @throws NotPossible that tells all that is wrong with the seed; nothing is done then.
   */
  seed<const Scenario extends ScenarioName = never>(
    seed: WantedSeed & { readonly scenarios?: readonly Scenario[] },
  ): Promise<Seeded<Scenario>> {
    return this.#ask('POST', '/seed', seed);
  }

  /** A world file of it, with all that was put in, which answers the same where it is served. */
  export(): Promise<World> {
    return this.#ask('GET', '/export');
  }

  /** Remembers everything as it is now; what comes back restores it. */
  async snapshot(): Promise<number> {
    return (await this.#ask<Snapshot>('POST', '/snapshots')).id;
  }

  /** The ids of its snapshots, oldest first. */
  async snapshots(): Promise<number[]> {
    return (await this.#ask<Snapshot[]>('GET', '/snapshots')).map(({ id }) => id);
  }

  async restore(snapshot: number): Promise<void> {
    await this.#ask('POST', `${pathOf('snapshots', snapshot)}/restore`);
    await this.#followLogins();
  }

  /** Whether it was deleted by `delete`. */
  get isDeleted(): boolean {
    return this.#isDeleted;
  }

  /**
   * Deletes it with its companions, and every login, token and record in them; does nothing where it is gone.
   * @param options `force` is needed for the first environment of the world, which others are copied from.
   * @throws what an observer of its calls threw, once it is deleted: an assertion in it is not lost.
   */
  delete({ force = false }: { readonly force?: boolean } = {}): Promise<void> {
    this.#deletion ??= this.#delete(force);
    return this.#deletion;
  }

  async #delete(force: boolean): Promise<void> {
    const [error] = await this.calls.endFollowing();
    try {
      await this.#ask('DELETE', force ? '?force=true' : '');
    } catch (refusal) {
      const isGone = refusal instanceof NotPossible && refusal.field === 'environment';
      if (!isGone) {
        this.#deletion = null;
        throw refusal;
      }
    }
    this.#isDeleted = true;
    if (error !== undefined) throw error;
  }

  /** What its clock tells, and whether it stands still. */
  clock(): Promise<Clock> {
    return this.#ask('GET', '/clock');
  }

  /** Sets it, freezes it or lets it run: `{ now: '2026-12-01T09:00:00', frozen: true }`. */
  async changeClock(change: ClockChange): Promise<void> {
    await this.#ask('PATCH', '/clock', change);
  }

  /** Moves the clock on, or back: `{ days: 20 }`. */
  async advanceClock(duration: Duration): Promise<void> {
    await this.#ask('POST', '/clock/advance', duration);
  }

  tags(): Promise<Tag[]> {
    return this.#ask('GET', '/tags');
  }

  /** It gets the next number. @param color 0xRRGGBB */
  addTag(name: string, color = 0): Promise<Tag> {
    return this.#ask('POST', '/tags', { name, color });
  }

  /** @param tag its number or its name, here and below. */
  async changeTag(tag: string | number, change: TagChange): Promise<Tag> {
    return this.#ask('PATCH', pathOf('tags', tag), change);
  }

  /** Takes it off debtors and out of filters, and says of which. */
  async deleteTag(tag: string | number): Promise<Untagged> {
    return this.#ask('DELETE', pathOf('tags', tag));
  }

  debtors(): Promise<Debtor[]> {
    return this.#ask('GET', '/debtors');
  }

  /** Gives a debtor these tags and no others. */
  async tagDebtor(debtorId: number, tags: readonly (string | number)[]): Promise<Debtor> {
    return this.#ask('PUT', `${pathOf('debtors', debtorId)}/tags`, { tags });
  }

  templates(): Promise<Template[]> {
    return this.#ask('GET', '/templates');
  }

  addTemplate(template: NewTemplate): Promise<Template> {
    return this.#ask('POST', '/templates', template);
  }

  /** @param template its id or its name, here and below. */
  async changeTemplate(template: string | number, change: TemplateChange): Promise<Template> {
    return this.#ask('PATCH', pathOf('templates', template), change);
  }

  /** Switches one call of a template on or off: `EmployeeService.Absence2_Insert`. */
  async switchCall(template: string | number, call: OperationName, on: boolean): Promise<Template> {
    return this.#ask('PUT', pathOf('templates', template, 'calls', call), { on });
  }

  async deleteTemplate(template: string | number): Promise<void> {
    await this.#ask('DELETE', pathOf('templates', template));
  }

  /** A login as the product makes it: no mail was sent yet, and it has no token. */
  async addLogin(login: NewLogin): Promise<Login> {
    const added = Login.of(this.#transport, await this.#ask<LoginRecord>('POST', '/logins', login));
    this.#knownLogins.add(added);
    return added;
  }

  /** All that the server knows of its logins, those it was not made with and deleted ones included. */
  listLogins(): Promise<LoginRecord[]> {
    return this.#all('/logins');
  }

  /**
   * Signs in as its user does in the product, with the password of the login, which changes nothing.
   * @throws NotPossible that says why not: a wrong password, or a login that is not active.
   */
  signIn(username: string, password: string): Promise<SignedIn> {
    return this.#ask('POST', '/sign-in', { username, password });
  }

  /** Of each login whether it is let in, and what it sees, as everything stands; nothing is called for it. */
  access(): Promise<LoginAccess[]> {
    return this.#ask('GET', '/access');
  }

  /**
   * What every login of it and its companions would be answered at the gate to what was called in it: of each operation the
   * last call. Nothing is called for it.
   */
  permissions(): Promise<Permissions> {
    return this.#ask('GET', '/permissions');
  }

  /** The mails it has sent, oldest first. */
  outbox(): Promise<Mail[]> {
    return this.#all('/outbox');
  }

  /** What was uploaded to it, oldest first. */
  files(): Promise<UploadedFile[]> {
    return this.#ask('GET', '/files');
  }

  /** Its rules, in the order in which they meet a call, and how often each was applied. */
  trouble(): Promise<TroubleReport[]> {
    return this.#ask('GET', '/trouble');
  }

  /** Makes trouble for its calls: `{ operation: 'Debtor_Insert', when: { call: 5 }, effect: { kind: 'reset-after' } }`. */
  addTrouble(rule: TroubleRule<Name>): Promise<TroubleReport> {
    return this.#ask('POST', '/trouble', rule);
  }

  /** Puts another rule in the place of one, under its id and where it stands among the others; it has counted nothing. */
  replaceTrouble(id: number, rule: TroubleRule<Name>): Promise<TroubleReport> {
    return this.#ask('PUT', pathOf('trouble', id), rule);
  }

  async removeTrouble(id: number): Promise<TroubleReport> {
    return this.#ask('DELETE', pathOf('trouble', id));
  }

  async clearTrouble(): Promise<void> {
    await this.#ask('DELETE', '/trouble');
  }

  /**
   * Plays the end of SOAP in it and its companions: sets the clock to the day, and makes the trouble that comes then:
   * `const rehearsal = await env.rehearse('soap-ended', { answer: 'unavailable' })`, let the integration run,
   * `(await rehearsal.reaction()).message`; `rehearsal.advance({ days: 1 })` leads to what comes later.
   * @throws NotPossible for a rehearsal or an answer that there is not, and for what is no day or no window.
   */
  async rehearse(name: RehearsalName, options: RehearsalOptions = {}): Promise<Rehearsal> {
    const staging = stagingOf(name, options);
    const stageOf = (subdomain: string) => new Stage(this.#transport, subdomain);
    const companions = await this.companions();
    const stages = [stageOf(this.subdomain), ...companions.map(stageOf)] as const;
    for (const stage of stages) await stage.set(staging);
    return new Rehearsal(name, stages);
  }

  /**
   * Chooses what calls of an operation are answered with: `env.answer('DebtorService.List_GetAll', { result: [] }, { times: 1 })`,
   * or a function where the mock runs in this process: `env.answer('Debtor_Insert', (args, { next }) => next())`.
   * @param conditions which calls; all of the operation unless said otherwise.
   * @throws NotPossible for what is no answer of the operation, and for a function where the mock runs elsewhere.
   */
  answer<Operation extends OperationName, V extends Version = Version>(
    operation: Operation,
    answer:
      | ChosenAnswer<Operation, V>
      | AnswerSequence<Operation, V>
      | AnswerFunction<Operation, V, Environment<Name>>,
    conditions: AnswerConditions<Operation, V, Name> = {},
  ): Promise<AnswerReport> {
    if (typeof answer !== 'function')
      return this.#ask('POST', '/answers', { operation, ...answer, ...conditions });
    type Arguments = RequestOf<Operation, V>;
    type Context = AnswerContext<Operation, V, Environment<Name>>;
    const answerer: CallAnswerer = async (args, context) =>
      inTurns(answerSteps(await answer(args as Arguments, { ...context, environment: this } as Context)));
    const path = `${pathOf('environments', this.subdomain)}/answers`;
    return this.#transport.hand(path, { operation, ...conditions }, answerer);
  }

  /** The rules that choose answers, in the order in which they were made, and how often each of them did. */
  answers(): Promise<AnswerReport[]> {
    return this.#ask('GET', '/answers');
  }

  /**
   * Puts another rule in the place of one, under its id and where it stands among the others; it has counted nothing. A
   * function is no such rule.
   */
  replaceAnswer<Operation extends OperationName, V extends Version = Version>(
    id: number,
    operation: Operation,
    answer: ChosenAnswer<Operation, V> | AnswerSequence<Operation, V>,
    conditions: AnswerConditions<Operation, V, Name> = {},
  ): Promise<AnswerReport> {
    return this.#ask('PUT', pathOf('answers', id), { operation, ...answer, ...conditions });
  }

  async removeAnswer(id: number): Promise<AnswerReport> {
    return this.#ask('DELETE', pathOf('answers', id));
  }

  async clearAnswers(): Promise<void> {
    await this.#ask('DELETE', '/answers');
  }

  /**
   * Performs an operation as a login: `env.perform('master', 'CompanyService.List_GetByDebtor', { DebtorId: 1001 })`. The call is
   * one of the console, which no list and no expectation counts: `env.calls.list({ by: 'console' })`.
   * @param login one of it, its name here, its username or its id.
   * @returns what came of it, also where the login is refused.
   * @throws NotPossible for a login or operation that is not there, and for what is no argument of the operation.
   */
  perform<Operation extends OperationName, V extends Version = NewestVersionOf<Operation>>(
    login: Login | Name | `${string}@${string}` | number,
    operation: Operation,
    args: PerformArguments<Operation, V>,
    options: PerformOptions<V> = {},
  ): Promise<Performed<Operation, V>> {
    const own = typeof login === 'string' && Object.hasOwn(this.logins, login) ? this.login(login) : login;
    const [domain, named] = own instanceof Login ? [own.domain, own.id] : [this.subdomain, own];
    const body = { login: named, operation, arguments: args, ...options };
    return this.#transport.ask('POST', pathOf('environments', domain, 'perform'), body);
  }

  /** Whether every rule answered a call; the message tells of those that did not, with the calls that come nearest. */
  verifyAnswers(): Promise<AnswersVerdict> {
    return this.#ask('POST', '/verify-answers');
  }

  /** @throws CallsNotAsExpected that tells each rule that answered no call, with the calls that come nearest. */
  async expectAnswersApplied(): Promise<void> {
    const { holds, message } = await this.verifyAnswers();
    if (!holds) throw new CallsNotAsExpected(message);
  }

  /** @throws CallsNotAsExpected that tells everything the real service would have swallowed. */
  expectCleanContract(options?: CleanContractOptions): Promise<void> {
    return this.calls.expectClean(options);
  }

  /**
   * What takes the place in REST of what was called in it, operation by operation and element by element, as far as it is
   * known: `expect((await env.migration()).covered.calls).toEqual({ covered: 12, of: 12 })`.
   * @param documents what is read, what is known better, and a description of the API: `{ openapi: { file: 'rest.yaml', text } }`.
   * @throws NotPossible that tells all that is wrong in a document, with the places.
   */
  migration(documents: MigrationDocuments = {}): Promise<Migration> {
    return this.#ask('POST', '/migration', documents);
  }

  #ask<Answer>(method: Method, path: string, body?: unknown): Promise<Answer> {
    return this.#transport.ask(method, pathOf('environments', this.subdomain) + path, body);
  }

  /** All of a list that comes in pages. */
  #all<Item>(path: string): Promise<Item[]> {
    return allPages(this.#transport, pathOf('environments', this.subdomain) + path);
  }

  /** Its logins are others after a reset or restore; some live in companions. */
  async #followLogins(): Promise<void> {
    for (const [domain, logins] of groupedBy(this.#knownLogins, (login) => login.domain)) {
      const path = `${pathOf('environments', domain)}/logins`;
      const records = await allPages<LoginRecord>(this.#transport, path);
      for (const login of logins) login.follow(records.find(({ id }) => id === login.id) ?? null);
    }
  }
}
