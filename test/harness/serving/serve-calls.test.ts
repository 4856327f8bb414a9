import { EventEmitter, once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { textAnswer } from '../../../harness/serving/incoming-call.ts';
import { serveCalls } from '../../../harness/serving/serve-calls.ts';
import { Capacity } from '../../../server/capacity/capacity.ts';
import { dataFolder } from '../../../server/certificates/data-folder.ts';
import { ownHome } from '../../certificates/support/own-home.ts';
import { endAfterTest } from '../capture/capturing.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const CALL = '/soap/v3/DebtorService.asmx';

/** What serves calls, and ends after the test. */
async function serving(
  answer: Parameters<typeof serveCalls>[1],
  options: { readonly capacity?: Capacity } = {},
) {
  const errors: unknown[] = [];
  const port = await serveCalls(
    { what: 'a capture', onError: (error) => errors.push(error), onNotice: () => {}, ...options },
    answer,
  );
  endAfterTest(() => port.close());
  const post = (body: string) => fetch(port.url + CALL, { method: 'POST', body });
  return { port, errors, post };
}

it('holds the room of a request until that is answered', async () => {
  const events = new EventEmitter();
  const [asked, answering] = [once(events, 'asked'), once(events, 'answering')];
  const { post } = await serving(
    async () => {
      events.emit('asked');
      await answering;
      return textAnswer(200, 'an answer');
    },
    { capacity: new Capacity({ bodies: 100 }) },
  );
  const first = post('x'.repeat(60));
  await asked;
  expect((await post('x'.repeat(60))).status).toBe(413);
  events.emit('answering');
  expect((await first).status).toBe(200);
  expect((await post('x'.repeat(60))).status).toBe(200);
});

it('answers also where its CA is of no use', async () => {
  const home = ownHome();
  endAfterTest(home.delete);
  for (const [name, value] of Object.entries(home.environment)) vi.stubEnv(name, value);
  mkdirSync(join(dataFolder() ?? '', 'ca'), { recursive: true });
  const { port, errors } = await serving(async () => textAnswer(200, 'an answer'));
  expect((await fetch(`${port.url}/ca.pem`)).status).toBe(500);
  expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining('is not whole') })]);
  expect((await fetch(`${port.url}/elsewhere`)).status).toBe(404);
});
