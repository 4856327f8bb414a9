import type { Page } from 'playwright-core';

/** What the page asked for has come. That it follows its mock never ends. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText('Loading', { exact: true }).first().waitFor({ state: 'detached' });
}
