import { X509Certificate } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NotPossible } from '../../base/not-possible.ts';
import { openCertificateAuthority } from '../../server/certificates/certificate-authority.ts';
import { coveredNames } from '../../server/certificates/covered-names.ts';
import {
  type Issued,
  type IssuedCertificateAuthority,
  issueCertificateAuthority,
  issueLeaf,
} from '../../server/certificates/issue.ts';
import {
  type CertificateOptions,
  type Certificates,
  openCertificates,
} from '../../server/certificates/open-certificates.ts';
import { answering, certificateSeen, greetingServer, presenting } from './support/handshake.ts';

const DAY = 86_400_000;
const NOW = Date.now();

let home: string;
let notices: string[];
beforeEach(() => {
  home = join(mkdtempSync(join(tmpdir(), 'certificates-')), 'nmbrs-mock');
  notices = [];
});
afterEach(() => rmSync(join(home, '..'), { recursive: true }));

function open(options: Partial<CertificateOptions> = {}): Promise<Certificates> {
  return openCertificates({ home, onNotice: (notice) => notices.push(notice), ...options });
}

const place = (name = 'ca') => join(home, name, 'ca.pem');
const pemOf = ({ key }: Issued) => String(key.export({ type: 'pkcs8', format: 'pem' }));

/** What a client that trusts the CA sees of the certificate for a name. */
async function seen(certificates: Certificates, servername: string) {
  const server = await greetingServer(await answering(certificates));
  try {
    return await certificateSeen(server.port, { ca: certificates.ca ?? '', servername });
  } finally {
    server.close();
  }
}

describe('the CA of a user', () => {
  it('is made once, for its owner alone, and told where it is', async () => {
    const { ca } = await open();
    expect(readFileSync(place(), 'utf8')).toBe(ca);
    expect(notices).toEqual([`A CA was made: ${place()}. nmbrs-mock ca tells how to trust it.`]);
    expect((await open()).ca).toBe(ca);
    expect(notices.length).toBe(1);
    expect(readdirSync(home)).toEqual(['ca']);
    const modes = [home, join(home, 'ca'), join(home, 'ca/issuer.key')].map(
      (path) => statSync(path).mode & 0o777,
    );
    if (process.platform !== 'win32') expect(modes).toEqual([0o700, 0o700, 0o600]);
  });

  it('is valid for ten years from yesterday on, and is a CA', async () => {
    const { ca } = await open();
    const { validFrom, validTo, ca: isAuthority, subject, issuer } = new X509Certificate(ca ?? '');
    expect([isAuthority, subject]).toEqual([true, issuer]);
    expect(Date.parse(validTo) + 1_000 - Date.parse(validFrom)).toBe(3_650 * DAY);
    expect(Date.parse(validFrom)).toBeLessThanOrEqual(Date.now() - DAY);
  });

  it('is another one for other names, which stays beside it', async () => {
    const usual = await open();
    const added = await open({ names: ['mock.internal'] });
    expect(added.ca).not.toBe(usual.ca);
    const [folder = ''] = readdirSync(home).filter((name) => name !== 'ca');
    expect(notices[1]).toBe(
      `A CA was made: ${place(folder)}. It is another one than that without mock.internal, which may not sign for that. ` +
        'nmbrs-mock ca --tls-name mock.internal tells how to trust it.',
    );
    expect((await open({ names: ['MOCK.internal'] })).ca).toBe(added.ca);
    expect((await open()).ca).toBe(usual.ca);
    expect((await seen(added, 'mock.internal')).subjectaltname).toBe('DNS:mock.internal');
    expect((await seen(added, 'api.nmbrs.nl')).subjectaltname).toBe('DNS:api.nmbrs.nl');
  });

  it('is in memory where there is no home, and where it cannot be written', async () => {
    const one = await open({ home: null });
    const other = await open({ home: null });
    expect(one.ca).not.toBe(other.ca);
    expect(notices).toEqual([]);
    const file = join(home, '..', 'file');
    writeFileSync(file, '');
    const inFile = join(file, 'nmbrs-mock');
    const kept = await open({ home: inFile });
    expect(notices).toEqual([
      expect.stringMatching(
        /file\/nmbrs-mock cannot be written \(ENOTDIR\), so that the CA ends with this process, and each process has another one; name a folder that can be with \w+\.$/,
      ),
    ]);
    await expect(seen(kept, 'api.nmbrs.nl')).resolves.toBeDefined();
  });

  it('tells of a key that others can read', async (context) => {
    if (process.platform === 'win32') context.skip('Windows has no such bits');
    await open();
    const key = join(home, 'ca/issuer.key');
    chmodSync(key, 0o644);
    await open();
    expect(notices[1]).toBe(`${key} can be read by others; chmod 600 keeps it to its owner.`);
  });
});

