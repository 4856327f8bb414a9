import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOwnCertificate } from '../../cli/own-certificate.ts';
import { isRefusal } from '../../cli/refused.ts';
import { coveredNames } from '../../server/certificates/covered-names.ts';
import { issueCertificateAuthority, issueLeaf } from '../../server/certificates/issue.ts';

const NOW = Date.now();

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-certificate-'));
  const { issuer } = issueCertificateAuthority(coveredNames(), NOW);
  const leaf = issueLeaf(issuer, ['localhost'], NOW);
  writeFileSync(place('cert.pem'), leaf.certificate);
  writeFileSync(place('key.pem'), leaf.key.export({ type: 'pkcs8', format: 'pem' }));
  const other = issueLeaf(issuer, ['localhost'], NOW);
  writeFileSync(place('other.pem'), other.key.export({ type: 'pkcs8', format: 'pem' }));
  const old = issueLeaf(
    issueCertificateAuthority(coveredNames(), NOW - 4e10).issuer,
    ['localhost'],
    NOW - 4e10,
  );
  writeFileSync(place('old.pem'), old.certificate);
  writeFileSync(place('old-key.pem'), old.key.export({ type: 'pkcs8', format: 'pem' }));
});
afterAll(() => rmSync(folder, { recursive: true }));

const place = (name: string) => join(folder, name);

function whyNot(cert: string, key: string): string {
  try {
    readOwnCertificate({ cert: place(cert), key: place(key) });
    return '';
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return error.message.replaceAll(`${folder}/`, '');
  }
}

describe('the files of --cert and --key', () => {
  it('are read where both are there', () => {
    const own = readOwnCertificate({ cert: place('cert.pem'), key: place('key.pem') });
    expect(own?.certificate).toMatch(/^-----BEGIN CERTIFICATE-----/);
    expect(own?.key).toMatch(/^-----BEGIN PRIVATE KEY-----/);
    expect(readOwnCertificate({})).toBeNull();
  });

  it('are named in what is wrong with them', () => {
    expect(() => readOwnCertificate({ cert: place('cert.pem') })).toThrow(
      '--cert and --key go together; give both, or leave both out.',
    );
    expect(whyNot('none.pem', 'key.pem')).toBe('there is no file none.pem; check --cert.');
    expect(whyNot('key.pem', 'key.pem')).toMatch(/^There is no certificate in key\.pem\. /);
    expect(whyNot('cert.pem', 'cert.pem')).toMatch(/^There is no private key in cert\.pem\. /);
    expect(whyNot('cert.pem', 'other.pem')).toMatch(
      /^The key of other\.pem is not that of the certificate of cert\.pem\. /,
    );
    expect(whyNot('old.pem', 'old-key.pem')).toMatch(
      /^The certificate of old\.pem ended on \d{4}-\d\d-\d\d\. /,
    );
  });
});
