import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import type { Nmbrs } from '../../index.ts';
import { closeBrowser } from './support/browser.ts';
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

const ADDRESSES = {
  script: `<img/src=x/onerror=document.title='run'>@kantoor.example`,
  rightToLeft: 'שכר@kantoor.example',
  long: `${'loon'.repeat(1_250)}@kantoor.example`,
};

/** An environment in which everything that users name has such names. */
async function nameAll(mock: Nmbrs) {
  const env = await mock.environment({ subdomain: 'namen', logins: [] });
  const tags: number[] = [];
  const templates: number[] = [];
  for (const name of Object.values(NAMES)) {
    tags.push((await env.addTag(name, 0xff0000)).number);
    templates.push((await env.addTemplate({ name, kind: 'Master Accountant' })).id);
    await env.addTemplate({ name: `${name} `, kind: 'Client' });
  }
  const { debtors: ids } = await env.seed({
    debtors: Object.values(NAMES).map((name, at) => ({
      number: `90${at}`,
      name,
      companies: [{ number: 9_000 + at, name }],
    })),
  });
  for (const [at, username] of Object.values(ADDRESSES).entries()) {
    const login = await env.addLogin({ username, template: templates[at] as number, tags });
    await login.invite();
    await login.activate('Geheim-1');
    await login.switchApiAccount(true);
    const debtorId = ids[at] as number;
    await env.tagDebtor(debtorId, tags);
    const client = await env.addLogin({ username: `klant-${username}`, template: 'Klant', debtorId });
    await client.change({ companies: 'all' });
  }
  return { ids, templates, logins: await env.listLogins(), mails: await env.outbox() };
}

/** No script ran, and nothing is wider than the screen. */
async function expectSound(page: Page): Promise<void> {
  expect(await page.title()).not.toBe('run');
  expect(await page.locator('img[src=x]').count()).toBe(0);
  const [wide, screen] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  expect(wide, page.url()).toBeLessThanOrEqual(screen);
}

it.for([360, 1280])('leave every page as it is, %i wide', async (width, context) => {
  const { mock, page } = await openConsole(context, '/console/demo/logins', {
    screen: { viewport: { width, height: 800 } },
  });
  const { ids, templates, logins, mails } = await nameAll(mock);
  const kinds = [
    ...['logins', 'outbox', 'debtors', 'templates', 'profile'].map((path) => [path]),
    logins.map(({ id }) => `logins/${id}`),
    mails.map(({ id }) => `outbox/${id}`),
    ids.map((id) => `debtors/${id}`),
    templates.map((id) => `templates/${id}`),
  ];
  for (const paths of kinds) {
    for (const path of paths) {
      await page.goto(`/console/namen/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settled(page);
      await expectSound(page);
    }
    expect(await obstaclesOn(page)).toEqual([]);
  }
  await page.goto('/console/namen/logins');
  for (const address of Object.values(ADDRESSES)) {
    await rowOf(page, address).first().getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('heading', { name: `Filter of ${address}` }).waitFor();
    await expectSound(page);
    await page.keyboard.press('Escape');
  }
  await page.goto('/console/namen/profile');
  await signIn(page, ADDRESSES.script, 'Geheim-1');
  await page.getByRole('tab', { name: 'API Token' }).click();
  await page.getByRole('button', { name: 'Call List_GetAll' }).click();
  await page.getByText('3 debtors', { exact: true }).waitFor();
  await expectSound(page);
});