describe('a CA that is of no use', () => {
  const remedy = () =>
    ` Delete the folder ${join(home, 'ca')}; the next start makes another CA, which is to be trusted anew.`;

  function keep({ root, issuer }: IssuedCertificateAuthority, key = pemOf(issuer)): void {
    mkdirSync(join(home, 'ca'), { recursive: true });
    writeFileSync(place(), root);
    writeFileSync(join(home, 'ca/issuer.pem'), issuer.certificate);
    writeFileSync(join(home, 'ca/issuer.key'), key, { mode: 0o600 });
  }

  async function whyNot(): Promise<string> {
    const error = await open().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NotPossible);
    return (error as NotPossible).message;
  }

  it('has expired', async () => {
    const old = issueCertificateAuthority(coveredNames(), NOW - 3_660 * DAY);
    keep(old);
    const day = new Date(Date.parse(new X509Certificate(old.root).validTo)).toISOString().slice(0, 10);
    expect(await whyNot()).toBe(`The CA of ${join(home, 'ca')} ended on ${day}.${remedy()}`);
  });

  it('has not begun', async () => {
    const early = issueCertificateAuthority(coveredNames(), NOW + 10 * DAY);
    keep(early);
    expect(await whyNot()).toMatch(/ begins on \d{4}-\d\d-\d\d only\. Set the clock of this machine\.$/);
  });

  it('signs for other names than it should', async () => {
    const other = issueCertificateAuthority(coveredNames(['mock.internal']), NOW);
    keep(other);
    expect(await whyNot()).toBe(
      `The CA of ${join(home, 'ca')} does not sign for nmbrs.nl, nmbrs.se, nmbrs-sandbox.nl, localhost and all names below them, ` +
        `and the addresses 127.0.0.0/8, ::1.${remedy()}`,
    );
  });

  it('is none', async () => {
    const [one, other] = [
      issueCertificateAuthority(coveredNames(), NOW),
      issueCertificateAuthority(coveredNames(), NOW),
    ];
    const key = join(home, 'ca/issuer.key');
    const broken = `The CA of ${join(home, 'ca')} is broken:`;
    const leaf = issueLeaf(one.issuer, ['localhost'], NOW);
    for (const mixed of [
      { ...one, issuer: other.issuer },
      { ...one, root: other.root },
      { ...one, issuer: leaf },
    ]) {
      keep(mixed);
      expect(await whyNot()).toBe(`${broken} its files do not belong together.${remedy()}`);
    }
    keep(one, pemOf(other.issuer));
    expect(await whyNot()).toBe(`${broken} its files do not belong together.${remedy()}`);
    keep(one, 'x');
    expect(await whyNot()).toBe(`${broken} ${key} holds no key.${remedy()}`);
    keep({ ...one, root: 'x' });
    expect(await whyNot()).toBe(`${broken} ${place()} holds no certificate.${remedy()}`);
    keep(one);
    rmSync(key);
    expect(await whyNot()).toBe(`The CA of ${join(home, 'ca')} is not whole: there is no ${key}.${remedy()}`);
  });

  it('cannot be read', async (context) => {
    // A folder in the place of a file cannot be read by root either.
    mkdirSync(join(home, 'ca/ca.pem'), { recursive: true });
    if (process.platform === 'win32') context.skip('Windows says it otherwise');
    expect(await whyNot()).toMatch(
      /^The CA of \S+ca cannot be read: EISDIR\b.*\. Make it readable for this user, or name another place with \w+\.$/,
    );
  });
});

