import type { Locator, Page } from 'playwright-core';

/** The row of a table that is named by what stands in its first cell: the address of a login. */
export function rowOf(page: Page, name: string | RegExp): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
}

/** Follows a link of the navigation. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name, exact: true, level: 1 }).waitFor();
}

/** Makes a login on the page that is open. @param template left out for the one that is chosen at first. */
export async function makeLogin(page: Page, address: string, template?: string): Promise<void> {
  await page.getByRole('button', { name: 'New login', exact: true }).click();
  await page.getByLabel('E-mail address').fill(address);
  if (template !== undefined) await page.getByLabel('Template').selectOption({ label: template });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await rowOf(page, address).getByText('created', { exact: true }).waitFor();
}

/** Sends the activation mail of a login from its row, opens it in the outbox, and follows its link. */
export async function followActivationMail(page: Page, address: string): Promise<void> {
  await rowOf(page, address).getByRole('button', { name: 'Send activation mail', exact: true }).click();
  await rowOf(page, address).getByText('invited', { exact: true }).waitFor();
  await goTo(page, 'Outbox');
  await page.getByRole('link', { name: address, exact: true }).click();
  await page.getByRole('link', { name: /\/_mock\/activate\// }).click();
}

/** Sets the password on the page behind the link. */
export async function setPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('Repeat password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { name: 'Your login is active' }).waitFor();
}

/** Signs in on the user profile, which is open. */
export async function signIn(page: Page, address: string, password: string): Promise<void> {
  await page.getByLabel('E-mail address', { exact: true }).fill(address);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('tab', { name: 'Profile', exact: true }).waitFor();
}

/** What the fields to copy hold. */
export async function copiedAccess(page: Page) {
  const held = (label: string) => page.getByLabel(label, { exact: true }).inputValue();
  return {
    username: await held('Username'),
    token: await held('Token'),
    domain: await held('Domain'),
  };
}
