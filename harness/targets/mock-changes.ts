import type { ControlApi } from '../../client/control-api.ts';
import type { MockStep } from '../format/case.ts';
import type { Credentials } from './target.ts';

/** A login as the control API gives it out. */
export interface MockLogin extends Credentials {
  readonly id: number;
  readonly environment: string;
}

interface Mail {
  readonly id: number;
  readonly loginId: number;
  readonly link: string;
}

interface LoginView {
  readonly id: number;
  readonly username: string;
  readonly domain: string;
  readonly token: string | null;
}

/**
 * Takes a mock step. What it changes of a login's credentials is changed in `logins` too.
 * @throws Error with the mock's own words when it refuses.
 */
export async function changeMock(
  control: ControlApi,
  subdomain: string,
  logins: Map<string, MockLogin>,
  { change, value }: MockStep,
): Promise<void> {
  const environment = `/environments/${subdomain}`;
  const loginNamed = (name: string) => {
    const login = logins.get(name);
    if (!login) throw new Error(`there is no login ${name}`);
    return login;
  };
  const pathOf = ({ environment: home, id }: MockLogin) => `/environments/${home}/logins/${id}`;
  const step = (method: 'POST' | 'PATCH' | 'PUT', behind: string, body?: unknown) =>
    control.ask<LoginView>(method, pathOf(loginNamed(String(value))) + behind, body);
  const takeToken = ({ token }: LoginView) => {
    const login = loginNamed(String(value));
    logins.set(String(value), { ...login, token: token ?? login.token });
  };
  switch (change) {
    case 'clock':
      return control.ask('PATCH', `${environment}/clock`, { now: midnight(String(value)) });
    case 'advance':
      return control.ask('POST', `${environment}/clock/advance`, value);
    case 'settings':
      return control.ask('PATCH', environment, value);
    case 'reset':
      return control.ask('POST', `${environment}/reset`);
    case 'trouble':
      return control.ask('POST', `${environment}/trouble`, value);
    case 'tagDebtor': {
      const { debtor, tags } = value as { debtor: number; tags: string[] };
      return control.ask('PUT', `${environment}/debtors/${debtor}/tags`, { tags });
    }
    case 'switchCallOn':
    case 'switchCallOff': {
      const { template, call } = value as { template: string; call: string };
      const templates = await control.ask<{ id: number; name: string }[]>('GET', `${environment}/templates`);
      const found = templates.find(({ name }) => name === template);
      if (!found)
        throw new Error(
          `there is no template '${template}'; there are ${templates.map(({ name }) => name).join(', ')}`,
        );
      const path = `${environment}/templates/${found.id}/calls/${call}`;
      return control.ask('PUT', path, { on: change === 'switchCallOn' });
    }
    case 'addLogin': {
      const { name, ...login } = value as { name: string };
      const { id, username, domain } = await control.ask<LoginView>('POST', `${environment}/logins`, login);
      logins.set(name, { id, username, domain, environment: subdomain, token: '', password: `Welkom-${id}` });
      return;
    }
    case 'changeLogin': {
      const { login, ...change } = value as { login: string };
      return control.ask('PATCH', pathOf(loginNamed(login)), change);
    }
    case 'deleteLogin':
      return control.ask('DELETE', pathOf(loginNamed(String(value))));
    case 'invite':
      return control.ask('POST', `${pathOf(loginNamed(String(value)))}/invite`);
    case 'activate': {
      const { environment: home, id, password } = loginNamed(String(value));
      const mails = await control.ask<Mail[]>('GET', `/environments/${home}/outbox`);
      const mail = mails.findLast(({ loginId }) => loginId === id);
      if (!mail) throw new Error(`${String(value)} was sent no activation mail; invite it first`);
      const { pathname } = new URL(mail.link);
      return control.ask('POST', pathname.replace(/^\/_mock/, ''), { password });
    }
    case 'deactivate':
      await step('POST', '/deactivate');
      return;
    case 'reactivate':
      await step('POST', '/reactivate');
      return;
    case 'apiAccountOff':
      await step('PUT', '/api-account', { on: false });
      return;
    case 'apiAccountOn':
      return takeToken(await step('PUT', '/api-account', { on: true }));
    case 'resetToken':
      return takeToken(await step('POST', '/reset-token'));
  }
}

/** A day alone is its midnight. */
export function midnight(moment: string): string {
  return moment.length === 10 ? `${moment}T00:00:00` : moment;
}