describe('the certificate for a name', () => {
  it('is for that name alone, in TLS 1.2 and 1.3, and is remembered', async () => {
    const certificates = await open();
    expect((await seen(certificates, 'api.nmbrs.nl')).subjectaltname).toBe('DNS:api.nmbrs.nl');
    const context = await certificates.contextFor('api.nmbrs.nl');
    expect(await certificates.contextFor('API.nmbrs.nl')).toBe(context);
    expect(await certificates.contextFor('api.nmbrs.se')).not.toBe(context);
    const server = await greetingServer(await answering(certificates));
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const)
      await certificateSeen(server.port, {
        ca: certificates.ca ?? '',
        servername: 'demo.nmbrs-sandbox.nl',
        minVersion: version,
        maxVersion: version,
      });
    server.close();
  });

  it('ends after 397 days at most, and not after the CA', () => {
    const authority = issueCertificateAuthority(coveredNames(), NOW);
    const life = (now: number) => {
      const { validFrom, validTo } = new X509Certificate(
        issueLeaf(authority.issuer, ['localhost'], now).certificate,
      );
      return [Date.parse(validFrom), Date.parse(validTo)] as const;
    };
    const [from, to] = life(NOW);
    expect([from <= NOW - DAY, to + 1_000 - from]).toEqual([true, 397 * DAY]);
    const [, end] = life(NOW + 3_600 * DAY);
    expect(end).toBe(Date.parse(new X509Certificate(authority.issuer.certificate).validTo));
  });

  it('is for all names where none is asked for, and for the address that was reached', async () => {
    const authority = openCertificateAuthority(home, coveredNames(['192.168.1.20']), () => {});
    const certificates = await open({ names: ['192.168.1.20'] });
    const contexts = await Promise.all([
      certificates.contextFor(null),
      certificates.contextFor(null, '127.0.0.1'),
      certificates.contextFor(null, '::ffff:127.0.0.1'),
      // It cannot be for this one.
      certificates.contextFor(null, '172.17.0.2'),
    ]);
    expect(new Set(contexts).size).toBe(1);
    const reached = await certificates.contextFor(null, '127.8.9.10');
    expect(reached).not.toBe(contexts[0]);
    expect(await certificates.contextFor('127.8.9.10')).toBe(reached);
    const server = await greetingServer({ secureContext: reached });
    const { subjectaltname } = await certificateSeen(server.port, {
      ca: authority.root,
      servername: 'a.nmbrs.nl',
    });
    server.close();
    expect(subjectaltname).toBe(
      'DNS:nmbrs.nl, DNS:*.nmbrs.nl, DNS:nmbrs.se, DNS:*.nmbrs.se, DNS:nmbrs-sandbox.nl, DNS:*.nmbrs-sandbox.nl, ' +
        'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, IP Address:192.168.1.20, IP Address:127.8.9.10',
    );
  });

  it('is refused for a name that the CA may not sign for', async () => {
    const certificates = await open();
    const covered =
      'the CA signs for nmbrs.nl, nmbrs.se, nmbrs-sandbox.nl, localhost and all names below them, and the addresses 127.0.0.0/8, ::1.';
    await expect(certificates.contextFor('evil.example')).rejects.toThrow(
      `There is no certificate for 'evil.example': ${covered} Add it with --tls-name evil.example.`,
    );
    await expect(certificates.contextFor('a b')).rejects.toThrow(
      `There is no certificate for 'a b': ${covered} Ask for one of these.`,
    );
    await expect(certificates.contextFor('10.0.0.1')).rejects.toThrow('--tls-name 10.0.0.1');
  });
});

