import { once } from 'node:events';
import { Agent, get as getSecurely } from 'node:https';
import { describe, expect, it } from 'vitest';
import { startNmbrs } from '../../index.ts';
import {
  CERTIFICATE,
  everything,
  get,
  head,
  PAGE,
  secured,
  statuses,
  TriedPort,
  useTriedPort,
} from './support/tried-port.ts';

const tried = useTriedPort({ play: ['*.payroll.example', 'nmbrs.test'] });

const WSDL = get(`${PAGE}?WSDL`, 'api.nmbrs.nl', 'Connection: close');

describe('one port', () => {
  it('answers HTTP and HTTPS', async () => {
    const { nmbrs } = tried();
    expect(nmbrs.httpsUrl).toBe(`https://127.0.0.1:${nmbrs.port}`);
    expect(statuses(await tried().raw(WSDL))).toEqual(['200']);
    const secure = await secured(await tried().open());
    secure.write(WSDL);
    expect(statuses(await everything(secure))).toEqual(['200']);
  });

  it('serves many requests on one encrypted connection', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1, ca: CERTIFICATE });
    const sockets = new Set<unknown>();
    for (const _ of [1, 2, 3]) {
      const request = getSecurely(`${tried().nmbrs.httpsUrl}${PAGE}`, { agent });
      const [answer] = await once(request, 'response');
      expect(answer.statusCode).toBe(200);
      sockets.add(answer.socket);
      await once(answer.resume(), 'end');
    }
    agent.destroy();
    expect(sockets.size).toBe(1);
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('speaks %s, and HTTP/1.1 of what is offered', async (version) => {
    const secure = await secured(await tried().open(), {
      minVersion: version,
      maxVersion: version,
      ALPNProtocols: ['h2', 'http/1.1'],
    });
    expect([secure.getProtocol(), secure.alpnProtocol]).toEqual([version, 'http/1.1']);
    secure.destroy();
  });

  it('answers a hello that comes byte by byte, and one without a server name', async () => {
    const socket = await tried().open();
    const secure = await secured(socket, { servername: '' });
    expect(secure.getPeerCertificate().subject.CN).toBe('test of nmbrs-mock');
    secure.write(WSDL);
    expect(statuses(await everything(secure))).toEqual(['200']);
  });

  it('gives what its user must trust', async () => {
    expect(await tried().nmbrs.ca()).toContain('BEGIN CERTIFICATE');
  });

  it('loses no byte of what comes together with the first one', async () => {
    const answers = await tried().raw(get(PAGE, 'a') + get(PAGE, 'b') + get(PAGE, 'c', 'Connection: close'));
    expect(statuses(answers)).toEqual(['200', '200', '200']);
  });
});

