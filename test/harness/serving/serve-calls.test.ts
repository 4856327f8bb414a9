import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { textAnswer } from '../../../harness/serving/incoming-call.ts';
import { serveCalls } from '../../../harness/serving/serve-calls.ts';
import { dataFolder } from '../../../server/certificates/data-folder.ts';
import { ownHome } from '../../certificates/support/own-home.ts';
import { endAfterTest } from '../capture/capturing.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

it('answers also where its CA is of no use', async () => {
  const home = ownHome();
  endAfterTest(home.delete);
  for (const [name, value] of Object.entries(home.environment)) vi.stubEnv(name, value);
  mkdirSync(join(dataFolder() ?? '', 'ca'), { recursive: true });
  const errors: unknown[] = [];
  const port = await serveCalls(
    { what: 'a capture', onError: (error) => errors.push(error), onNotice: () => {} },
    async () => textAnswer(200, 'an answer'),
  );
  endAfterTest(() => port.close());
  expect((await fetch(`${port.url}/ca.pem`)).status).toBe(500);
  expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining('is not whole') })]);
  expect((await fetch(`${port.url}/elsewhere`)).status).toBe(404);
});
