import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { certificatesIn } from '../../server/certificates/trust/pem.ts';
import { systemAuthorities } from '../../server/certificates/trust/system-authorities.ts';
import { ownHome } from '../certificates/support/own-home.ts';
import { runHere } from './support/run-here.ts';

let home: ReturnType<typeof ownHome>;
beforeEach(() => {
  home = ownHome();
});
afterEach(() => home.delete());

const ca = (...args: readonly string[]) => runHere(['ca', ...args], home.environment);
const inHome = (name: string) => join(home.folder, name);

interface Description {
  readonly certificate: string;
  readonly pem: string;
  readonly fingerprint: string;
  readonly signsFor: string;
  readonly trust: readonly { readonly where: string; readonly command: string }[];
}

async function described(...args: readonly string[]): Promise<Description> {
  return JSON.parse((await ca('--json', ...args)).stdout);
}

describe('nmbrs-mock ca', () => {
  it('makes the CA of the user, and tells where it is, what it is for and how to trust it', async () => {
    const { code, stdout, stderr } = await ca();
    expect(code).toBe(0);
    const { certificate, fingerprint, pem, signsFor, trust } = await described();
    expect(stderr).toBe(`nmbrs-mock ca: A CA was made: ${certificate}.\n`);
    expect(readFileSync(certificate, 'utf8')).toBe(pem);
    expect(fingerprint).toBe(new X509Certificate(pem).fingerprint256);
    expect(signsFor).toContain('nmbrs.nl');
    for (const said of [
      certificate,
      fingerprint,
      signsFor,
      ...trust.flatMap(({ where, command }) => [where, command]),
    ])
      expect(stdout).toContain(said);
    expect(trust.map(({ where }) => where.split(/[:,]/)[0])).toEqual(
      expect.arrayContaining([
        'Node.js',
        'curl',
        'PHP',
        'Java',
        'Ruby',
        'Debian',
        'Alpine',
        'macOS',
        'Windows',
      ]),
    );
  });

  it('prints its certificate alone', async () => {
    const { pem } = await described();
    expect(await ca('--pem')).toEqual({ code: 0, stdout: pem, stderr: '' });
    expect(await ca('--pem', '--json')).toMatchObject({ code: 2, stdout: '' });
  });

  it('saves trust stores with the authorities of the system', async () => {
    const { pem } = await described();
    const [bundle, jks] = [inHome('bundle.pem'), inHome('trust.jks')];
    const { stdout } = await ca('--bundle', bundle, '--jks', jks, '--password', 'geheim');
    const { source, certificates } = systemAuthorities();
    expect(stdout).toBe(
      `${bundle} holds the CA and ${certificates.length} others of ${source}.\n` +
        `${jks} holds the CA and ${certificates.length} others of ${source}. Its password is geheim.\n`,
    );
    expect(certificatesIn(readFileSync(bundle, 'utf8'))).toEqual([pem, ...certificates]);
    expect(readFileSync(jks).readUInt32BE(0)).toBe(0xfeedfeed);
    expect(readFileSync(jks).readUInt32BE(8)).toBe(certificates.length + 1);
  });

  it('has another CA for added names, and one for each set of them', async () => {
    const usual = await described();
    const added = await described('--tls-name', 'mock.internal', '--tls-name', '192.168.1.20');
    expect(added.pem).not.toBe(usual.pem);
    expect(added.signsFor).toContain('mock.internal');
    const java = added.trust.find(({ where }) => where === 'Java');
    expect(java?.command).toContain(
      'nmbrs-mock ca --tls-name mock.internal --tls-name 192.168.1.20 --jks trust.jks &&',
    );
    const fromVariable = await runHere(['ca', '--pem'], {
      ...home.environment,
      TLS_NAME: '192.168.1.20,mock.internal',
    });
    expect(fromVariable.stdout).toBe(added.pem);
    const configuration = inHome('configuration.json');
    writeFileSync(configuration, JSON.stringify({ tlsName: ['mock.internal', '192.168.1.20'] }));
    expect((await ca('--pem', '--config', configuration)).stdout).toBe(added.pem);
  });

  it('refuses a name that is none, a password that is too short and a file that cannot be written, before anything is made', async () => {
    expect(await ca('--tls-name', 'https://mock.internal')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        "Expected a host name or an IP address without a port, such as mock.internal, not 'https://mock.internal'.",
      ),
    });
    const file = inHome('none/trust.jks');
    expect(await ca('--jks', file)).toEqual({
      code: 2,
      stdout: '',
      stderr: `nmbrs-mock ca: ${file} cannot be written: there is no folder ${inHome('none')}; name another file.\n`,
    });
    expect(await ca('--jks', inHome('trust.jks'), '--password', '')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Java wants a password of at least 6 characters.'),
    });
    expect(existsSync(inHome('.local'))).toBe(false);
  });

  it('tells of a CA that is of no use, and of a place that cannot be written', async () => {
    const { certificate } = await described();
    writeFileSync(certificate, 'x');
    const broken = await ca();
    expect(broken).toMatchObject({ code: 2, stdout: '' });
    expect(broken.stderr).toContain(`${certificate} holds no certificate. Delete the folder `);

    const file = inHome('file');
    writeFileSync(file, '');
    const environment = { HOME: file, USERPROFILE: file, XDG_DATA_HOME: file, LOCALAPPDATA: file };
    const unwritable = await runHere(['ca'], environment);
    expect(unwritable).toMatchObject({ code: 2, stdout: '' });
    expect(unwritable.stderr).toMatch(
      /^nmbrs-mock ca: .* cannot be written \(ENOTDIR\), .*; name a folder that can be with /,
    );
  });
});
