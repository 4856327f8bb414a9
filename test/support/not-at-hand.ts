import type { TestContext } from 'vitest';

/** Skips the test for the lack of a program, and says why; where REQUIRE_CLIENTS is set, it fails. */
export function notAtHand(reason: string, context: TestContext, cause?: unknown): never {
  if (process.env.REQUIRE_CLIENTS) throw new Error(reason, { cause });
  return context.skip(reason);
}
