import { isDeepStrictEqual } from 'node:util';
import { noSuch } from '../../base/no-such.ts';
import { elapsed } from '../../base/real-time.ts';
import { atOnce, type Steps, type WaitingSteps } from '../../base/turns.ts';
import type { Settings } from '../../contracts/control/settings.ts';
import type { Environment } from '../world/environment.ts';
import type { Keeping } from './keeping.ts';
import type { Login } from './login.ts';
import { type RuleChange, Rules } from './rules.ts';
import { Refusal } from './situations.ts';
import { copyOf, type Draft, draftOf, recordsIn, type State } from './state.ts';
import { type OtherStates, type StateListener, States } from './states.ts';
import type { Users } from './users.ts';

const DEFAULT_SETTINGS: Settings = {
  subscription: 'valid',
  freeTrial: false,
  sandboxCopy: false,
  version21: 'served',
  profile: 'likely',
};

/** An environment with its users and settings: what the product means by the word. */
export class Tenant {
  readonly subdomain: string;
  /** When it was last used, in milliseconds of a clock that nothing sets: that of the machine may jump. */
  lastUsed = elapsed();
  readonly #states: States;
  #epoch: object = {};
  readonly #deletion = new AbortController();
  #onLogin: (login: Login) => void = () => {};
  #onRule: (rule: RuleChange) => void = () => {};
  #onChange: () => void = () => {};

  private constructor(now: State, others?: OtherStates) {
    this.subdomain = now.environment.subdomain;
    const listener: StateListener = {
      wrote: (logins, rules) => {
        for (const login of logins) this.#onLogin(login);
        for (const rule of rules) this.#onRule(rule);
        this.#onChange();
      },
      wentBack: () => this.#beginAnew(),
    };
    this.#states = new States(now, listener, others);
  }

  static open(environment: Environment, users: Users, settings: Partial<Settings> = {}): Tenant {
    const rules = Rules.none();
    return new Tenant({ environment, users, settings: { ...DEFAULT_SETTINGS, ...settings }, rules });
  }

  /** One that was kept. */
  static of(now: State, others: OtherStates): Tenant {
    return new Tenant(now, others);
  }

  get environment(): Environment {
    return this.#states.now.environment;
  }

  get users(): Users {
    return this.#states.now.users;
  }

  get rules(): Rules {
    return this.#states.now.rules;
  }

  get settings(): Settings {
    return this.#states.now.settings;
  }

