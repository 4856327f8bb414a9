#!/usr/bin/env node
import { endWithoutReader } from './output.ts';
import { run } from './run.ts';

endWithoutReader();
await run(process.argv.slice(2));
