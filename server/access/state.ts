import type { Settings } from '../../contracts/control/settings.ts';
import type { Environment } from '../world/environment.ts';
import type { Login } from './login.ts';
import type { Rules } from './rules.ts';
import type { Users } from './users.ts';

/** Everything about a tenant that can change. Whenever something was written another one takes its place. */
export interface State {
  readonly environment: Environment;
  readonly users: Users;
  readonly settings: Settings;
  readonly rules: Rules;
}

/** A state over another one: what is written there is written to that once it is merged, and forgetting it undoes it. */
export interface Draft extends State {
  settings: Settings;
  readonly over: State;
}

/** The same state, apart from it. */
export function copyOf({ environment, users, rules, settings }: State): State {
  const copy = environment.copy(environment.subdomain);
  return { environment: copy, users: users.copy(copy), rules: rules.copy(), settings };
}

/** A draft over a state, which sees what that holds at any moment. */
export function draftOf(over: State): Draft {
  const environment = over.environment.draft();
  const users = over.users.draft(environment);
  return { environment, users, rules: over.rules.draft(), settings: over.settings, over };
}

/** A draft over a state to which all goes back: rules have counted nothing by then, and only those of seeds are there. */
export function begunAnew(state: State): Draft {
  const draft = draftOf(state);
  draft.rules.beginAnew();
  return draft;
}

/** What came of a draft. */
interface Merged {
  readonly state: State;
  /** Those that were added or changed. */
  readonly logins: readonly Login[];
}

/** Writes to a state what was written in a draft of it, or of a copy of it. @returns what goes on in its place. */
export function merged(state: State, draft: Draft): Merged {
  state.environment.merge(draft.environment);
  state.rules.merge(draft.rules);
  const logins = state.users.merge(draft.users);
  return { state: { ...state, settings: draft.settings }, logins };
}

/** The same for a draft of a state, which goes on itself. */
export function mergeInto(draft: Draft, above: Draft): void {
  draft.settings = merged(draft, above).state.settings;
}

/** How many records a copy of a state holds. */
export function recordsIn({ environment, users, rules }: State): number {
  return environment.writtenCount + users.recordCount + rules.recordCount;
}
