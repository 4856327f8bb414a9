import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  request as send,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createRawServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CERTIFICATE,
  everything,
  get,
  head,
  KEY,
  PAGE,
  secured,
  statuses,
  TriedPort,
  useTriedPort,
} from './support/tried-port.ts';

const tried = useTriedPort({ forward: ['127.0.0.1', 'localhost'] });
const closed = useTriedPort();
const guarded = useTriedPort({
  host: '0.0.0.0',
  controlToken: 'secret',
  forward: ['127.0.0.1:1', '*.example'],
});

/** Another host: it tells what it was asked. */
const requests: { readonly request: IncomingMessage; readonly body: Buffer }[] = [];
const answer: RequestListener = async (request, response) => {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk);
  } catch {
    return;
  }
  requests.push({ request, body: Buffer.concat(chunks) });
  if (request.url === '/silent') {
    request.socket.destroy();
    return;
  }
  response.writeHead(201, 'Made', [
    'Set-Cookie',
    'a=1',
    'Set-Cookie',
    'b=2',
    'Connection',
    'X-Hop',
    'X-Hop',
    '1',
  ]);
  response.write('first ');
  response.end('second');
};
const other = createServer(answer);
const secureOther = createSecureServer({ cert: CERTIFICATE, key: KEY }, answer);
const echo = createRawServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', () => {});
  socket.pipe(socket);
});
const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;

beforeAll(async () => {
  for (const server of [other, secureOther, echo]) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
});
afterAll(() => {
  for (const server of [other, secureOther] as Server[]) server.closeAllConnections();
  for (const server of [other, secureOther, echo]) server.close();
});

describe('a tunnel to another host', () => {
  it('carries bytes both ways, with those that were sent behind the request', async () => {
    const socket = await tried().tunnel(`127.0.0.1:${portOf(echo)}`, 'behind ');
    socket.end('and more');
    expect(await everything(socket)).toBe('behind and more');
  });

  it('carries TLS of others as it is', async () => {
    const secure = await secured(await tried().tunnel(`localhost:${portOf(secureOther)}`), {
      servername: 'localhost',
    });
    secure.write(get('/', 'localhost', 'Connection: close'));
    expect(statuses(await everything(secure))).toEqual(['201']);
  });

  it('stays open to what comes back after the client has ended its side', async () => {
    const late = createRawServer({ allowHalfOpen: true }, (socket) => {
      socket.resume().on('end', () => setTimeout(() => socket.end('after the end'), 30));
    });
    late.listen(0, '127.0.0.1');
    await once(late, 'listening');
    const socket = await tried().tunnel(`127.0.0.1:${portOf(late)}`);
    socket.end();
    expect(await everything(socket)).toBe('after the end');
    late.close();
  });

  it('is as fast as the slower side takes it, and loses nothing', async () => {
    const socket = await tried().tunnel(`127.0.0.1:${portOf(echo)}`);
    const size = 20_000_000;
    socket.end(Buffer.alloc(size, 'x'));
    let received = 0;
    for await (const chunk of socket) {
      received += chunk.length;
      if (received % 7 === 0) await new Promise((done) => setTimeout(done, 1));
    }
    expect(received).toBe(size);
  });

  it('ends with a reset of either side', async () => {
    const ends: Socket[] = [];
    const resetting = createRawServer((socket) => {
      socket.on('error', () => {});
      ends.push(socket);
    });
    resetting.listen(0, '127.0.0.1');
    await once(resetting, 'listening');
    const [first, second] = [
      await tried().tunnel(`127.0.0.1:${portOf(resetting)}`),
      await tried().tunnel(`127.0.0.1:${portOf(resetting)}`),
    ];
    ends[0]?.resetAndDestroy();
    await everything(first);
    const gone = once(ends[1] as Socket, 'close');
    second.resetAndDestroy();
    await gone;
    resetting.close();
  });

  it('is ended when the mock closes', async () => {
    const closing = await TriedPort.start({ forward: ['127.0.0.1'] });
    const socket = await closing.tunnel(`127.0.0.1:${portOf(echo)}`);
    const ended = everything(socket);
    await closing.nmbrs.close();
    expect(await ended).toBe('');
    expect(closing.errors).toEqual([]);
  });
});

