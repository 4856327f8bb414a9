import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { cases, requestBytes } from './cases.ts';
import { firstAnswer } from './load.ts';

const PROGRAMS = {
  nmbrs: fileURLToPath(new URL('../cli/cli.js', import.meta.url)),
  bare: fileURLToPath(new URL('./servers/bare-program.js', import.meta.url)),
};

/** Milliseconds from starting the program to having its first answer; the program prints its address. */
export async function timeToFirstAnswer(program: keyof typeof PROGRAMS): Promise<number> {
  const request = requestBytes(cases.small);
  const started = performance.now();
  const child = spawn(process.execPath, [PROGRAMS[program], '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let printed = '';
    for await (const chunk of child.stdout) {
      printed += chunk;
      const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(printed)?.[1];
      if (port === undefined) continue;
      await firstAnswer(Number(port), request);
      return performance.now() - started;
    }
    throw new Error(`${program} ended without an address: ${printed}`);
  } finally {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
}
