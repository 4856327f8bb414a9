import { once } from 'node:events';
import { connect } from 'node:tls';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type Nmbrs, NotPossible, startNmbrs } from '../../index.ts';
import { ownHome } from './support/own-home.ts';

let home: ReturnType<typeof ownHome>;
beforeAll(() => {
  home = ownHome();
  for (const [name, value] of Object.entries(home.environment)) vi.stubEnv(name, value);
});
afterAll(() => {
  vi.unstubAllEnvs();
  home.delete();
});

let nmbrs: Nmbrs | null = null;
afterEach(async () => {
  await nmbrs?.close();
  nmbrs = null;
});

/** What a client that trusts the CA finds wrong with the certificate; null for nothing. */
async function wrongWith({
  port,
  ca,
}: {
  readonly port: number;
  readonly ca: string;
}): Promise<string | null> {
  const socket = connect({ port, host: '127.0.0.1', servername: 'api.nmbrs.nl', ca });
  try {
    await once(socket, 'secureConnect');
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  } finally {
    socket.destroy();
  }
}

it.each([
  [true, 'CERT_HAS_EXPIRED'],
  [false, null],
])('certificateEnded %s: a client finds wrong %s', async (certificateEnded, wrong) => {
  nmbrs = await startNmbrs({ certificateEnded, onNotice: () => {} });
  expect(await wrongWith({ port: nmbrs.port, ca: await nmbrs.ca() })).toBe(wrong);
});

it('a certificate of the user cannot be made to have ended', async () => {
  const started = startNmbrs({ certificateEnded: true, certificate: 'x', key: 'y' });
  await expect(started).rejects.toThrow('A certificate of your own ends when it does.');
  await expect(started).rejects.toThrow(NotPossible);
});
