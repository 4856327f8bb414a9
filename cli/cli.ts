#!/usr/bin/env node
import { CommanderError } from 'commander';
import { EXIT } from './exit.ts';
import { nmbrsMock } from './program.ts';
import { isRefusal } from './refused.ts';

// The reader of the output may have closed it: `nmbrs-mock coverage --list | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await nmbrsMock().parseAsync();
} catch (error) {
  if (isRefusal(error)) console.error(`nmbrs-mock: ${error.message}`);
  else if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? EXIT.fine : EXIT.wrongUsage;
}
