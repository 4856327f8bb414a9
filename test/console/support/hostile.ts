import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Texts of users that a page might take for something else than text, or have no room for. */
export const HOSTILE = {
  script: '<img src=x onerror="window.wasRun = true">',
  rightToLeft: '\u202eלקוח عميل\u202c',
  long: 'x'.repeat(5_000),
} as const;

/** A phone. */
export const NARROW = { viewport: { width: 360, height: 740 } } as const;

/** No text of a user was run as a script, and none made the page wider than its window. */
export async function expectUnharmed(page: Page): Promise<void> {
  expect(await page.evaluate('window.wasRun')).toBeUndefined();
  expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(
    0,
  );
}
