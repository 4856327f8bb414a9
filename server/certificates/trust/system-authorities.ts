import { readFileSync } from 'node:fs';
import { certificatesIn } from './pem.ts';

/** The authorities that programs on this machine trust. */
export interface SystemAuthorities {
  /** Where they come from, for people: a file, or what Node.js brings. */
  readonly source: string;
  /** PEM. */
  readonly certificates: readonly string[];
}

/** Where systems keep them in one file: Debian, Ubuntu and Alpine; Fedora and Red Hat; openSUSE; macOS and the BSDs. */
const BUNDLES: readonly string[] = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/**
 * The authorities of the system. A variable such as `SSL_CERT_FILE` takes their place instead of adding to them, so that
 * what it names must hold them too. Where there is none of the usual files, as on Windows, Node.js is asked: from version
 * 22.15 on for those of the system, before for those that it brings itself.
 * @param files where to look first, e.g. what `SSL_CERT_FILE` names already.
 */
export function systemAuthorities(files: readonly string[] = []): SystemAuthorities {
  for (const source of [...files, ...BUNDLES]) {
    const certificates = certificatesIn(textOf(source));
    if (certificates.length > 0) return { source, certificates };
  }
  const tls: TlsOfToday = process.getBuiltinModule('node:tls');
  const ofSystem = tls.getCACertificates?.('system') ?? [];
  return ofSystem.length > 0
    ? { source: 'the system', certificates: ofSystem.map(withLineEnd) }
    : { source: 'Node.js', certificates: tls.rootCertificates.map(withLineEnd) };
}

/** Newer than the oldest Node.js that is supported. */
interface TlsOfToday {
  readonly rootCertificates: readonly string[];
  readonly getCACertificates?: (type: 'system') => readonly string[];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}

function withLineEnd(pem: string): string {
  return `${pem.trimEnd()}\n`;
}
