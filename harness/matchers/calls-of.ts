import type { CallJournal } from '../../client/call-journal.ts';
import { WrongExpectation } from '../../client/wrong-expectation.ts';

/** What an expectation about calls can be about: an environment, or its calls. */
export type CallsOrEnvironment = CallJournal | { readonly calls: CallJournal };

/**
 * The calls a test speaks of. Told by its looks and not its class, which a test runner may have loaded twice.
 * @throws WrongExpectation for something else.
 */
export function callsOf(received: unknown): CallJournal {
  const { calls } = (received ?? {}) as { readonly calls?: unknown };
  const journal = [received, calls].find(isJournal);
  if (journal) return journal;
  throw new WrongExpectation(
    'expect',
    `This is no environment of nmbrs-mock, nor its calls, but ${nameOf(received)}.`,
    'Write expect(env).',
  );
}

function isJournal(value: unknown): value is CallJournal {
  const methods: readonly (keyof CallJournal)[] = ['list', 'verify', 'verifyOrder', 'verifyContract'];
  return (
    typeof value === 'object' && value !== null && methods.every((name) => Reflect.has(value as object, name))
  );
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value !== 'object') return `a ${typeof value}`;
  const { name } = value.constructor ?? {};
  return name === undefined || name === 'Object' ? 'some other object' : `a ${name}`;
}
