import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../index.ts';
import {
  ControlClient,
  type LoginBody,
  type MadeEnvironment,
  type MadeLogin,
  type MailBody,
  type ProblemBody,
} from './support/control-client.ts';
import { type Credentials, listCompanies, listDebtors } from './support/soap.ts';

interface DebtorBody {
  readonly id: number;
  readonly tags: readonly number[];
  readonly companies: readonly { readonly id: number }[];
}

let nmbrs: Nmbrs;
let control: ControlClient;
let home: string;
let debtors: readonly DebtorBody[];

beforeAll(async () => {
  nmbrs = await startNmbrs();
  control = await ControlClient.of(nmbrs);
});

beforeEach(async () => {
  const { body } = await control.post<MadeEnvironment>('/environments', {});
  home = `/environments/${body.subdomain}`;
  debtors = (await control.get<DebtorBody[]>(`${home}/debtors`)).body;
});

afterAll(() => nmbrs.close());

/** What DebtorService List_GetAll comes to: the code of its fault, or how many debtors it lists. */
async function outcome(login: Credentials): Promise<string> {
  const { ids, code } = await listDebtors(nmbrs.url, login);
  return code === null ? `${ids.length} debtors` : String(code);
}

/** The path of a link below the control API. */
function linkIn({ link }: MailBody): string {
  return link.replace(`${nmbrs.url}/_mock`, '');
}

async function addLogin(login: object): Promise<{ path: string; login: LoginBody }> {
  const { body } = await control.post<LoginBody>(`${home}/logins`, login);
  return { path: `${home}/logins/${body.id}`, login: body };
}

async function invite(path: string): Promise<MailBody> {
  return (await control.post<MailBody>(`${path}/invite`)).body;
}

async function activate(path: string): Promise<void> {
  await control.post(linkIn(await invite(path)), { password: 'geheim' });
}

describe('the life of a login', () => {
  test('at master level: every step shows at once in what its calls come to', async () => {
    const { path, login } = await addLogin({ username: 'piet@kantoor.example', template: 'Volledig' });
    const as = (token: string) => outcome({ ...login, token });
    expect(await as('')).toBe('1001');

    await activate(path);
    expect(await as('')).toBe('1001');
    const { token } = (await control.put<LoginBody>(`${path}/api-account`, { on: true })).body;
    expect(await as(token)).toBe('6 debtors');

    await control.patch(path, { tags: ['Team Noord'] });
    const seen = debtors.filter(({ tags }) => tags.includes(3));
    expect(await as(token)).toBe(`${seen.length} debtors`);
    const hidden = debtors.find(({ tags }) => !tags.includes(3)) as DebtorBody;
    expect((await listCompanies(nmbrs.url, { ...login, token }, hidden.id)).code).toBe(1003);

    await control.put(`${home}/debtors/${hidden.id}/tags`, { tags: ['Team Noord'] });
    expect(await as(token)).toBe(`${seen.length + 1} debtors`);
    await control.delete(`${home}/tags/3`);
    expect(await as(token)).toBe('0 debtors');
    await control.patch(path, { tags: null });

    const templates = (await control.get<{ id: number; name: string }[]>(`${home}/templates`)).body;
    const template = templates.find(({ name }) => name === 'Volledig')?.id;
    const call = `${home}/templates/${template}/calls/DebtorService.List_GetAll`;
    await control.put(call, { on: false });
    expect(await as(token)).toBe('1002');
    await control.put(call, { on: true });

    const { token: newer } = (await control.post<LoginBody>(`${path}/reset-token`)).body;
    expect([await as(token), await as(newer)]).toEqual(['1001', '6 debtors']);
    await control.put(`${path}/api-account`, { on: false });
    expect(await as(newer)).toBe('1001');
    await control.put(`${path}/api-account`, { on: true });
    await control.post(`${path}/deactivate`);
    expect(await as(newer)).toBe('1001');
    await control.post(`${path}/reactivate`);
    expect(await as(newer)).toBe('6 debtors');
    await control.patch(home, { subscription: 'none' });
    expect(await as(newer)).toBe('1004');
    await control.patch(home, { subscription: 'valid' });
    await control.delete(path);
    expect(await as(newer)).toBe('1001');
  });

  test('at debtor level: it sees nothing, then its debtor, then one of its companies', async () => {
    const debtor = debtors.find(({ companies }) => companies.length > 1) as DebtorBody;
    const { path, login } = await addLogin({
      username: 'klant@bakkerij.example',
      template: 'Klant',
      debtorId: debtor.id,
    });
    await activate(path);
    const { token } = (await control.put<LoginBody>(`${path}/api-account`, { on: true })).body;
    expect((await listDebtors(nmbrs.url, { ...login, token })).ids).toEqual([]);
    await control.patch(path, { companies: 'all' });
    expect((await listDebtors(nmbrs.url, { ...login, token })).ids).toEqual([debtor.id]);
    await control.patch(path, { companies: [debtor.companies[0]?.id] });
    const companies = await listCompanies(nmbrs.url, { ...login, token }, debtor.id);
    expect(companies.ids).toContain(debtor.companies[0]?.id);
    expect(companies.ids).not.toContain(debtor.companies[1]?.id);
  });

  test('an address that was deleted can be a login again, of which the old token is not', async () => {
    const { body } = await control.post<MadeEnvironment>('/environments', {});
    const { username, token, domain, id } = body.logins.master as MadeLogin;
    const logins = `/environments/${body.subdomain}/logins`;
    await control.delete(`${logins}/${id}`);
    const again = await control.post<LoginBody>(logins, { username, template: 'Volledig' });
    expect(again.status).toBe(201);
    expect(await outcome({ username, token, domain })).toBe('1001');
  });

  test('a deleted login is refused with 1001 though its template is deleted too', async () => {
    const template = await control.post<{ id: number }>(`${home}/templates`, {
      name: 'Tijdelijk',
      kind: 'Master Accountant',
    });
    const { path, login } = await addLogin({ username: 'a@b.example', template: template.body.id });
    await activate(path);
    const { token } = (await control.put<LoginBody>(`${path}/api-account`, { on: true })).body;
    await control.delete(path);
    expect((await control.delete(`${home}/templates/${template.body.id}`)).status).toBe(204);
    expect(await outcome({ ...login, token })).toBe('1001');
    expect((await control.get(path)).body).toMatchObject({ template: { name: null } });
  });
});

