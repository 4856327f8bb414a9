import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { connect as connectSecurely } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { CERTIFICATE, everything, get, head, PAGE, statuses } from '../port/support/tried-port.ts';
import { Program } from './support/program.ts';

const support = join(import.meta.dirname, '../port/support');
const CERT = ['--cert', join(support, 'server-certificate.pem'), '--key', join(support, 'server-key.pem')];

describe('serve', () => {
  it('answers HTTPS on its port, plays other hosts, and says on stderr what it forwards nothing to', async () => {
    const program = new Program(['serve', '--port', '0', '--play', '*.payroll.example', ...CERT]);
    const url = await program.url();
    await program.printed(/Stop: Ctrl\+C/);
    expect(program.stdout).toContain(`HTTPS: ${url.replace('http', 'https')}/ `);
    const port = Number(new URL(url).port);
    const socket = connect(port, '127.0.0.1');
    socket.write('CONNECT nl.payroll.example:443 HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(await head(socket)).toContain('200 Connection Established');
    const secure = connectSecurely({ socket, ca: CERTIFICATE, servername: 'api.nmbrs.nl' });
    await once(secure, 'secureConnect');
    secure.write(get(PAGE, 'nl.payroll.example', 'Connection: close'));
    expect(statuses(await everything(secure))).toEqual(['200']);
    const other = connect(port, '127.0.0.1');
    other.write('CONNECT 169.254.169.254:80 HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(statuses(await everything(other))).toEqual(['403']);
    program.signal('SIGTERM');
    expect(await program.exited()).toBe(0);
    expect(program.stderr).toContain("nmbrs-mock: Nothing is forwarded to '169.254.169.254:80'");
  });

  it('--no-tls speaks none, and says so', async () => {
    const program = new Program(['serve', '--port', '0', '--no-tls']);
    const url = await program.url();
    await program.printed(/Stop: Ctrl\+C/);
    expect(program.stdout).not.toContain('https://127');
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(Buffer.from([0x16, 3, 1, 2, 0, 1]));
    expect(await everything(socket)).toBe('');
    program.signal('SIGTERM');
    await program.exited();
    expect(program.stderr).toContain('nmbrs-mock: TLS: a client wants it, and this mock speaks none');
  });

  it.each([
    [
      ['--play', '*'],
      "Expected a host name without a port, such as payroll.example or *.payroll.example, not '*'.",
    ],
    [['--play', 'a:1'], "not 'a:1'."],
    [
      ['--forward', 'http://a'],
      "Expected a host, such as example.com, localhost:9000, *.example.com, *, or none, not 'http://a'.",
    ],
    [['--cert', 'a.pem'], '--cert and --key go together; give both, or leave both out.'],
    [['--cert', 'no.pem', '--key', 'no.pem'], 'check --cert'],
  ])('is not started with %j', async (args, message) => {
    const program = new Program(['serve', '--port', '0', ...args]);
    expect(await program.exited()).toBe(2);
    expect(program.stderr).toContain(message);
  });
});
