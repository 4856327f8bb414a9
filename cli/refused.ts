import { DocumentError } from '../base/document/mistakes.ts';
import { UnreadableFile } from '../base/files.ts';
import { NotPossible } from '../base/not-possible.ts';
import { Unreachable } from '../base/unreachable.ts';
import { NoMock, Unauthorized } from '../client/http/http-errors.ts';
import { EXIT } from './exit.ts';
import { complain } from './output.ts';

/** What was asked for cannot be done; the message names the value, the place and the remedy. */
export class Refused extends Error {}

/** Whether an error says what is wrong with what was asked for, or with a file of the user's: its message tells all. */
export function isRefusal(error: unknown): error is Error {
  return [Refused, NotPossible, UnreadableFile, DocumentError].some((kind) => error instanceof kind);
}

/** The classes of the errors that say what is wrong with what was asked for. */
type ErrorClass = new (...args: never[]) => Error;

/**
 * Does a command's work, and tells in one sentence why it could not be done.
 * @param mistakes what else the work throws for mistakes of the user.
 * @returns the exit code.
 */
export async function tellingWhyNot(
  command: string,
  work: () => Promise<number>,
  mistakes: readonly ErrorClass[] = [],
): Promise<number> {
  try {
    return await work();
  } catch (error) {
    const isMistake =
      isRefusal(error) || [Unauthorized, NoMock, ...mistakes].some((kind) => error instanceof kind);
    if (!isMistake && !(error instanceof Unreachable)) throw error;
    complain(`nmbrs-mock ${command}: ${wordsOf(error as Error)}`);
    return isMistake ? EXIT.wrongUsage : EXIT.unreachable;
  }
}

/** A mock tells its callers which header it wants; here that is an option. */
function wordsOf(error: Error): string {
  if (!(error instanceof Unauthorized)) return error.message;
  return `the mock refuses: ${error.detail} Give it with --control-token, CONTROL_TOKEN, or controlToken in the configuration.`;
}
