import { operationsNamed } from '../../contracts/interface/operations-named.ts';
import { type CallName, callName, type Template } from './template.ts';
import type { Users } from './users.ts';

/** Switches one call of a template on or off, in force at once. */
export function switchCall(users: Users, templateId: number, call: string, on: boolean): Template {
  const callsOff = new Set(users.templates.get(templateId).callsOff);
  if (on) callsOff.delete(callNamed(call));
  else callsOff.add(callNamed(call));
  return users.templates.change(templateId, { callsOff });
}

/** @param field how a refusal calls the place of the names. */
export function callsNamed(names: readonly string[], field?: string): ReadonlySet<CallName> {
  return new Set(names.map((name) => callNamed(name, field)));
}

/**
 * The call as templates hold it, whatever the version.
 * @throws NotPossible for a name no call has, or several have.
 */
export function callNamed(name: string, field = 'call'): CallName {
  return callName(operationsNamed(name, { field })[0]);
}
