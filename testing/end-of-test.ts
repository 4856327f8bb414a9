import type { Environment } from '../client/index.ts';

/**
 * Deletes the environment of a test.
 * @throws CallsNotAsExpected where the test holds so far, and a rule of it chose no answer: it would hold for another reason.
 */
export async function endEnvironment(env: Environment, hasFailed: boolean): Promise<void> {
  try {
    if (!hasFailed && !env.isDeleted) await env.expectAnswersApplied();
  } finally {
    await env.delete();
  }
}
