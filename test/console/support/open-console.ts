import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished, type TestContext } from 'vitest';
import { packageRoot } from '../../../base/package-root.ts';
import { type Nmbrs, type NmbrsOptions, startNmbrs } from '../../../index.ts';
import { browserAtHand } from './browser.ts';

/** A mock, and its console in a browser of its own. */
export interface OpenConsole {
  readonly mock: Nmbrs;
  readonly page: Page;
}

/**
 * Starts a mock and opens a page of its console. When the test is over it fails for everything that the page could not do: a
 * script that threw, something that its policy kept from loading.
 * @param path of the page: `/console/demo/logins`.
 */
export async function openConsole(
  context: TestContext,
  path = '/',
  {
    options = {},
    screen = {},
  }: { readonly options?: NmbrsOptions; readonly screen?: BrowserContextOptions } = {},
): Promise<OpenConsole> {
  const mock = await startNmbrs({ port: 0, ...options });
  onTestFinished(() => mock.close());
  const page = await openPage(context, mock.url, path, screen);
  return { mock, page };
}

/** Opens a page of the console of a mock that runs, in a browser that shares nothing with others. */
export async function openPage(
  context: TestContext,
  url: string,
  path: string,
  screen: BrowserContextOptions = {},
): Promise<Page> {
  if (!existsSync(join(packageRoot, 'dist/console/index.html')))
    throw new Error('The console is missing; run `npm run build`, or `npm test`, which does.');
  const browser = await browserAtHand(context);
  const window = await browser.newContext({ baseURL: url, reducedMotion: 'reduce', ...screen });
  const page = await window.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => {
    // What the network does not answer is told by the page itself.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  onTestFinished(async () => {
    await window.close();
    expect(errors, 'what the page could not do').toEqual([]);
  });
  await page.goto(path);
  return page;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What on a page is in the way of those who cannot see it or use a mouse, a line each. */
export async function obstaclesOn(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate<{ readonly violations: readonly Violation[] }>('axe.run()');
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html}`),
  );
}
