#!/usr/bin/env node
import { run } from './run.ts';

// The reader of the output may have closed it: `nmbrs-mock coverage --list | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

await run(process.argv.slice(2));
