import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ownHome } from '../certificates/support/own-home.ts';
import { everything, get, PAGE, secured, statuses, TriedPort } from './support/tried-port.ts';

let home: ReturnType<typeof ownHome>;
let tried: TriedPort;
let ca: string;
beforeAll(async () => {
  home = ownHome();
  for (const [name, value] of Object.entries(home.environment)) vi.stubEnv(name, value);
  tried = await TriedPort.startWithoutCertificate({ play: ['payroll.example'] });
  ca = await tried.nmbrs.ca();
});
afterAll(async () => {
  await tried.nmbrs.close();
  vi.unstubAllEnvs();
  home.delete();
});

it.each(['api.nmbrs.nl', 'api.nmbrs.se', 'demo.nmbrs-sandbox.nl', 'payroll.example', 'localhost'])(
  'a client that trusts the CA reaches %s through a tunnel',
  async (host) => {
    const to = host === 'localhost' ? `localhost:${tried.nmbrs.port}` : `${host}:443`;
    const secure = await secured(await tried.tunnel(to), { ca, servername: host });
    expect(secure.getPeerCertificate().subjectaltname).toContain(`DNS:${host}`);
    secure.write(get(`${PAGE}?WSDL`, host, 'Connection: close'));
    expect(await everything(secure)).toContain(`location="https://${host}${PAGE}"`);
  },
);

it('a client that names no host gets a certificate for the one it reached', async () => {
  const straight = await secured(await tried.open(), { ca, servername: '', host: '127.0.0.1' });
  expect(straight.getPeerCertificate().subjectaltname).toContain('IP Address:127.0.0.1');
  straight.destroy();
  const tunnelled = await secured(await tried.tunnel('deep.down.nmbrs.nl:443'), {
    ca,
    servername: '',
    host: 'deep.down.nmbrs.nl',
  });
  expect(tunnelled.getPeerCertificate().subjectaltname).toContain('DNS:deep.down.nmbrs.nl');
  tunnelled.destroy();
});

it('a name for which there can be no certificate is told, with the option that adds it', async () => {
  await expect(secured(await tried.open(), { ca, servername: 'mock.internal' })).rejects.toThrow();
  expect(await tried.noticed("'mock.internal'")).toContain('--tls-name mock.internal');
  const answer = await tried.raw(get(PAGE, 'x', 'Connection: close'));
  expect(statuses(answer)).toEqual(['200']);
  expect(tried.errors).toEqual([]);
});