  /**
   * Tells of every login there is, one a step, and from the first step on of every one that comes or changes, in whatever
   * way, until it is told to be silent.
   */
  *announceLogins(listener: (login: Login) => void): Steps<void> {
    this.#onLogin = listener;
    for (const login of this.users.logins) {
      if (this.#onLogin !== listener) return;
      listener(login);
      yield;
    }
  }

  /** Tells of every rule there is, and from now on of every one that is written, in whatever way. */
  announceRules(listener: (rule: RuleChange) => void): void {
    this.#onRule = listener;
    for (const rule of this.rules.all) listener(rule);
  }

  /** From now on tells that something was written, or all went back, each time. */
  announceChanges(listener: () => void): void {
    this.#onChange = listener;
  }

  /** Tells of nothing any more. */
  silence(): void {
    this.#onChange = () => {};
    this.#onLogin = () => {};
    this.#onRule = () => {};
  }

  /** Of a tenant that is being made. */
  change(settings: Partial<Settings>): void {
    this.#states.change({ settings: { ...this.settings, ...settings } });
  }

  /** From now on a reset goes back to here. */
  settle(): void {
    this.#states.settle();
  }

  /** Whether nothing that decides on the login was changed since the environment was made. */
  isAsMade(login: Login): boolean {
    const { users, settings } = this.#states.initial;
    return (
      users.has(login) &&
      isDeepStrictEqual(settings, this.settings) &&
      users.hasSameTemplate(login, this.users)
    );
  }

  /** Everything as it was when the environment was made, the clock included. */
  reset(): WaitingSteps<void> {
    return this.#states.goBack('initial');
  }

  /** The logins that it began with, as they were then. */
  get initialLogins(): readonly Login[] {
    return this.#states.initial.users.logins;
  }

  /** How many records were put in, changed or deleted since it began, or since its last reset. */
  get changeCount(): number {
    return this.environment.changeCountSince(this.#states.initial.environment);
  }

  /** Goes on as a tenant of the same subdomain that was made apart, now and after each reset: what was written is gone. */
  become(successor: Tenant): void {
    this.#states.become(successor.#states);
  }

  /** An object for all the time between two resets or restores; what belongs to it is gone with it. */
  get epoch(): object {
    return this.#epoch;
  }

  /** Whether it is kept beyond its server. */
  get isKept(): boolean {
    return this.#states.isKept;
  }

  /** From now on what is written counts once it is kept there. */
  keepIn(keeping: Keeping): void {
    this.#states.keepIn(keeping);
  }

  /** As it is, and as it began; and the way for what other servers wrote. */
  get states(): Pick<States, 'now' | 'initial' | 'follow' | 'followBackTo' | 'followSnapshot'> {
    return this.#states;
  }

  /**
   * Does work that writes, on a draft, once other work that writes has ended: all of it is seen at once when it has come to
   * its end and is kept, and nothing where it throws. What was written before a reset or a restore is gone with it.
   * @throws what the work throws, and NotPossible for what cannot be kept.
   */
  write<T>(work: (draft: Draft) => T | Steps<T>): WaitingSteps<T> {
    return this.#states.write(work);
  }

  /** The same for work that is begun now, and writes when it has come so far. */
  writer(): States['write'] {
    return this.#states.writer();
  }

  /** Resolves at the end of work that is writing, for which other work that writes waits; null where none is. */
  get writing(): Promise<void> | null {
    return this.#states.writing;
  }

  /** Everything as it is now, whatever is written afterwards. */
  copyOfState(): State {
    return copyOf(this.#states.now);
  }

  /** Of a tenant that is being made: what is written there, to be merged or forgotten. */
  draft(): Draft {
    return draftOf(this.#states.now);
  }

  /** Of a tenant that is being made. */
  merge(draft: Draft): void {
    this.#states.merge(draft);
  }

  /** Goes on with a copy, so that a long call that reads goes on with the state that it has read so far. */
  leaveState(): void {
    this.#states.leave();
  }

  /** Aborted once it was deleted, with the refusal that calls of its logins get from then on. */
  get deletion(): AbortSignal {
    return this.#deletion.signal;
  }

  /** It was deleted, and is of no server any more. */
  endCalls(): void {
    this.#deletion.abort(new Refusal('unknown-username'));
    this.#states.end(noSuch('environment', this.subdomain, { among: [] }));
  }

  /** The content of every file that was uploaded, also where only a reset or a snapshot brings it back. */
  *uploads(): Generator<Uint8Array> {
    for (const { environment } of this.#states.all)
      for (const { content } of environment.uploads()) yield content;
  }

  /** The same of every report that was made in the background. */
  *reports(): Generator<readonly Uint8Array[]> {
    for (const { environment } of this.#states.all)
      for (const { content } of environment.reportTasks.all()) if (content) yield content;
  }

  /**
   * Remembers everything as it is now. @returns the number of the snapshot.
   * @throws NotPossible when the server has no room for another one.
   */
  *snapshot(): WaitingSteps<number> {
    const { capacity } = this.environment;
    capacity.require('snapshots');
    capacity.require('snapshot-records', recordsIn(this.#states.now));
    return yield* this.#states.remember();
  }

  get snapshots(): readonly number[] {
    return [...this.#states.snapshots.keys()];
  }

  /** How many records all of them hold. */
  get snapshotRecords(): number {
    return [...this.#states.snapshots.values()].reduce((count, state) => count + recordsIn(state), 0);
  }

  /** Puts everything back as it was at the snapshot; a snapshot can be restored any number of times. */
  restore(id: number): WaitingSteps<void> {
    return this.#states.goBack(id);
  }

  #beginAnew(): void {
    this.#epoch = {};
    // They may all be others than before.
    atOnce(this.announceLogins(this.#onLogin));
    this.announceRules(this.#onRule);
    this.#onChange();
  }

  /** Another environment that begins as this one stands, without its logins and rules: those are per environment. */
  fork(subdomain: string): Tenant {
    const environment = this.environment.copy(subdomain);
    return Tenant.open(environment, this.users.withoutLogins(environment), this.settings);
  }
}