describe('a tunnel to a host that the mock plays', () => {
  it.each([
    'api.nmbrs.nl:443',
    'API.Nmbrs.NL:443',
    'api.nmbrs.nl.:8443',
    'api-sandbox.nmbrs.nl:443',
    'api.nmbrs.se:443',
    'demo.nmbrs.nl:443',
    'demo.nmbrs-sandbox.nl:443',
    'nmbrs.test:80',
    'nl.payroll.example:443',
  ])('CONNECT %s ends in it, encrypted or not', async (to) => {
    const secure = await secured(await tried().tunnel(to));
    secure.write(WSDL);
    expect(statuses(await everything(secure))).toEqual(['200']);
    const plain = await tried().tunnel(to);
    plain.write(WSDL);
    expect(statuses(await everything(plain))).toEqual(['200']);
  });

  it('a WSDL carries the name and scheme under which it was fetched', async () => {
    const secure = await secured(await tried().tunnel('api-sandbox.nmbrs.nl:443'));
    secure.write(get(`${PAGE}?WSDL`, 'api-sandbox.nmbrs.nl', 'Connection: close'));
    expect(await everything(secure)).toContain(`location="https://api-sandbox.nmbrs.nl${PAGE}"`);
    const plain = await tried().tunnel('api.nmbrs.se:80');
    plain.write(get(`${PAGE}?WSDL`, 'api.nmbrs.se', 'Connection: close'));
    expect(await everything(plain)).toContain(`location="http://api.nmbrs.se${PAGE}"`);
  });

  it('takes what was sent behind the request as its first bytes', async () => {
    const socket = await tried().tunnel('api.nmbrs.nl:80', WSDL);
    expect(statuses(await everything(socket))).toEqual(['200']);
  });

  it('is opened within TLS as well, as clients of an HTTPS proxy do', async () => {
    const outer = await secured(await tried().open(), { servername: 'localhost' });
    outer.write('CONNECT api.nmbrs.nl:443 HTTP/1.1\r\nHost: api.nmbrs.nl:443\r\n\r\n');
    expect(await head(outer)).toBe('HTTP/1.1 200 Connection Established\r\n\r\n');
    const inner = await secured(outer);
    inner.write(WSDL);
    expect(await everything(inner)).toContain(`location="https://api.nmbrs.nl${PAGE}"`);
  });

  it('is opened after other requests on the same connection', async () => {
    const socket = await tried().open();
    for (const _ of [1, 2]) {
      socket.write(get('/applications/common/externalactions.aspx', 'demo.nmbrs.nl'));
      const length = Number(/content-length: (\d+)/i.exec(await head(socket))?.[1]);
      let read = 0;
      while (read < length) {
        const chunk: Buffer | null = socket.read();
        if (chunk) read += chunk.length;
        else await once(socket, 'readable');
      }
      expect(read).toBe(length);
    }
    socket.write('CONNECT api.nmbrs.nl:443 HTTP/1.1\r\nHost: api.nmbrs.nl:443\r\n\r\n');
    await head(socket);
    const secure = await secured(socket);
    secure.write(WSDL);
    expect(statuses(await everything(secure))).toEqual(['200']);
  });

  it.each(['127.0.0.1', 'localhost', '127.1', '2130706433'])(
    '%s with its own port is the mock too',
    async (name) => {
      const socket = await tried().tunnel(`${name}:${tried().nmbrs.port}`);
      socket.write(WSDL);
      expect(statuses(await everything(socket))).toEqual(['200']);
    },
  );

  it('tells its secrets under no other name than without a tunnel', async () => {
    for (const to of ['api.nmbrs.nl:80', `localhost:${tried().nmbrs.port}`])
      for (const path of ['/_mock/logins', '/']) {
        const socket = await tried().tunnel(to);
        socket.write(get(path, 'api.nmbrs.nl', 'Connection: close'));
        const answer = await everything(socket);
        expect(statuses(answer)).toEqual(['421']);
        expect(answer).not.toContain(tried().nmbrs.logins[0]?.token);
      }
  });
});

describe('a request with the whole address', () => {
  it.each([
    'http://api.nmbrs.nl',
    'http://api.nmbrs.nl:80',
    'HTTP://demo.nmbrs-sandbox.nl',
    'https://api.nmbrs.nl',
  ])('for %s is served', async (origin) => {
    const answer = await tried().raw(get(`${origin}${PAGE}?WSDL`, 'else', 'Connection: close'));
    expect(answer).toContain(`location="${origin.toLowerCase()}${PAGE}"`);
  });

  it('for its own address is served', async () => {
    const { url } = tried().nmbrs;
    const answer = await tried().raw(get(`${url}${PAGE}?WSDL`, 'else', 'Connection: close'));
    expect(answer).toContain(`location="${url}${PAGE}"`);
  });

  it('for a page of the mock under another name is refused', async () => {
    const answer = await tried().raw(
      get('http://api.nmbrs.nl/_mock/logins', 'localhost', 'Connection: close'),
    );
    expect(statuses(answer)).toEqual(['421']);
  });
});

describe('without TLS', () => {
  const bare = useTriedPort({ tls: false });

  it('a hello is closed, and told once', async () => {
    for (const _ of [1, 2, 3]) await expect(secured(await bare().open())).rejects.toThrow();
    expect(bare().notices).toEqual([expect.stringContaining('leave out --no-tls')]);
    await expect(bare().nmbrs.ca()).rejects.toThrow('Start it without --no-tls');
    expect(statuses(await bare().raw(WSDL))).toEqual(['200']);
  });
});

describe('closing', () => {
  it('ends what has sent nothing, what hangs in a handshake, and tunnels', async () => {
    const closed = await TriedPort.start();
    const silent = await closed.open();
    const hanging = await closed.open();
    hanging.write(Buffer.from([0x16, 3, 1]));
    const idle = await secured(await closed.tunnel('api.nmbrs.nl:443'));
    await new Promise((done) => setTimeout(done, 50));
    const ended = [silent, hanging, idle].map(everything);
    await closed.nmbrs.close();
    expect(await Promise.all(ended)).toEqual(['', '', '']);
    expect([closed.notices, closed.errors]).toEqual([[], []]);
  });
});

it('options that are none are refused with what they may be', async () => {
  await expect(startNmbrs({ play: ['*'] })).rejects.toThrow('a list of host names');
  await expect(startNmbrs({ forward: ['http://x'] })).rejects.toThrow('a list of hosts');
});
