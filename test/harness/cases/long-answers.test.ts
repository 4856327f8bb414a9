import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { send } from '../../../harness/wire/soap-client.ts';

const MEBIBYTE = 1024 * 1024;

/** Answers without an end, and at another path with a length that it never sends. */
const target = createServer((request, response) => {
  if (request.url === '/declared') response.setHeader('Content-Length', 1024 * MEBIBYTE);
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(65_536)));
  };
  response.on('drain', more);
  more();
});
const base = () => `http://127.0.0.1:${(target.address() as AddressInfo).port}`;

beforeAll(async () => {
  await once(target.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => target.close());

it.each(['/endless', '/declared'])(
  'of an answer at %s no more is read than fits, and the message says so',
  async (path) => {
    const request = { method: 'GET', path, headers: {}, body: null };
    await expect(send(base(), request, 2 * MEBIBYTE)).rejects.toThrow(
      `${base()}${path} answers more than 2 MiB, which is more than is read; ask for less.`,
    );
  },
);
