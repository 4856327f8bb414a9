import { CommanderError } from 'commander';
import { EXIT } from './exit.ts';
import { complain } from './output.ts';
import { nmbrsMock } from './program.ts';
import { isRefusal } from './refused.ts';

/** Runs the command line, and sets the exit code of the process. @param args without the names of Node and the program. */
export async function run(args: readonly string[]): Promise<void> {
  try {
    await nmbrsMock().parseAsync(args, { from: 'user' });
  } catch (error) {
    if (isRefusal(error)) complain(`nmbrs-mock: ${error.message}`);
    else if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? EXIT.fine : EXIT.wrongUsage;
  }
}