describe('what is signed by force with the key of the CA', () => {
  it.each([['evil.example'], ['api.nmbrs.nl', 'evil.example'], ['10.0.0.1']])(
    'is refused by Node.js for %s',
    async (...hosts) => {
      const authority = issueCertificateAuthority(coveredNames(), NOW);
      const trusting = { ca: authority.root, checkServerIdentity: () => undefined };
      const fine = await greetingServer(presenting(issueLeaf(authority.issuer, ['api.nmbrs.nl'], NOW)));
      await expect(certificateSeen(fine.port, trusting)).resolves.toBeDefined();
      fine.close();
      const forced = await greetingServer(presenting(issueLeaf(authority.issuer, hosts, NOW)));
      await expect(certificateSeen(forced.port, trusting)).rejects.toThrow(/permitted subtree violation/i);
      forced.close();
    },
  );

  it('is refused by Node.js where one that is no CA has signed', async () => {
    const authority = issueCertificateAuthority(coveredNames(), NOW);
    const leaf = issueLeaf(authority.issuer, ['api.nmbrs.nl'], NOW);
    const below = issueLeaf(leaf, ['api.nmbrs.nl'], NOW);
    const server = await greetingServer(presenting(below));
    const trusting = { ca: authority.root, servername: 'api.nmbrs.nl' };
    await expect(certificateSeen(server.port, trusting)).rejects.toThrow(
      /invalid CA certificate|certificate signing/i,
    );
    server.close();
  });
});

describe('a certificate of the user', () => {
  const authority = issueCertificateAuthority(coveredNames(['mock.internal']), NOW);
  const leaf = issueLeaf(authority.issuer, ['mock.internal'], NOW);
  const own = { certificate: leaf.certificate, key: pemOf(leaf) };

  it('answers for every name, and its CA is known where it comes along', async () => {
    const alone = await open(own);
    expect(alone.ca).toBeNull();
    const certificates = await open({ ...own, certificate: leaf.certificate + authority.root });
    expect(certificates.ca).toBe(authority.root);
    expect((await seen(certificates, 'mock.internal')).subjectaltname).toBe('DNS:mock.internal');
    expect(await certificates.contextFor('evil.example')).toBe(await certificates.contextFor(null));
    expect([readdirSync(join(home, '..')), notices]).toEqual([[], []]);
  });

  const DIFFERENT = pemOf(issueLeaf(authority.issuer, ['mock.internal'], NOW));
  const OLD = issueLeaf(
    issueCertificateAuthority(coveredNames(), NOW - 500 * DAY).issuer,
    ['localhost'],
    NOW - 500 * DAY,
  );
  const EARLY = issueLeaf(authority.issuer, ['localhost'], NOW + 5 * DAY);
  const LOCKED = String(
    leaf.key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }),
  );

  it.each([
    [{ certificate: own.certificate }, 'There is a certificate without a key. Give both, or none.'],
    [{ key: own.key }, 'There is a key without a certificate. Give both, or none.'],
    [
      { ...own, certificate: own.key },
      /^There is no certificate in the option certificate\. Give it in PEM, /,
    ],
    [
      { ...own, certificate: own.certificate.replace('MII', 'AAA') },
      /^There is no certificate in the option certificate\. Give it in PEM, /,
    ],
    [{ ...own, key: own.certificate }, /^There is no private key in the option key\. Give it in PEM, /],
    [
      { ...own, key: LOCKED },
      /^The key of the option key has a passphrase\. Give it without one: `openssl pkey /,
    ],
    [
      { ...own, key: DIFFERENT },
      /^The key of the option key is not that of the certificate of the option certificate\. Give the key /,
    ],
    [
      { certificate: OLD.certificate, key: pemOf(OLD) },
      /^The certificate of the option certificate ended on \d{4}-\d\d-\d\d\. Give one that is valid now, /,
    ],
    [
      { certificate: EARLY.certificate, key: pemOf(EARLY) },
      /^The certificate of the option certificate begins on \d{4}-\d\d-\d\d only\. Give one that is valid now, /,
    ],
  ])('is refused: %#', async (options, message) => {
    const error = await open(options).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NotPossible);
    expect((error as NotPossible).message).toMatch(message);
  });
});
