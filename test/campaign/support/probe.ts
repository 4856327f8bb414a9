/**
 * Loaded into the server before its own code, with `--import`: measures what only the process itself can, and lets the clock
 * of the machine jump. It listens on the path that CAMPAIGN_PROBE names, takes a command a line and answers each with a
 * line of JSON.
 */
import { createServer } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a process holds after its garbage was collected. */
export interface Measured {
  /** In bytes: what V8 and what buffers take, and what the system gave. */
  readonly used: number;
  readonly resident: number;
  /** Connections, files, timers and the like that keep it alive, without those of the probe. */
  readonly handles: Readonly<Record<string, number>>;
  /** The longest time that the event loop stood still since the last measurement, in milliseconds. */
  readonly stall: number;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

const { now } = Date;
let ahead = 0;
Date.now = () => now.call(Date) + ahead;

const COMMANDS: Readonly<Record<string, (argument: string) => unknown>> = {
  measure,
  /** Lets the clock jump by milliseconds. */
  shift: (by) => {
    ahead += Number(by);
    return ahead;
  },
};

function measure(): Measured {
  const stall = delay.max / 1e6;
  collect();
  delay.reset();
  const { heapUsed, external, rss } = process.memoryUsage();
  const handles: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1;
  return { used: heapUsed + external, resident: rss, handles, stall };
}

const path = process.env.CAMPAIGN_PROBE;
if (path !== undefined)
  createServer((socket) => {
    socket.unref();
    socket.on('error', () => {});
    createInterface(socket).on('line', (line) => {
      const [name = '', argument = ''] = line.split(' ');
      socket.write(`${JSON.stringify(COMMANDS[name]?.(argument) ?? null)}\n`);
    });
  })
    .listen(path)
    .unref();
