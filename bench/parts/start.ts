import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { firstAnswer } from '../load.ts';
import { requestOf } from '../requests/cases.ts';
import { bytesOf } from '../requests/soap-call.ts';
import { median } from '../statistics.ts';
import type { Part } from './part.ts';

const STARTS = 15;

const PROGRAMS = {
  'nmbrs-mock serve': [fileURLToPath(new URL('../../bundle/cli/cli.js', import.meta.url)), '--port', '0'],
  'bare node:http': [fileURLToPath(new URL('../servers/bare-program.js', import.meta.url))],
};

type ProgramName = keyof typeof PROGRAMS;

/** Milliseconds from starting a program. */
interface Start {
  /** To the address that it prints. */
  readonly ready: number;
  readonly firstAnswer: number;
}

export const start: Part = {
  tells: 'from starting the program to its first answer, above a bare program',
  async measure({ quick, progress }) {
    const starts: Record<ProgramName, Start[]> = { 'nmbrs-mock serve': [], 'bare node:http': [] };
    const count = quick ? 3 : STARTS;
    for (let round = 1; round <= count; round++) {
      progress(`start ${round} of ${count}`);
      for (const name of Object.keys(starts) as ProgramName[]) starts[name].push(await measureStart(name));
    }
    const ours = medianOf(starts['nmbrs-mock serve']);
    const bare = medianOf(starts['bare node:http']);
    return {
      tables: [
        {
          title: `From starting the program (median of ${count} starts, by turns)`,
          rowsAre: 'program',
          columns: [
            { name: 'address printed, ms', decimals: 0 },
            { name: 'first answer, ms', decimals: 0 },
          ],
          rows: [
            { name: 'nmbrs-mock serve', figures: [ours.ready, ours.firstAnswer] },
            { name: 'bare node:http', figures: [bare.ready, bare.firstAnswer] },
            { name: 'above bare', figures: [ours.ready - bare.ready, ours.firstAnswer - bare.firstAnswer] },
          ],
        },
      ],
      ratios: [
        { name: 'ready beside bare', value: ours.ready / bare.ready, better: 'lower', tolerance: 0.15 },
        {
          name: 'first answer beside bare',
          value: ours.firstAnswer / bare.firstAnswer,
          better: 'lower',
          tolerance: 0.15,
        },
      ],
    };
  },
};

async function measureStart(name: ProgramName): Promise<Start> {
  const request = bytesOf(requestOf('small'));
  const started = performance.now();
  const child = spawn(process.execPath, PROGRAMS[name], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    let printed = '';
    for await (const chunk of child.stdout) {
      printed += chunk;
      const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(printed)?.[1];
      if (port === undefined) continue;
      const ready = performance.now() - started;
      await firstAnswer(Number(port), request);
      return { ready, firstAnswer: performance.now() - started };
    }
    throw new Error(`${name} ended without an address: ${printed}`);
  } finally {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
}

function medianOf(starts: readonly Start[]): Start {
  return {
    ready: median(starts.map(({ ready }) => ready)),
    firstAnswer: median(starts.map(({ firstAnswer }) => firstAnswer)),
  };
}
