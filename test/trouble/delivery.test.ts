import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TroubleDefinition } from '../../contracts/control/trouble.ts';
import { ENVELOPE_NAMESPACE } from '../../server/soap/protocol.ts';
import { envelope, RawClient } from './support/raw-client.ts';
import { type TroubledEnvironment, TroubledServer } from './support/troubled-server.ts';

const LIST = { operation: 'List_GetAll' } as const;
const INSERT = { operation: 'Debtor_Insert', number: '4711' } as const;

let server: TroubledServer;
let environment: TroubledEnvironment;
let client: RawClient;

beforeEach(async () => {
  server = await TroubledServer.start();
  environment = server.environment();
  client = new RawClient(server.port);
});

afterEach(async () => {
  await server.close();
  expect(server.errors).toEqual([]);
});

const meet = (effect: TroubleDefinition['effect'], call: typeof LIST | typeof INSERT = LIST) => {
  environment.add({ times: 1, effect });
  return client.exchange(environment.account, call);
};

it('waits at least so long, and lets others pass meanwhile', async () => {
  const order: string[] = [];
  const started = performance.now();
  const slow = meet({ kind: 'latency', ms: 300 }, INSERT).then(() => order.push('slow'));
  await until(() => environment.calls.length === 1);
  // It took effect at once; only its answer waits.
  expect(environment.has('4711')).toBe(true);
  await client.exchange(environment.account, LIST).then(() => order.push('quick'));
  await slow;
  expect(order).toEqual(['quick', 'slow']);
  expect(performance.now() - started).toBeGreaterThanOrEqual(299);
});

it('drips: the head first, then the whole body over at least so long', async () => {
  const whole = await client.exchange(environment.account, LIST);
  const started = performance.now();
  const dripped = await meet({ kind: 'slow-drip', ms: 200, pieces: 4 });
  expect(bodyOf(dripped.text)).toBe(bodyOf(whole.text));
  expect((dripped.pieces.at(-1) ?? 0) - started).toBeGreaterThanOrEqual(196);
  expect(dripped.pieces.length).toBeGreaterThan(1);
});

it('drips an answer that is shorter than its pieces are many', async () => {
  const { text } = await meet({ kind: 'slow-drip', ms: 20, pieces: 1_000 });
  expect(text).toContain('</soap:Envelope>');
});

it.each(['reset-before', 'reset-after'] as const)(
  'resets the connection without a byte: %s',
  async (kind) => {
    expect(await meet({ kind })).toMatchObject({ text: '', reset: true });
    expect(environment.lastCall.status).toBe(kind === 'reset-before' ? 0 : 200);
  },
);

it('cuts off half of what Content-Length promises', async () => {
  const { text, reset } = await meet({ kind: 'cut-off' });
  const promised = Number(/content-length: (\d+)/i.exec(text)?.[1]);
  expect(Buffer.byteLength(bodyOf(text))).toBe(promised >> 1);
  expect(reset).toBe(false);
});

it('cuts off chunks before the last one', async () => {
  const { text } = await meet({ kind: 'cut-off', announced: 'chunks' });
  expect(text).toMatch(/transfer-encoding: chunked/i);
  expect(text).not.toMatch(/content-length/i);
  expect(text).not.toMatch(/0\r\n\r\n$/);
});

it('answers a fault in the version of the caller', async () => {
  environment.add({ effect: { kind: 'fault', code: 2006 } });
  const response = await post('application/soap+xml; charset=utf-8', { soap: ENVELOPE_NAMESPACE['1.2'] });
  expect(response.status).toBe(500);
  expect(await response.text()).toContain(
    '<soap:Text xml:lang="en">Server was unable to process request. ---&gt; 2006: Invalid Period</soap:Text>',
  );
});

it('meets nobody who could not be routed or read', async () => {
  environment.add({ effect: { kind: 'http-error', status: 503 } });
  expect((await post('text/plain')).status).toBe(415);
  expect(environment.trouble).toMatchObject([{ calls: 0 }]);
});

it('ends a wait when the client hangs up, and when the server closes', async () => {
  environment.add({ effect: { kind: 'latency', ms: 3_600_000 } });
  const hungUp = post('text/xml', { signal: AbortSignal.timeout(50) });
  await expect(hungUp).rejects.toThrow();
  const waiting = client.exchange(environment.account, LIST);
  await until(() => environment.calls.length === 2);
  await server.close();
  expect((await waiting).text).toBe('');
});

it('stops dripping when the client hangs up', async () => {
  environment.add({ effect: { kind: 'slow-drip', ms: 500, pieces: 50 } });
  const response = await post('text/xml', { signal: AbortSignal.timeout(100) });
  await expect(response.text()).rejects.toThrow();
  await wait(50);
  environment.clear();
  expect(await client.call(environment.account, LIST)).toEqual({ kind: 'answer' });
});

interface PostOptions {
  /** The namespace of the envelope. */
  readonly soap?: string;
  readonly signal?: AbortSignal;
}

function post(contentType: string, { soap = ENVELOPE_NAMESPACE['1.1'], signal }: PostOptions = {}) {
  return fetch(`${server.url}/soap/v3/DebtorService.asmx`, {
    method: 'POST',
    headers: { 'Content-Type': contentType },
    body: envelope(environment.account, LIST).replace(ENVELOPE_NAMESPACE['1.1'], soap),
    signal: signal ?? null,
  });
}

function bodyOf(answer: string): string {
  return answer.slice(answer.indexOf('\r\n\r\n') + 4);
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(5);
}
