import type { Environment } from '../client/index.ts';
import { callsText } from '../harness/matchers/calls-text.ts';

/** What a test that failed called, and which of its rules chose no answer, for its report. */
export async function callsOfFailed(env: Environment): Promise<string> {
  if (env.isDeleted) return `What was called in ${env.subdomain} is not known: the test has deleted it.`;
  const [calls, violations, answers] = await Promise.all([
    env.calls.list(),
    env.calls.violations(),
    env.verifyAnswers(),
  ]);
  const text = callsText(env.subdomain, calls, violations);
  return answers.holds ? text : `${text}\n\n${answers.message}`;
}

/** Lets an error end with a text, wherever a runner takes it from: the stack begins with the message. */
export function endWith(error: { message: string; stack?: string | undefined }, text: string): void {
  const message = `${error.message}\n\n${text}\n`;
  if (error.stack) error.stack = error.stack.replace(error.message, () => message);
  error.message = message;
}
