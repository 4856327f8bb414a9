import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everything, get, PAGE, secured, statuses, useTriedPort } from '../port/support/tried-port.ts';

const tried = useTriedPort({ forward: ['127.0.0.1'], limits: { forwards: 1_010 } });

const echo = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', () => {});
  socket.pipe(socket);
});
const echoing = () => `127.0.0.1:${(echo.address() as AddressInfo).port}`;
beforeAll(async () => {
  echo.listen(0, '127.0.0.1', 2_000);
  await once(echo, 'listening');
});
afterAll(() => {
  echo.close();
});

const CONNECT = 'CONNECT api.nmbrs.nl:80 HTTP/1.1\r\nHost: api.nmbrs.nl:80\r\n';
const LAST = get(PAGE, 'api.nmbrs.nl', 'Connection: close');

describe('what could be read as a request of its own', () => {
  it.each([
    ['a length', 'Content-Length: 5\r\n\r\nhello', ['400']],
    ['chunks', 'Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n', ['400']],
    ['both', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', ['400']],
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!', ['400']],
    ['no body, said so', 'Content-Length: 0\r\n\r\n', ['200', '200']],
  ])('a CONNECT with %s', async (_, rest, expected) => {
    expect(statuses(await tried().raw(`${CONNECT}${rest}${LAST}`))).toEqual(expected);
  });

  it.each(['169.254.169.254:80', 'api.nmbrs.nl:0'])(
    'what stands behind a CONNECT %s that is refused',
    async (to) => {
      const answers = await tried().raw(`CONNECT ${to} HTTP/1.1\r\nHost: x\r\n\r\n${LAST}${LAST}`);
      expect(statuses(answers)).toHaveLength(1);
    },
  );

  it('a CONNECT that does not wait for the answer before it', async () => {
    const answers = await tried().raw(`${get('/soap/v3/', 'localhost')}${CONNECT}\r\n${LAST}`);
    expect(statuses(answers)).not.toContain('200 Connection');
    expect(answers).not.toContain('Connection Established');
  });

  it('requests behind one that is for another host come no further than to the mock', async () => {
    const socket = await tried().open();
    const body = get('/smuggled', 'x');
    socket.write(
      `POST http://${echoing()}/ HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    );
    // What echoes is no answer of HTTP.
    expect(statuses(await everything(socket))).toEqual(['502']);
  });
});

describe('tunnels in tunnels', () => {
  it('are refused, also within TLS', async () => {
    const plain = await tried().tunnel('api.nmbrs.nl:80');
    plain.write(`CONNECT ${echoing()} HTTP/1.1\r\nHost: x\r\n\r\n${LAST}`);
    const refused = await everything(plain);
    expect(statuses(refused)).toEqual(['403']);
    expect(refused).toContain('none within another one');
    const secure = await secured(await tried().tunnel('api.nmbrs.nl:443'));
    secure.write(`CONNECT api.nmbrs.nl:443 HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(statuses(await everything(secure))).toEqual(['403']);
  });

  it('TLS in TLS without a tunnel is no request', async () => {
    const outer = await secured(await tried().open());
    outer.write(Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]));
    expect(statuses(await everything(outer))).toEqual(['400']);
  });
});

describe('a thousand tunnels at once', () => {
  it('end in the mock, encrypted, and are all answered', async () => {
    const secure = await Promise.all(
      Array.from({ length: 1_000 }, async () => secured(await tried().tunnel('api.nmbrs.nl:443'))),
    );
    for (const socket of secure) socket.write(LAST);
    const answers = await Promise.all(secure.map(everything));
    expect(new Set(answers.map((answer) => statuses(answer).join()))).toEqual(new Set(['200']));
  });

  it('lead elsewhere; what has no room is refused, and has some again later', async () => {
    const sockets = await Promise.all(Array.from({ length: 1_000 }, () => tried().tunnel(echoing())));
    const more = await Promise.all(Array.from({ length: 10 }, () => tried().tunnel(echoing())));
    const refused = await tried().raw(`CONNECT ${echoing()} HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(refused).toMatch(/^HTTP\/1\.1 503 Service Unavailable\r\n.*\r\nRetry-After: 1\r\n/s);
    expect(refused).toContain('--limit forwards=');
    const all = [...sockets, ...more];
    for (const [at, socket] of all.entries()) socket.end(`tunnel ${at}`);
    const echoed = await Promise.all(all.map(everything));
    expect(echoed).toEqual(all.map((_, at) => `tunnel ${at}`));
    const again = await tried().tunnel(echoing());
    again.destroy();
  });
});

it('clients that hang in the handshake hold up nobody else', async () => {
  const hanging = await Promise.all(
    Array.from({ length: 500 }, async () => {
      const socket = await tried().open();
      socket.on('error', () => {});
      socket.write(Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc]));
      return socket;
    }),
  );
  const secure = await secured(await tried().open());
  secure.write(LAST);
  expect(statuses(await everything(secure))).toEqual(['200']);
  for (const socket of hanging) socket.resetAndDestroy();
});

it('a client that goes while its host is looked for takes nothing along', async () => {
  for (let at = 0; at < 20; at++) {
    const socket = await tried().open();
    socket.write(`CONNECT ${at % 2 ? echoing() : 'nothing.example:443'} HTTP/1.1\r\nHost: x\r\n\r\n`);
    if (at % 4 < 2) socket.resetAndDestroy();
    else socket.destroy();
  }
  const socket = await tried().tunnel(echoing());
  socket.end('still here');
  expect(await everything(socket)).toBe('still here');
});
