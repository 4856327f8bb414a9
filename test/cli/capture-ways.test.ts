import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import { defaultPlan } from '../../fixtures/plan.ts';
import { openWorld } from '../../fixtures/world.ts';
import { readCapture } from '../../harness/capture/capture-folder.ts';
import { recordedExchanges } from '../../harness/capture/recorded-exchanges.ts';
import { importExchanges } from '../../harness/import/import-exchanges.ts';
import type { ImportReport } from '../../harness/import/import-report.ts';
import { originalsIn, originalsOf, saidIn } from '../harness/capture/originals.ts';
import { readCalls } from '../harness/import/captured-reads.ts';
import { CALLERS, CLOCK, DAY, dayAtOffice } from '../harness/import/day.ts';
import { CERTIFICATE, KEY } from '../port/support/tried-port.ts';
import { Program, run } from './support/program.ts';

const CLIENT = join(import.meta.dirname, 'support/send-calls.mjs');
const HARD_CODED = 'https://api.nmbrs.nl';

/** Where a capture listens, and how its CA is trusted. */
interface Listening {
  readonly port: string;
  readonly ca: string;
}

/** How the calls in a file come to a capture. */
const WAYS: Readonly<Record<string, (calls: string, capture: Listening) => Promise<unknown>>> = {
  'its address': (calls, { port }) => sent(calls, [`http://127.0.0.1:${port}`]),
  'TLS at its address': (calls, { port, ca }) => sent(calls, [`https://127.0.0.1:${port}`], ca),
  'the proxy that a client is told': (calls, { port, ca }) =>
    sent(calls, [HARD_CODED, `http://127.0.0.1:${port}`], ca),
  'nmbrs-mock exec': async (calls, { port }) => {
    const command = [process.execPath, CLIENT, calls, HARD_CODED];
    const { code, stderr } = await run(['exec', '--url', `http://127.0.0.1:${port}`, '--', ...command], {
      XDG_DATA_HOME: folder,
    });
    expect([code, stderr]).toEqual([0, '']);
  },
};

const folder = mkdtempSync(join(tmpdir(), 'capture-ways-'));
const world = openWorld(defaultPlan, 4711);
let service: Nmbrs;
let secrets: readonly string[];
let callCount: number;
const calls = join(folder, 'calls.json');
beforeAll(async () => {
  // Of another seed than the mock's own, so that what is drawn is another than in the import.
  service = await startNmbrs({ world, certificate: CERTIFICATE, key: KEY });
  const { logins } = await dayAtOffice(service);
  const made = CALLERS.flatMap((caller) => readCalls(logins[caller], DAY));
  callCount = made.length;
  secrets = CALLERS.flatMap((caller) => [logins[caller].token, logins[caller].username]);
  writeFileSync(calls, JSON.stringify(made));
  writeFileSync(join(folder, 'service.pem'), CERTIFICATE);
});
afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

async function sent(file: string, to: readonly string[], ca?: string): Promise<void> {
  await promisify(execFile)(process.execPath, [CLIENT, file, ...to], {
    env: { ...process.env, ...(ca && { NODE_EXTRA_CA_CERTS: ca }) },
  });
}

/** Captures the day in one way, by the one key. @returns the folder of the capture. */
async function captureBy(way: string): Promise<string> {
  const output = join(folder, way.replaceAll(' ', '-'));
  const upstream = [
    '--upstream',
    `https://localhost:${service.port}`,
    '--upstream-ca',
    join(folder, 'service.pem'),
  ];
  const options = ['--key', join(folder, 'key'), '--output', output, '--rate', '1000', '--port', '0'];
  const program = new Program(['capture', ...upstream, ...options], { XDG_DATA_HOME: folder });
  try {
    const [, port = ''] = await program.printed(/, on http:\S+:(\d+)/);
    const ca = join(folder, 'ca.pem');
    if (!existsSync(ca)) writeFileSync(ca, (await run(['ca', '--pem'], { XDG_DATA_HOME: folder })).stdout);
    await WAYS[way]?.(calls, { port, ca });
    program.signal('SIGINT');
    expect([await program.exited(), program.stderr]).toEqual([0, '']);
  } finally {
    await program.kill();
  }
  return output;
}

/** What was kept, but for when it was, how long it took and at which host the capture was asked. */
function keptIn(capture: string): unknown[] {
  return readCapture(capture).entries.map(({ request, response }) => ({
    request: { ...request, headers: request.headers.filter(({ name }) => name !== 'host') },
    response: { ...response, headers: response.headers.filter(({ name }) => name !== 'Date') },
  }));
}

describe("a day's calls of three logins, captured in each way", () => {
  const captures: { readonly way: string; readonly capture: string }[] = [];
  beforeAll(async () => {
    for (const way of Object.keys(WAYS)) captures.push({ way, capture: await captureBy(way) });
  });

  it('are kept all, and the same', () => {
    const [first = [], ...others] = captures.map(({ capture }) => keptIn(capture));
    expect(first).toHaveLength(callCount);
    for (const other of others) expect(other).toEqual(first);
  });

  it('tell nobody and no secret', () => {
    const originals = originalsOf(world);
    for (const { capture } of captures) {
      const kept = readFileSync(join(capture, 'exchanges.ndjson'), 'utf8');
      expect(secrets.filter((secret) => kept.includes(secret))).toEqual([]);
      const told = readCapture(capture).entries.flatMap(({ request, response }) =>
        [request.postData?.text, response.content.text].flatMap((text) =>
          originalsIn(saidIn(text ?? ''), originals),
        ),
      );
      expect(told).toEqual([]);
    }
  });

  it('become a world that answers them the same, or it is told why not', async () => {
    const reports = await Promise.all(
      captures.map(async ({ capture }) => {
        const { exchanges } = recordedExchanges(capture);
        return (await importExchanges(exchanges, { now: CLOCK.now })).report;
      }),
    );
    const [report, ...others] = reports as [ImportReport, ...ImportReport[]];
    console.log(`each way: ${report.same} of ${report.reads} reads the same`);
    for (const other of others) expect(other).toEqual(report);
    const { reads, same, differing } = report;
    expect(reads).toBe(callCount);
    expect(differing.reduce((sum, { count }) => sum + count, same)).toBe(reads);
    expect(differing.filter(({ reason }) => reason !== 'masked' && reason !== 'not in seeds')).toEqual([]);
    expect(same / reads).toBeGreaterThan(0.95);
  });
});
