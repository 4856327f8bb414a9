import type { Settings } from '../../contracts/control/settings.ts';
import type { Environment } from '../world/environment.ts';
import type { Login } from './login.ts';
import type { Users } from './users.ts';

/** Whose rules they are, from one reset to the next. */
export interface RuleOwner {
  /** An object for all that time; what belongs to it is gone with it. */
  readonly epoch: object;
  readonly users: Users;
}

/** A rule that came with what was put into a tenant: it is there anew whenever that is. */
export interface SeededRule {
  /** Puts it, with nothing counted, among the rules of its owner. */
  begin(owner: RuleOwner): void;
}

/** Everything about a tenant that can change. */
export interface State {
  readonly environment: Environment;
  readonly users: Users;
  readonly settings: Settings;
  readonly rules: readonly SeededRule[];
}

/** A state over another one: what is written there is written to that once it is merged, and forgetting it undoes it. */
export interface Draft extends State {
  settings: Settings;
  rules: readonly SeededRule[];
}

/** The same state, apart from it. */
export function copyOf({ environment, users, ...others }: State): State {
  const copy = environment.copy(environment.subdomain);
  return { environment: copy, users: users.copy(copy), ...others };
}

/** A draft over a state, which sees what that holds at any moment. */
export function draftOf({ environment, users, ...others }: State): Draft {
  const draft = environment.draft();
  return { environment: draft, users: users.draft(draft), ...others };
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
  const logins = state.users.merge(draft.users);
  return { state: { ...state, settings: draft.settings, rules: draft.rules }, logins };
}

/** The same for a draft of a state, which goes on itself. */
export function mergeInto(draft: Draft, above: Draft): void {
  const { settings, rules } = merged(draft, above).state;
  Object.assign(draft, { settings, rules });
}

/** How many records a copy of a state holds. */
export function recordsIn({ environment, users }: State): number {
  return environment.writtenCount + users.recordCount;
}
