import { NotPossible } from '../../base/not-possible.ts';
import { callNamed, switchCall } from '../access/call-switches.ts';
import type { Login } from '../access/login.ts';
import type { Draft } from '../access/state.ts';
import { callName } from '../access/template.ts';
import type { Consequence, TroubledCall } from './trouble.ts';

/** What is done to the login of a call, as it stands in a draft; null where it is so already. */
type Change = (login: Login, draft: Draft, call: TroubledCall) => object | null;

/** Nothing happens to the call itself, but that it meets its login as it is now. */
const DONE: Consequence = {};

/** What becomes of a call whose login changes in a draft; null where it is so already. @throws NotPossible */
export type Changing = (call: TroubledCall, draft: Draft) => Consequence | null;

/** An effect that changes the login of a call before it is let in. */
export function changing(change: Change): Changing {
  return (call, draft) => change(draft.users.login(call.login.id), draft, call) && DONE;
}

/** Nothing happens where the product does not allow the change. */
export function unlessAllowed(error: unknown): null {
  if (error instanceof NotPossible) return null;
  throw error;
}

export const resetToken: Change = ({ id }, { users }) => users.resetToken(id);

export const switchApiAccountOff: Change = ({ id, apiAccount }, { users }) =>
  apiAccount ? users.switchApiAccount(id, false) : null;

export const deactivate: Change = ({ id }, { users }) => users.deactivate(id);

export const deleteLogin: Change = ({ id }, { users }) => users.deleteLogin(id);

/** In the template of the login, and so for all logins that have it. */
export function switchOff(call: string | undefined): Change {
  const named = call === undefined ? null : callNamed(call);
  return ({ templateId }, { users }, { operation }) => {
    const name = named ?? callName(operation);
    return users.templates.get(templateId).callsOff.has(name)
      ? null
      : switchCall(users, templateId, name, false);
  };
}
