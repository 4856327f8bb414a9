#!/usr/bin/env node
import { keepCompiledCode } from './compiled-code.ts';

keepCompiledCode();
// Loaded behind it, so that their code is kept.
const [{ endWithoutReader }, { run }] = await Promise.all([import('./output.ts'), import('./run.ts')]);
endWithoutReader();
await run(process.argv.slice(2));
