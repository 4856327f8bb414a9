import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import type { TestContext } from 'vitest';
import { notAtHand } from '../../support/not-at-hand.ts';
import { ARGUMENTS, CHROMIUM } from './chromium.ts';

let running: Promise<Browser> | null = null;

/** The browser, for all tests of a file; skips the test, and says so, where none is installed. */
export async function browserAtHand(context: TestContext): Promise<Browser> {
  if (!existsSync(CHROMIUM))
    notAtHand(`no browser: ${CHROMIUM} is missing; apt-get install chromium`, context);
  running ??= chromium.launch({ executablePath: CHROMIUM, args: [...ARGUMENTS] });
  return running;
}

/** After the last test of a file. */
export async function closeBrowser(): Promise<void> {
  const browser = await running;
  running = null;
  await browser?.close();
}