describe('an activation link', () => {
  let path: string;

  beforeEach(async () => {
    ({ path } = await addLogin({ username: 'nieuw@kantoor.example', template: 'Volledig' }));
  });

  test('shows browsers a form, takes what the form sends, and says that the login is active', async () => {
    const { link } = await invite(path);
    const form = await fetch(link, { headers: { Accept: 'text/html,*/*;q=0.8' } });
    expect(form.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await form.text()).toMatch(/<form method="post">[\s\S]*name="password"/);
    const sent = await fetch(link, {
      method: 'POST',
      headers: { Accept: 'text/html,*/*;q=0.8', Origin: nmbrs.url },
      body: new URLSearchParams({ password: 'geheim & veilig' }),
    });
    expect(await sent.text()).toContain('Your login is active');
    expect((await control.get<LoginBody>(path)).body.state).toBe('active');
    const again = await fetch(link, { headers: { Accept: 'text/html' } });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('the link was already used on 2026-11-16');
  });

  test('asks for the password twice, and takes no two that differ', async () => {
    const mail = await invite(path);
    const { link } = mail;
    const headers = { Accept: 'text/html', Origin: nmbrs.url };
    expect(await (await fetch(link, { headers })).text()).toMatch(/name="repeat"/);
    const sent = (password: string, repeat: string) =>
      fetch(link, { method: 'POST', headers, body: new URLSearchParams({ password, repeat }) });
    const refused = await sent('geheim & veilig', 'geheim & velig');
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('The two passwords are not the same. Type the same password twice.');
    expect(page).toContain(`<a href="${new URL(link).pathname}">Back to the form</a>`);
    expect((await control.get<LoginBody>(path)).body.state).toBe('invited');
    const { body } = await control.post<ProblemBody>(linkIn(mail), { password: 'a', repeat: 'a' });
    expect(body.detail).toBe("There is no field 'repeat' here.");
    const saved = await (await sent('geheim & veilig', 'geheim & veilig')).text();
    expect(saved).toContain(`/profile?as=nieuw%40kantoor.example">go on to the user profile</a>`);
    expect((await control.get<LoginBody>(path)).body).toMatchObject({ password: 'geheim & veilig' });
  });

  test('works once', async () => {
    const link = linkIn(await invite(path));
    expect((await control.post(link, { password: 'geheim' })).status).toBe(200);
    const { status, body } = await control.post<ProblemBody>(link, { password: 'anders' });
    expect(status).toBe(409);
    expect(body.detail).toContain('already used');
  });

  test('wants a password', async () => {
    const link = linkIn(await invite(path));
    expect((await control.post(link, { password: '' })).status).toBe(422);
    expect((await control.post(link, {})).status).toBe(422);
    expect((await control.get<LoginBody>(path)).body.state).toBe('invited');
  });

  test('is dead once the mail was sent again', async () => {
    const first = await invite(path);
    const second = await invite(path);
    const { status, body } = await control.post<ProblemBody>(linkIn(first), { password: 'geheim' });
    expect(status).toBe(409);
    expect(body.detail).toContain('only the newest link works');
    const outbox = (await control.get<MailBody[]>(`${home}/outbox`)).body.slice(-2);
    expect(outbox).toEqual([
      { ...first, dead: 'the mail was sent again, and only the newest link works' },
      { ...second, dead: null },
    ]);
    expect((await control.post(linkIn(second), { password: 'geheim' })).status).toBe(200);
  });

  test('expires after a day by the clock of its environment', async () => {
    const link = linkIn(await invite(path));
    await control.post(`${home}/clock/advance`, { days: 1 });
    const { status, body } = await control.get<ProblemBody>(link);
    expect(status).toBe(409);
    expect(body.detail).toContain('expired');
    await control.post(`${home}/clock/advance`, { days: -1 });
    expect((await control.get(link)).status).toBe(200);
  });
});
