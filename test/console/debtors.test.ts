import { afterAll, expect, it } from 'vitest';
import { listDebtors } from '../control/support/soap.ts';
import { closeBrowser } from './support/browser.ts';
import { obstaclesOn, openConsole } from './support/open-console.ts';
import { rowOf } from './support/steps.ts';

afterAll(closeBrowser);

it('makes a tag, gives it to debtors, and a login that is filtered by it sees these', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/debtors');
  const { master } = (await mock.openEnvironment('demo')).logins;
  await page.getByRole('button', { name: 'New tag' }).click();
  await page.getByLabel('Name').fill('Kantoor');
  await page.getByLabel('Colour').fill('#11aa55');
  expect(await obstaclesOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).click();
  await rowOf(page, 'Kantoor').waitFor();
  const bosman = rowOf(page, 'Bosman Software B.V.');
  await bosman.getByRole('button', { name: 'Choose tags' }).click();
  await page.getByLabel('Kantoor').check();
  await page.getByLabel('Maandloon').uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await bosman.getByText('Kantoor').waitFor();
  expect(await bosman.getByText('Maandloon').count()).toBe(0);
  expect(await obstaclesOn(page)).toEqual([]);
  await master.change({ tags: ['Kantoor'] });
  expect((await listDebtors(mock.url, master)).ids).toEqual([1005]);
  expect((await (await mock.openEnvironment('demo')).tags()).at(-1)).toMatchObject({ color: 0x11aa55 });
});

it('shows the debtors of a tag, at an address that can be shared', async (context) => {
  const { page } = await openConsole(context, '/console/demo/debtors');
  await page.getByLabel('Tag', { exact: true }).selectOption({ label: 'Team Noord' });
  const debtors = page.getByRole('table', { name: 'Debtors', exact: true }).getByRole('rowheader');
  await expect.poll(() => debtors.count()).toBe(2);
  await page.reload();
  await debtors.first().waitFor();
  expect(await debtors.allInnerTexts()).toEqual([
    'Bakkerij Vermeulen B.V.',
    'Installatiebedrijf van der Heyden B.V.',
  ]);
  await page.getByLabel('Search').fill('1006');
  await page.getByText('No debtor is like this').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it('changes and deletes a tag, and says what had it', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/debtors');
  await rowOf(page, 'Team Noord').getByRole('button', { name: 'Change' }).click();
  await page.getByLabel('Name').fill('Team Oost');
  await page.getByRole('button', { name: 'Save' }).click();
  await rowOf(page, 'Team Oost').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete tag' }).click();
  await page
    .getByText('The tag Team Oost is deleted. 2 debtors had it, and the filter of 1 login.')
    .waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
  expect((await (await mock.openEnvironment('demo')).tags()).map(({ name }) => name)).toEqual([
    'Maandloon',
    'Vierwekenloon',
    'Team Zuid',
  ]);
});

it('leads to companies, and says that a debtor is gone', async (context) => {
  const { page } = await openConsole(context, '/console/demo/debtors/1003');
  const company = page.getByRole('link', { name: 'Thuiszorg de Vries Wijkteams B.V.' });
  expect(await company.getAttribute('href')).toBe('/console/demo/companies/10005');
  await page.goto('/console/demo/debtors/4711');
  await page.getByText('There is no debtor 4711.').waitFor();
  expect(await obstaclesOn(page)).toEqual([]);
});

it('resets the token of a client login, and the one before is dead', async (context) => {
  const { mock, page } = await openConsole(context, '/console/demo/debtors/1001');
  const { debtor } = (await mock.openEnvironment('demo')).logins;
  const { username, token, domain } = debtor;
  await rowOf(page, 'debtor@demo.example').getByRole('button', { name: 'Show token' }).click();
  expect(await page.getByLabel('Token', { exact: true }).inputValue()).toBe(token);
  await page.getByRole('button', { name: 'Reset token', exact: true }).click();
  await expect.poll(() => page.getByLabel('Token', { exact: true }).inputValue()).not.toBe(token);
  expect(await obstaclesOn(page)).toEqual([]);
  expect((await listDebtors(mock.url, { username, token, domain })).code).toBe(1001);
  const renewed = await page.getByLabel('Token', { exact: true }).inputValue();
  expect((await listDebtors(mock.url, { username, token: renewed, domain })).ids).toEqual([1001]);
});

it('shows more of a thousand debtors when the end of the list comes into sight', async (context) => {
  const { mock, page } = await openConsole(context);
  const debtors = Array.from({ length: 1_000 }, (_, at) => ({
    number: String(at + 1),
    name: `Debiteur ${at + 1}`,
    companies: [],
  }));
  await mock.addWorld({ environments: [{ subdomain: 'groot', name: 'Groot', logins: [], debtors }] });
  await page.goto('/console/groot/debtors');
  const more = page.getByRole('button', { name: /^Show more of the/ });
  await more.waitFor();
  const count = () => page.getByRole('rowheader').count();
  const before = await count();
  expect(before).toBeLessThan(debtors.length);
  await more.scrollIntoViewIfNeeded();
  await expect.poll(count).toBeGreaterThan(before);
  await page.getByLabel('Search').fill('Debiteur 1000');
  await expect.poll(count).toBe(1);
  expect(await obstaclesOn(page)).toEqual([]);
});
