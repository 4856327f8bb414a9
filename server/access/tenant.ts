import { isDeepStrictEqual } from 'node:util';
import { noSuch } from '../../base/no-such.ts';
import { elapsed } from '../../base/real-time.ts';
import { atOnce, isSteps, type Steps, type WaitingSteps } from '../../base/turns.ts';
import type { Settings } from '../../contracts/control/settings.ts';
import type { Environment } from '../world/environment.ts';
import type { Login } from './login.ts';
import { SignOnTokens } from './sign-on-tokens.ts';
import { Refusal } from './situations.ts';
import type { Users } from './users.ts';

const DEFAULT_SETTINGS: Settings = {
  subscription: 'valid',
  freeTrial: false,
  sandboxCopy: false,
  version21: 'served',
  profile: 'likely',
};

/** A rule that came with what was put into a tenant: it is there anew whenever that is. */
export interface SeededRule {
  /** Puts it, with nothing counted, among the rules of the tenant. */
  begin(tenant: Tenant): void;
}

/** Everything about a tenant that can change. */
export interface State {
  readonly environment: Environment;
  readonly users: Users;
  readonly settings: Settings;
  readonly rules: readonly SeededRule[];
}

/** A state over that of a tenant: what is written there is written to the tenant once it is merged. */
export interface Draft {
  readonly environment: Environment;
  readonly users: Users;
  settings: Settings;
  rules: readonly SeededRule[];
  /** The time of the tenant, between two resets or restores, in which it was made. */
  readonly epoch: object;
}

/** Work that writes: other work that writes waits for its end. */
interface Writing {
  readonly ended: Promise<void>;
  end(): void;
}

/** An environment with its users and settings: what the product means by the word. */
export class Tenant {
  readonly subdomain: string;
  readonly signOnTokens = new SignOnTokens();
  /** When it was last used, in milliseconds of a clock that nothing sets: that of the machine may jump. */
  lastUsed = elapsed();
  #initial: State;
  readonly #snapshots = new Map<number, State>();
  #state: State;
  #epoch: object = {};
  #writing: Writing | null = null;
  readonly #deletion = new AbortController();
  #onLogin: (login: Login) => void = () => {};

  constructor(environment: Environment, users: Users, settings: Partial<Settings> = {}) {
    this.subdomain = environment.subdomain;
    this.#state = { environment, users, settings: { ...DEFAULT_SETTINGS, ...settings }, rules: [] };
    this.#initial = copyOf(this.#state, this.subdomain);
  }

  get environment(): Environment {
    return this.#state.environment;
  }

  get users(): Users {
    return this.#state.users;
  }

