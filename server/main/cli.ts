#!/usr/bin/env node
import { CommanderError } from 'commander';
import { EXIT } from './exit.ts';
import { nmbrsMock } from './program.ts';
import { Refused } from './refused.ts';

try {
  await nmbrsMock().parseAsync();
} catch (error) {
  if (error instanceof Refused) console.error(`nmbrs-mock: ${error.message}`);
  else if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? EXIT.fine : EXIT.wrongUsage;
}
