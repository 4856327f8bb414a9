import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { useVictim } from './support/use-victim.ts';
import { path, SOAP_1_1, VALID } from './support/victim.ts';

/** How long a request may take to arrive here. */
const TIMEOUT = 400;

const victim = useVictim({ requestTimeout: TIMEOUT });

function head(length: number, ...more: string[]): string {
  const lines = [
    `POST ${path} HTTP/1.1`,
    'Host: localhost',
    `Content-Type: ${SOAP_1_1['Content-Type']}`,
    `SOAPAction: ${SOAP_1_1.SOAPAction}`,
    `Content-Length: ${length}`,
    ...more,
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

async function open(): Promise<Socket> {
  const socket = connect(victim().nmbrs.port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** All that comes until the server closes the connection. */
async function everything(socket: Socket): Promise<string> {
  let received = '';
  for await (const chunk of socket) received += chunk;
  return received;
}

const statusLines = (answer: string) =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3} .*)\r\n/g)].map(([, line]) => line);

describe('a target that is no path of the mock', () => {
  it.each(['ftp://a:b:c/x', '*', '//a:b:c/x', 'http://a:b:c/x'])(
    '%s leads nowhere, and is no reason for a warning',
    async (target) => {
      const warnings: Error[] = [];
      const note = (warning: Error) => warnings.push(warning);
      process.on('warning', note);
      const answer = await victim().raw(
        `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
      );
      // Node.js warns on its next turn.
      await pause(1);
      process.off('warning', note);
      expect(statusLines(answer)).toEqual(['404 Not Found']);
      expect(warnings).toEqual([]);
    },
  );
});

describe('a body that stops half-way', () => {
  it('because the client hangs up: nothing is answered and nothing logged', async () => {
    const logged = victim().calls.length;
    const socket = await open();
    socket.write(head(VALID.length) + VALID.slice(0, 100));
    await pause(50);
    socket.destroy();
    await once(socket, 'close');
    await victim().post(VALID);
    expect(victim().calls).toHaveLength(logged + 1);
  });

  it('because the client resets the connection while an oversized body is thrown away', async () => {
    const socket = await open();
    socket.write(head(60e6) + VALID);
    await once(socket, 'data');
    socket.resetAndDestroy();
    await once(socket, 'close');
  });

  it('because the client falls silent: 408, and the connection ends', async () => {
    const socket = await open();
    socket.write(head(VALID.length) + VALID.slice(0, 100));
    expect(await everything(socket)).toBe('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
  });

  it('in the head: 408', async () => {
    const socket = await open();
    socket.write('POST / HTTP/1.1\r\nHost:');
    expect(await everything(socket)).toBe('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
  });

  it('in the midst of a chunk: 408', async () => {
    const socket = await open();
    socket.write(`${head(0).replace('Content-Length: 0', 'Transfer-Encoding: chunked')}ff\r\n<s:Envelope`);
    expect(await everything(socket)).toBe('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
  });
});

describe('a client that takes its time', () => {
  it('is answered when it is done in time', async () => {
    const socket = await open();
    socket.setNoDelay(true);
    const request = head(VALID.length, 'Connection: close') + VALID;
    const answer = everything(socket);
    const piece = Math.ceil(request.length / 10);
    for (let at = 0; at < request.length; at += piece) {
      socket.write(request.slice(at, at + piece));
      await pause(10);
    }
    expect(statusLines(await answer)).toEqual(['200 OK']);
  });

  it('may send byte by byte', async () => {
    const socket = await open();
    socket.setNoDelay(true);
    const answer = everything(socket);
    for (const byte of head(VALID.length, 'Connection: close') + VALID) socket.write(byte);
    expect(statusLines(await answer)).toEqual(['200 OK']);
  });
});

describe('pipelined requests', () => {
  // A long body may take its time.
  const patient = useVictim();

  it('are answered in their order', async () => {
    const get = 'GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const broken = `${head(3)}<<<`;
    const last = head(VALID.length, 'Connection: close') + VALID;
    const answer = await victim().raw(head(VALID.length) + VALID + get + broken + last);
    expect(statusLines(answer)).toEqual(['200 OK', '404 Not Found', '400 Bad Request', '200 OK']);
  });

  it('go on after a body that was too long', async () => {
    const long = head(51 * 1024 * 1024) + ' '.repeat(51 * 1024 * 1024);
    const answer = await patient().raw(long + head(VALID.length, 'Connection: close') + VALID);
    expect(statusLines(answer)).toEqual(['500 Internal Server Error', '200 OK']);
  });
});

describe('what is no HTTP, or no good one, is refused by its first bytes', () => {
  const BAD = '400 Bad Request';
  it.each<readonly [what: string, bytes: string, status: string]>([
    ['garbage', '\u0001\u0002\u0003\r\n\r\n', BAD],
    ['XML', VALID, BAD],
    ['a request line that never ends', `GET /${'a'.repeat(1e6)}`, '431 Request Header Fields Too Large'],
    [
      'a megabyte of headers',
      `GET / HTTP/1.1\r\n${'A: b\r\n'.repeat(2e5)}`,
      '431 Request Header Fields Too Large',
    ],
    [
      'a header of a megabyte',
      `GET / HTTP/1.1\r\nA: ${'b'.repeat(1e6)}`,
      '431 Request Header Fields Too Large',
    ],
    // Node.js takes it as long as its parser is llhttp 8, as that of 20.19.0 is.
    ...(process.versions.llhttp?.startsWith('8.')
      ? []
      : [['a header name with a space', 'GET / HTTP/1.1\r\nHost: x\r\na b: c\r\n\r\n', BAD] as const]),
    ['NUL in a header', 'GET / HTTP/1.1\r\nHost: x\r\na: \u0000\r\n\r\n', BAD],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n', BAD],
    ['an unknown method', 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n', BAD],
    ['an unknown version', 'GET / HTTP/9.9\r\nHost: x\r\n\r\n', BAD],
    ['a negative length', head(-1), BAD],
    ['a length that is no number', head(Number.NaN), BAD],
    ['two lengths', head(1, 'Content-Length: 2'), BAD],
    ['a length and chunks', head(1, 'Transfer-Encoding: chunked'), BAD],
    [
      'a chunk size that is none',
      `${head(0).replace('Content-Length: 0', 'Transfer-Encoding: chunked')}xyz\r\n`,
      BAD,
    ],
  ])('%s', async (_, bytes, status) => {
    expect(statusLines(await victim().raw(Buffer.from(bytes, 'latin1')))).toEqual([status]);
  });

  it('an unknown expectation', async () => {
    const answer = await victim().raw(head(0, 'Expect: miracles', 'Connection: close'));
    expect(statusLines(answer)).toEqual(['417 Expectation Failed']);
  });
});

describe('odd paths', () => {
  it.each([
    ['/%', 404],
    ['/%00', 404],
    ['/%ff%fe', 404],
    ['/../../etc/passwd', 404],
    ['/soap/v3/%2e%2e/%2e%2e/package.json', 404],
    ['/constructor', 404],
    ['/soap/v3/__proto__.asmx', 404],
    ['/_mock/__proto__', 404],
    ['/_mock/calls/constructor', 404],
    [`/${'a/'.repeat(5_000)}`, 404],
    ['*', 404],
  ])('%j', async (target, status) => {
    const answer = await victim().raw(
      `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    );
    expect(Number(statusLines(answer)[0]?.slice(0, 3))).toBe(status);
  });

  it('an operation named constructor has no page', async () => {
    const { status } = await fetch(`${victim().nmbrs.url}${path}?op=constructor`);
    expect(status).toBe(500);
  });
});
