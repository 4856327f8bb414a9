import type { ChosenAnswer } from '../../client/answer-rule.ts';
import type { Environment } from '../../client/environment.ts';
import type { Login } from '../../client/login.ts';
import type { TroubleRule } from '../../client/trouble-rule.ts';
import type { Duration } from '../../contracts/control/clock.ts';
import type { LoginChange, NewLogin } from '../../contracts/control/logins.ts';
import type { SettingsChange } from '../../contracts/control/settings.ts';
import type { OperationName } from '../../contracts/interface/operation-types.ts';
import type { MockStep } from '../format/case.ts';

/**
 * Takes a mock step. A login that it adds is added to `logins` too.
 * @throws NotPossible with the mock's own words when it refuses.
 */
export async function changeMock(
  env: Environment,
  logins: Map<string, Login>,
  { change, value }: MockStep,
): Promise<void> {
  // The shape of the case has seen to what the value is; names in it the mock looks up.
  switch (change) {
    case 'clock':
      return env.changeClock({ now: midnight(String(value)) });
    case 'advance':
      return env.advanceClock(value as Duration);
    case 'settings':
      return env.change(value as SettingsChange);
    case 'reset':
      return env.reset();
    case 'trouble':
      await env.addTrouble(value as TroubleRule);
      return;
    case 'answer': {
      const { operation, ...rule } = value as { operation: OperationName } & ChosenAnswer<OperationName>;
      await env.answer(operation, rule as ChosenAnswer<OperationName>);
      return;
    }
    case 'tagDebtor': {
      const { debtor, tags } = value as { debtor: number; tags: string[] };
      await env.tagDebtor(debtor, tags);
      return;
    }
    case 'switchCallOn':
    case 'switchCallOff': {
      const { template, call } = value as { template: string; call: OperationName };
      await env.switchCall(template, call, change === 'switchCallOn');
      return;
    }
    case 'addLogin': {
      const { name, ...login } = value as NewLogin & { readonly name: string };
      logins.set(name, await env.addLogin(login));
      return;
    }
    case 'changeLogin': {
      const { login, ...changes } = value as LoginChange & { readonly login: string };
      return loginNamed(login, logins).change(changes);
    }
    case 'deleteLogin':
      return loginNamed(value, logins).delete();
    case 'invite':
      await loginNamed(value, logins).invite();
      return;
    case 'activate':
      return loginNamed(value, logins).activate();
    case 'deactivate':
      return loginNamed(value, logins).deactivate();
    case 'reactivate':
      return loginNamed(value, logins).reactivate();
    case 'apiAccountOff':
      return loginNamed(value, logins).switchApiAccount(false);
    case 'apiAccountOn':
      return loginNamed(value, logins).switchApiAccount(true);
    case 'resetToken':
      return loginNamed(value, logins).resetToken();
  }
}

/** A day alone is its midnight. */
export function midnight(dateTime: string): string {
  return dateTime.length === 10 ? `${dateTime}T00:00:00` : dateTime;
}

function loginNamed(name: unknown, logins: ReadonlyMap<string, Login>): Login {
  const login = logins.get(String(name));
  if (!login) throw new Error(`there is no login ${name}`);
  return login;
}
