import { nearestName } from '../../base/nearest-name.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { type CallName, callName, type Template } from './template.ts';
import type { Users } from './users.ts';

/** Every call a template can switch, whatever the version. */
const CALLS: ReadonlySet<CallName> = new Set(
  catalogue.services.flatMap(({ operations }) => operations.map(callName)),
);

/** Switches one call of a template on or off, in force at once. */
export function switchCall(users: Users, templateId: number, call: string, on: boolean): Template {
  const callsOff = new Set(users.template(templateId).callsOff);
  if (on) callsOff.delete(callNamed(call));
  else callsOff.add(callNamed(call));
  return users.changeTemplate(templateId, { callsOff });
}

export function callsNamed(names: readonly string[]): ReadonlySet<CallName> {
  return new Set(names.map(callNamed));
}

/** @throws NotPossible for a name no call has, with the one that was probably meant. */
function callNamed(name: string): CallName {
  if (CALLS.has(name as CallName)) return name as CallName;
  const nearest = nearestCall(name);
  throw new NotPossible(
    'unknown',
    'call',
    `There is no call '${name}'.`,
    nearest
      ? `Did you mean '${nearest}'?`
      : "Name the service and the operation: 'DebtorService.List_GetAll'.",
  );
}

/** Also for who left the service out. */
function nearestCall(name: string): string | null {
  const operation = `.${name.toLowerCase()}`;
  return [...CALLS].find((call) => call.toLowerCase().endsWith(operation)) ?? nearestName(name, CALLS);
}
