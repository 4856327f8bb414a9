import type { Page } from 'playwright-core';

/** Tells a page what a browser tells one that is out of sight, or in sight again: while it is not seen it follows nothing. */
export async function setSeen(page: Page, isSeen: boolean): Promise<void> {
  await page.evaluate(`(() => {
    Object.defineProperty(document, 'visibilityState', { value: '${isSeen ? 'visible' : 'hidden'}', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  })()`);
}