describe('a request for another host', () => {
  it('is forwarded without what was for the proxy alone, and its answer likewise', async () => {
    const host = `127.0.0.1:${portOf(other)}`;
    const received = await tried().raw(
      get(
        `http://${host}/a?b=c`,
        'wrong.example',
        'Connection: close, X-Private',
        'X-Private: 1',
        'Proxy-Authorization: Basic c2VjcmV0',
        'Proxy-Connection: keep-alive',
        'TE: trailers',
        'X-Kept: ÿ',
        'X-Kept: 2',
      ),
    );
    const { request } = requests.at(-1) as (typeof requests)[number];
    expect(request.url).toBe('/a?b=c');
    expect(request.headers).toEqual({
      host,
      'x-kept': expect.stringMatching(/, 2$/),
      via: expect.stringMatching(/^1\.1 nmbrs-mock-/),
      connection: 'close',
    });
    expect(received).toMatch(/^HTTP\/1\.1 201 Made\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n/);
    expect(received).not.toMatch(/x-hop/i);
    expect(received).toContain('second');
  });

  it.each([
    ['with its length', 'Content-Length: 9\r\n', 'body here'],
    ['in chunks', 'Transfer-Encoding: chunked\r\n', '5\r\nbody \r\n4\r\nhere\r\n0\r\n\r\n'],
  ])('carries a body %s, also of a method that has none mostly', async (_, framing, body) => {
    for (const method of ['POST', 'DELETE', 'GET']) {
      const target = `http://127.0.0.1:${portOf(other)}/`;
      const answers = await tried().raw(
        `${method} ${target} HTTP/1.1\r\nHost: x\r\nConnection: close, Content-Length\r\n${framing}\r\n${body}`,
      );
      expect(statuses(answers)).toEqual(['201']);
      expect(requests.at(-1)?.body.toString()).toBe('body here');
      expect(requests.at(-1)?.request.method).toBe(method);
    }
  });

  it('follows others on the same connection, to the mock and to hosts', async () => {
    const target = `http://127.0.0.1:${portOf(other)}/`;
    const answers = await tried().raw(
      get(target, 'x') + get('/soap/v3/', 'localhost') + get(target, 'x', 'Connection: close'),
    );
    expect(statuses(answers)).toEqual(['201', '200', '201']);
  });

  it('that is not answered is answered with 502', async () => {
    const answers = await tried().raw(
      get(`http://127.0.0.1:${portOf(other)}/silent`, 'x', 'Connection: close'),
    );
    expect(statuses(answers)).toEqual(['502']);
    expect(answers).toContain('cannot be reached');
  });

  it('that comes round to the mock is answered with 508', async () => {
    // The address of another mock, which forwards back.
    const back = createServer((request, response) => {
      const sent = send({
        port: tried().nmbrs.port,
        path: `http://127.0.0.1:${portOf(back)}/`,
        headers: request.headers,
      });
      sent.on('response', (found) => {
        response.writeHead(found.statusCode ?? 0);
        found.pipe(response);
      });
      sent.end();
    });
    back.listen(0, '127.0.0.1');
    await once(back, 'listening');
    const answers = await tried().raw(get(`http://127.0.0.1:${portOf(back)}/`, 'x', 'Connection: close'));
    expect(statuses(answers)).toEqual(['508']);
    expect(answers).toContain('--play 127.0.0.1');
    back.closeAllConnections();
    back.close();
  });
});

