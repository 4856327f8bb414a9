import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  connectNmbrs,
  type Nmbrs,
  NoMock,
  NotPossible,
  startNmbrs,
  Unauthorized,
  Unreachable,
} from '../../index.ts';

/** What can go wrong on the way to a mock, which is no matter of one in this process. */
describe('a mock that is reached over HTTP', () => {
  let nmbrs: Nmbrs;
  beforeAll(async () => {
    nmbrs = await startNmbrs({ controlToken: 'geheim' });
  });
  afterAll(() => nmbrs.close());

  it('lets in who knows its token', async () => {
    const mock = connectNmbrs(`${nmbrs.url}/`, { controlToken: 'geheim' });
    expect(mock.url).toBe(nmbrs.url);
    const env = await mock.environment({ subdomain: 'achter-slot' });
    expect((await nmbrs.openEnvironment('achter-slot')).logins.master).toEqual(env.logins.master);
  });

  it.each([
    [{}, 'The control token is missing. Send '],
    [{ controlToken: 'mis' }, 'This is not the control token. Send '],
  ])('refuses others: %j', async (options, message) => {
    const asked = connectNmbrs(nmbrs.url, options).environment();
    await expect(asked).rejects.toThrow(Unauthorized);
    await expect(asked).rejects.toThrow(message);
  });

  it('is told from other servers, and from none', async () => {
    const other = createServer((_, response) =>
      response.setHeader('Content-Type', 'text/html').end('<html>'),
    );
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    await expect(connectNmbrs(url).environments()).rejects.toThrow(NoMock);
    await expect(connectNmbrs(url).environments()).rejects.toThrow(
      `what answers at ${url} is no nmbrs-mock (200, text/html); check the address.`,
    );
    other.close();
    await once(other, 'close');
    await expect(connectNmbrs(url).environments()).rejects.toThrow(Unreachable);
    await expect(connectNmbrs(url).environments()).rejects.toThrow(`no mock answers at ${url}: `);
  });
});

it('a mock needs no token in the process that started it', async () => {
  const nmbrs = await startNmbrs({ controlToken: 'geheim' });
  expect(await nmbrs.environments()).not.toEqual([]);
  await expect(nmbrs.environment({ from: 'nergens' })).rejects.toThrow(NotPossible);
  await nmbrs.close();
});
