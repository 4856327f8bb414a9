import { NotPossible } from '../../base/not-possible.ts';
import { callNamed, switchCall } from '../access/call-switches.ts';
import { callName } from '../access/template.ts';
import type { Consequence, TroubledCall } from './trouble.ts';

/** What is done to a login; null where it is so already. */
type Change = (call: TroubledCall) => object | null;

/** Nothing happens to the call itself, but that it meets its login as it is now. */
const DONE: Consequence = {};

/**
 * An effect that changes the login of a call before it is let in, and does nothing where the product does not allow the
 * change.
 */
export function changing(change: Change) {
  return (call: TroubledCall): Consequence | null => {
    try {
      return change(call) && DONE;
    } catch (error) {
      if (error instanceof NotPossible) return null;
      throw error;
    }
  };
}

export const resetToken: Change = ({ tenant, login }) => tenant.users.resetToken(login.id);

export const switchApiAccountOff: Change = ({ tenant, login }) =>
  login.apiAccount ? tenant.users.switchApiAccount(login.id, false) : null;

export const deactivate: Change = ({ tenant, login }) => tenant.users.deactivate(login.id);

export const deleteLogin: Change = ({ tenant, login }) => tenant.users.deleteLogin(login.id);

/** In the template of the login, and so for all logins that have it. */
export function switchOff(call: string | undefined): Change {
  const named = call === undefined ? null : callNamed(call);
  return ({ tenant: { users }, login: { templateId }, operation }) => {
    const name = named ?? callName(operation);
    return users.templates.get(templateId).callsOff.has(name)
      ? null
      : switchCall(users, templateId, name, false);
  };
}