describe('what is refused', () => {
  it.each([
    ['127.0.0.1:PORT', 'a loopback address'],
    ['localhost:PORT', 'a loopback address'],
    ['[::1]:PORT', 'a loopback address'],
    ['[::ffff:127.0.0.1]:PORT', 'a loopback address'],
    ['2130706433:PORT', 'a loopback address'],
    ['0:PORT', 'an unspecified address'],
    ['169.254.169.254:80', 'an address of cloud metadata'],
    ['[fd00:ec2::254]:80', 'an address of cloud metadata'],
    ['[64:ff9b::a9fe:a9fe]:80', 'an address of cloud metadata'],
    ['224.0.0.1:80', 'a multicast address'],
  ])('CONNECT %s: 403, with the reason and the remedy, told once', async (text, reason) => {
    const to = text.replace('PORT', String(portOf(other)));
    const seen = requests.length;
    for (const _ of [1, 2]) {
      const received = await closed().raw(`CONNECT ${to} HTTP/1.1\r\nHost: ${to}\r\n\r\n${get('/', 'x')}`);
      expect(received).toMatch(/^HTTP\/1\.1 403 Forbidden\r\nContent-Type: text\/plain; charset=utf-8\r\n/);
      expect(statuses(received)).toEqual(['403']);
      expect(received).toContain(`is ${reason}. Let the client reach it without this proxy (NO_PROXY)`);
    }
    const told = closed().notices.filter((notice) => notice.includes(reason));
    expect(new Set(told).size).toBe(told.length);
    expect(told.length).toBeGreaterThan(0);
    expect(requests.length).toBe(seen);
  });

  it('a request for such a host: the same, and the connection goes no further', async () => {
    const received = await closed().raw(
      get(`http://127.0.0.1:${portOf(other)}/`, 'localhost') +
        get('/_mock/', 'localhost', 'Connection: close'),
    );
    expect(statuses(received)).toEqual(['403']);
    expect(received).toContain('a loopback address');
  });

  it('hosts elsewhere, where other machines could ask for them', async () => {
    const received = await guarded().raw('CONNECT 1.1.1.1:443 HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(statuses(received)).toEqual(['403']);
    expect(received).toContain('--forward 1.1.1.1:443');
  });

  it('a host that is not there, and one that does not answer: 502', async () => {
    for (const to of ['nothing.example:443', '127.0.0.1:1']) {
      const received = await guarded().raw(`CONNECT ${to} HTTP/1.1\r\nHost: x\r\n\r\n`);
      expect(received).toMatch(/^HTTP\/1\.1 502 Bad Gateway\r\n/);
      expect(received).toContain(`'${to}'`);
    }
  });

  it.each([
    'api.nmbrs.nl',
    ':443',
    'api.nmbrs.nl:0',
    '/',
    'http://api.nmbrs.nl:443',
    'a@api.nmbrs.nl:443',
    '*',
  ])('CONNECT %s: 400', async (to) => {
    const received = await closed().raw(`CONNECT ${to} HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(statuses(received)).toEqual(['400']);
  });

  it('the answer is read even by a client that goes on sending', async () => {
    const socket = await closed().open();
    socket.on('error', () => {});
    socket.write('CONNECT 169.254.169.254:80 HTTP/1.1\r\nHost: x\r\n\r\n');
    socket.write('x'.repeat(3_000_000));
    expect(await head(socket)).toMatch(/^HTTP\/1\.1 403/);
    socket.destroy();
  });
});

describe('a mock that forwards nothing', () => {
  const alone = useTriedPort({ forward: false });

  it('answers for the hosts that it plays, and refuses all others without looking them up', async () => {
    const played = await alone().raw(get(`http://api.nmbrs.nl${PAGE}`, 'x', 'Connection: close'));
    expect(statuses(played)).toEqual(['200']);
    const refused = await alone().raw('CONNECT no-such-host.invalid:443 HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(statuses(refused)).toEqual(['403']);
    expect(refused).toContain('the mock was told to forward to no other host');
  });
});
