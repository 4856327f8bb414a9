import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import type { Nmbrs } from '../../index.ts';
import { SoapClient } from '../support/soap-client.ts';
import { closeBrowser } from './support/browser.ts';
import { everyPage, type Shown } from './support/every-page.ts';
import { obstaclesOn, openConsole } from './support/open-console.ts';
import { settled } from './support/settled.ts';
import { rowOf, signIn } from './support/steps.ts';

afterAll(closeBrowser);

/** Names that would run a script, turn the page around, or make it as wide as a street. */
const NAMES = {
  script: `<img src=x onerror="document.title='run'"><script>document.title='run'</script>`,
  rightToLeft: '\u202eשכר ומשכורת \u202bالرواتب',
  long: 'Loon'.repeat(1_250),
};

type Kind = keyof typeof NAMES;

const ADDRESSES: Readonly<Record<Kind, `${string}@${string}`>> = {
  script: `<img/src=x/onerror=document.title='run'>@kantoor.example`,
  rightToLeft: 'שכר@kantoor.example',
  long: `${'loon'.repeat(1_250)}@kantoor.example`,
};

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** An environment in which everything that users name has one of such names; what is shown on pages of it. */
async function nameAll(mock: Nmbrs, kind: Kind): Promise<Shown> {
  const [name, username] = [NAMES[kind], ADDRESSES[kind]];
  const employees = [
    {
      number: 1,
      personalInfo: { firstName: name, lastName: name },
      employments: [{ startDate: '2021-03-01' }],
    },
  ];
  const debtors = [{ number: '900', name, companies: [{ number: 9_000, name, employees }] }];
  await mock.addWorld({ environments: [{ subdomain: 'namen', name, logins: [], debtors }] });
  const env = await mock.openEnvironment('namen');
  const tag = await env.addTag(name, 0xff0000);
  const template = await env.addTemplate({ name, kind: 'Master Accountant' });
  const klant = await env.addTemplate({ name: `${name} `, kind: 'Client' });
  const [debtor] = await env.debtors();
  const company = debtor?.companies[0]?.id ?? 0;
  const debtorId = debtor?.id ?? 0;
  const login = await env.addLogin({ username, template: template.id, tags: [tag.number] });
  await login.invite();
  await login.activate('Geheim-1');
  await login.switchApiAccount(true);
  await env.tagDebtor(debtorId, [tag.number]);
  await env.addLogin({ username: `klant-${username}`, template: klant.id, debtorId });
  const client = new SoapClient(mock.url, {
    username: escaped(username),
    token: login.token ?? '',
    domain: 'namen',
  });
  const named = `<Debtor><Id>0</Id><number>${escaped(name)}</number><Name>${escaped(name)}</Name></Debtor>`;
  await client.call('DebtorService', 'Debtor_Insert', named);
  await client.call('DebtorService', 'Debtor_Get', `<DebtorId>${escaped(name)}</DebtorId>`);
  const trouble = await env.addTrouble({
    login: username,
    with: { Debtor: { Name: name } },
    operation: 'DebtorService.Debtor_Insert',
    effect: { kind: 'fault', code: 1004 },
  });
  const answer = await env.answer('DebtorService.Tags_Get', { fault: { text: name } });
  await client.call('DebtorService', 'Tags_Get');
  await client.call('DebtorService', 'Debtor_Insert', named);
  const [run] =
    (await env.perform(login.id, 'CompanyService.Run_GetList', { CompanyId: company, Year: 2026 })).result ??
    [];
  const [employee] =
    (
      await env.perform(login.id, 'EmployeeService.List_GetByCompany', {
        CompanyId: company,
        EmployeeType: 0,
      })
    ).result ?? [];
  const [mail] = await env.outbox();
  const [call] = await env.calls.list();
  return {
    login: login.id,
    mail: mail?.id ?? 0,
    template: template.id,
    debtor: debtorId,
    company,
    employee: employee?.Id ?? 0,
    run: run?.ID ?? 0,
    call: call?.number ?? 0,
    trouble: trouble.id,
    answer: answer.id,
  };
}

/** What stands on a page of which there is nothing. */
const GONE = /^(\d{4}: )?(It is not t?here|There is no such|This cannot be shown)/;

/** No script ran, and nothing is wider than the screen. */
async function expectSound(page: Page): Promise<void> {
  expect(await page.title()).not.toBe('run');
  expect(await page.locator('img[src=x]').count()).toBe(0);
  const [wide, screen] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  expect(wide, page.url()).toBeLessThanOrEqual(screen);
}

const KINDS = Object.keys(NAMES) as Kind[];

describe.for([360, 1280])('%i wide', (width) => {
  it.for(KINDS)('leave every page as it is: %s', async (kind, context) => {
    const { mock, page } = await openConsole(context, '/console/demo/logins', {
      screen: { viewport: { width, height: 800 } },
    });
    const shown = await nameAll(mock, kind);
    for (const path of everyPage(shown)) {
      await page.goto(`/console/namen/${path}`);
      await settled(page);
      expect(await page.getByText(GONE).count(), path).toBe(0);
      await expectSound(page);
      expect(await obstaclesOn(page), path).toEqual([]);
    }
    await page.goto('/console/namen/logins');
    const address = ADDRESSES[kind];
    await rowOf(page, address).first().getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('heading', { name: `Filter of ${address}` }).waitFor();
    await expectSound(page);
    await page.keyboard.press('Escape');
    await page.goto('/console/namen/profile');
    await signIn(page, address, 'Geheim-1');
    await page.getByRole('tab', { name: 'API Token' }).click();
    await page.getByRole('button', { name: 'Call List_GetAll' }).click();
    await page.getByText('1 debtor', { exact: true }).waitFor();
    await expectSound(page);
  });
});
