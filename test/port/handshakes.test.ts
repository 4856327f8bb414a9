import type { Socket } from 'node:net';
import { type ConnectionOptions, connect as connectSecurely } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { whyGivenUp } from '../../server/port/handshake-failure.ts';
import { everything, get, PAGE, secured, statuses, useTriedPort } from './support/tried-port.ts';

const tried = useTriedPort({ requestTimeout: 500 });

/** Shakes hands in vain, or leaves at once. */
async function fail(options: ConnectionOptions, open: () => Promise<Socket>): Promise<void> {
  const secure = connectSecurely({ socket: await open(), ca: [], ...options });
  secure.on('secureConnect', () => secure.destroy());
  secure.on('error', () => {});
  await new Promise((done) => secure.once('close', done));
}

describe('a handshake that comes to nothing is told, with the likely cause', () => {
  const named = ['api.nmbrs.nl', 'api.nmbrs.se', 'demo.nmbrs.nl'];
  // Before the name is read, only the address that the client reached is known.
  const reached = ['127.0.0.1', 'api.nmbrs.se'];

  it.each<[string, ConnectionOptions, string, string[]]>([
    ['a client that does not trust the CA', {}, 'nmbrs-mock ca', named],
    [
      'one that speaks an old version',
      { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' },
      'the client speaks no version of TLS that the mock speaks',
      reached,
    ],
    [
      'one with other ciphers',
      { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' },
      'share no cipher',
      named,
    ],
    ['one that wants HTTP/2', { ALPNProtocols: ['h2'] }, 'HTTP/1.1', reached],
  ])('%s', async (_, options, words, hosts) => {
    const before = tried().notices.length;
    for (const servername of ['demo.nmbrs.nl', 'api.nmbrs.nl', 'api.nmbrs.nl'])
      await fail({ servername, ...options }, () => tried().open());
    await fail({ servername: '', ...options }, () => tried().tunnel('api.nmbrs.se:443'));
    for (const host of hosts) await tried().noticed(words, host);
    const told = tried().notices.filter((notice) => notice.includes(words));
    expect(told.map((notice) => /'(.*?)'/.exec(notice)?.[1]).toSorted()).toEqual(hosts);
    expect(tried().notices).toHaveLength(before + hosts.length);
  });

  it('one that hangs up in the midst of it', async () => {
    const socket = await tried().tunnel('hung-up.nmbrs.nl:443');
    socket.end(Buffer.from([0x16, 3, 1, 2, 0, 1]));
    await everything(socket);
    expect(await tried().noticed("'hung-up.nmbrs.nl'")).toContain('hung up without saying why');
  });

  it('one that falls silent is ended', async () => {
    const socket = await tried().tunnel('silent.nmbrs.nl:443');
    socket.write(Buffer.from([0x16, 3, 1, 2, 0, 1]));
    expect(await everything(socket)).toBe('');
    expect(await tried().noticed("'silent.nmbrs.nl'")).toContain('fell silent');
  });

  it('one that is no hello at all', async () => {
    const socket = await tried().tunnel('noise.nmbrs.nl:443');
    socket.write(Buffer.alloc(600, 0x16));
    await everything(socket);
    await tried().noticed("'noise.nmbrs.nl'");
  });

  it.each([
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', '(alert unknown_ca): the client most likely does not trust the CA'],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', '(alert bad_certificate): the client most likely does not trust'],
    ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN', '(alert certificate_unknown): the client most likely'],
    [
      'ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED',
      '(alert certificate_expired): the client finds the certificate',
    ],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', '(alert protocol_version): the client speaks no version'],
    ['ERR_SSL_TLSV1_UNRECOGNIZED_NAME', 'does not cover the name'],
  ])('%s', (code, words) => {
    const error = Object.assign(new Error('x'), { code });
    expect(whyGivenUp('api.nmbrs.nl', error)).toContain(words);
  });
});

describe('a connection on which no request begins', () => {
  it('is ended when the time is up: plain, encrypted, in a tunnel', async () => {
    const answers = await Promise.all([
      everything(await tried().open()),
      everything(await secured(await tried().open())),
      everything(await tried().tunnel('api.nmbrs.nl:443')),
      everything(await secured(await tried().tunnel('api.nmbrs.nl:443'))),
    ]);
    expect(answers).toEqual(Array(4).fill('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n'));
  });

  it('may end without a word, in all of these ways', async () => {
    for (const open of [() => tried().open(), () => tried().tunnel('api.nmbrs.nl:443')]) {
      const ended = await open();
      ended.end();
      expect(await everything(ended)).toBe('');
      const reset = await open();
      reset.resetAndDestroy();
    }
    expect(statuses(await tried().raw(get(PAGE, 'x', 'Connection: close')))).toEqual(['200']);
  });
});