  get settings(): Settings {
    return this.#state.settings;
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

  /** Tells of logins no more. */
  silence(): void {
    this.#onLogin = () => {};
  }

  /** Of a tenant that is being made. */
  change(settings: Partial<Settings>): void {
    this.#state = { ...this.#state, settings: { ...this.#state.settings, ...settings } };
  }

  /** From now on a reset goes back to here. */
  settle(): void {
    this.#initial = copyOf(this.#state, this.subdomain);
  }

  /** Whether nothing that decides on the login was changed since the environment was made. */
  isAsMade(login: Login): boolean {
    const { users, settings } = this.#initial;
    return (
      users.has(login) &&
      isDeepStrictEqual(settings, this.settings) &&
      users.hasSameTemplate(login, this.users)
    );
  }

  /** Everything as it was when the environment was made, the clock included. */
  reset(): void {
    this.#goBackTo(this.#initial);
  }

  /** The logins that it began with, as they were then. */
  get initialLogins(): readonly Login[] {
    return this.#initial.users.logins;
  }

  /** How many records were put in, changed or deleted since it began, or since its last reset. */
  get changeCount(): number {
    return this.environment.changeCountSince(this.#initial.environment);
  }

  /** Goes on as a tenant of the same subdomain that was made apart, now and after each reset: what was written is gone. */
  become(successor: Tenant): void {
    this.#initial = successor.#initial;
    this.#goBackTo(successor.#state);
  }

  /** An object for all the time between two resets or restores; what belongs to it is gone with it. */
  get epoch(): object {
    return this.#epoch;
  }

  /**
   * Does work that writes, on a draft, once other work that writes has ended: all of it is seen at once when it has come to
   * its end, and nothing where it throws. What was written before a reset or a restore is gone with it.
   * @param epoch of what the work was begun for, where that began earlier.
   * @throws what the work throws.
   */
  *write<T>(work: (draft: Draft) => T | Steps<T>, epoch: object | null = null): WaitingSteps<T> {
    for (let writing = this.writing; writing !== null; writing = this.writing) yield writing;
    const writing = newWriting();
    this.#writing = writing;
    try {
      const draft = { ...this.draft(), ...(epoch && { epoch }) };
      const made = work(draft);
      const result = isSteps<T>(made) ? yield* made : made;
      this.merge(draft);
      return result;
    } finally {
      if (this.#writing === writing) this.#writing = null;
      writing.end();
    }
  }

  /** Resolves at the end of work that is writing, for which other work that writes waits; null where none is. */
  get writing(): Promise<void> | null {
    return this.#writing?.ended ?? null;
  }

  /** A state over this one. */
  draft(): Draft {
    const { environment, users, settings, rules } = this.#state;
    const draft = environment.draft();
    return { environment: draft, users: users.draft(draft), settings, rules, epoch: this.#epoch };
  }

  /** Writes what was written in a draft, unless all went back to another state since. */
  merge({ environment, users, settings, rules, epoch }: Draft): void {
    if (epoch !== this.#epoch) return;
    const before = this.#state;
    before.environment.merge(environment);
    const logins = before.users.merge(users);
    this.#state = { ...before, settings, rules };
    for (const login of logins) this.#onLogin(login);
    for (const rule of rules.slice(before.rules.length)) rule.begin(this);
  }

  /** Everything as it is now, whatever is written afterwards. */
  copyOfState(): State {
    return copyOf(this.#state, this.subdomain);
  }

  /** Goes on with a copy, so that a long call that reads goes on with the state that it has read so far. */
  leaveState(): void {
    this.#state = this.copyOfState();
  }

  /** Aborted once it was deleted, with the refusal that calls of its logins get from then on. */
  get deletion(): AbortSignal {
    return this.#deletion.signal;
  }

  /** It was deleted, and is of no server any more. */
  endCalls(): void {
    this.#deletion.abort(new Refusal('unknown-username'));
  }

  /** The content of every file that was uploaded, also where only a reset or a snapshot brings it back. */
  *uploads(): Generator<Uint8Array> {
    for (const { environment } of [this.#state, this.#initial, ...this.#snapshots.values()])
      for (const { content } of environment.uploads()) yield content;
  }

  /** The same of every report that was made in the background. */
  *reports(): Generator<readonly Uint8Array[]> {
    for (const { environment } of [this.#state, this.#initial, ...this.#snapshots.values()])
      for (const { content } of environment.reportTasks.all()) if (content) yield content;
  }

  /**
   * Remembers everything as it is now.
   * @throws NotPossible when the server has no room for another one.
   */
  snapshot(): number {
    const { capacity } = this.environment;
    capacity.require('snapshots');
    capacity.require('snapshot-records', recordsIn(this.#state));
    const id = this.#snapshots.size + 1;
    this.#snapshots.set(id, copyOf(this.#state, this.subdomain));
    return id;
  }

  get snapshots(): readonly number[] {
    return [...this.#snapshots.keys()];
  }

  /** How many records all of them hold. */
  get snapshotRecords(): number {
    return [...this.#snapshots.values()].reduce((count, state) => count + recordsIn(state), 0);
  }

  /** Puts everything back as it was at the snapshot; a snapshot can be restored any number of times. */
  restore(id: number): void {
    const snapshot = this.#snapshots.get(id);
    if (!snapshot) throw noSuch('snapshot', id, { among: this.snapshots });
    this.#goBackTo(snapshot);
  }

  #goBackTo(state: State): void {
    this.#state = copyOf(state, this.subdomain);
    this.#epoch = {};
    // What is still being written is gone with the rest.
    this.#writing?.end();
    this.#writing = null;
    // The ids of logins made since are given out again, so a token of before could be another login's.
    this.signOnTokens.clear();
    this.#announceAll();
    for (const rule of this.#state.rules) rule.begin(this);
  }

  /** They may all be others than before. */
  #announceAll(): void {
    atOnce(this.announceLogins(this.#onLogin));
  }

  /** Another environment that begins as this one stands, without its logins and rules: those are per environment. */
  fork(subdomain: string): Tenant {
    const environment = this.environment.copy(subdomain);
    return new Tenant(environment, this.users.withoutLogins(environment), this.settings);
  }
}

function newWriting(): Writing {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { ended, end };
}

function recordsIn({ environment, users }: State): number {
  return environment.writtenCount + users.recordCount;
}

function copyOf({ environment, users, ...others }: State, subdomain: string): State {
  const copy = environment.copy(subdomain);
  return { environment: copy, users: users.copy(copy), ...others };
}
