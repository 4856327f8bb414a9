import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { dayOf } from '../../base/calendar.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { currentTime, millisecondsOf } from '../../base/real-time.ts';
import { certificatesIn } from './trust/pem.ts';

/** A certificate that the user brings along, and its key. */
export interface OwnCertificate {
  /** PEM: that of the server first, then those which lead to its authority, if any. */
  readonly certificate: string;
  /** PEM, without a passphrase. */
  readonly key: string;
}

/** Where each of the two comes from, as messages name it: `server.pem`. */
export type OwnPlaces = Readonly<Record<keyof OwnCertificate, string>>;

/**
 * @throws NotPossible for what is no certificate or no key, for a key of another certificate, and for one that is not
 *   valid now.
 */
export function requireOwnCertificate(
  own: OwnCertificate,
  places: OwnPlaces = { certificate: 'the option certificate', key: 'the option key' },
): void {
  const certificate = firstIn(own.certificate, places.certificate);
  const key = keyIn(own.key, places.key);
  if (!certificate.checkPrivateKey(key))
    throw new NotPossible(
      'invalid',
      'key',
      `The key of ${places.key} is not that of the certificate of ${places.certificate}.`,
      'Give the key with which the certificate was asked for; the first certificate must be that of the server.',
    );
  const [begin, end] = [millisecondsOf(certificate.validFrom), millisecondsOf(certificate.validTo)];
  const now = currentTime();
  if (end <= now) throw notValid(`The certificate of ${places.certificate} ended on ${dayOf(end)}.`);
  if (begin > now) throw notValid(`The certificate of ${places.certificate} begins on ${dayOf(begin)} only.`);
}

/** The authority among one's own certificates: the one that signed itself, PEM; null where there is none. */
export function certificateAuthorityOf({ certificate }: OwnCertificate): string | null {
  return certificatesIn(certificate).find(signsItself) ?? null;
}

function signsItself(pem: string): boolean {
  const certificate = new X509Certificate(pem);
  return certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey);
}

function firstIn(pem: string, place: string): X509Certificate {
  const [first] = certificatesIn(pem);
  try {
    if (first !== undefined) return new X509Certificate(first);
  } catch {
    // What stands there is told below.
  }
  throw new NotPossible(
    'invalid',
    'certificate',
    `There is no certificate in ${place}.`,
    'Give it in PEM, which begins with -----BEGIN CERTIFICATE-----; `openssl x509 -inform der` makes that of DER.',
  );
}

function keyIn(pem: string, place: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    if (/ENCRYPTED/.test(pem))
      throw new NotPossible(
        'invalid',
        'key',
        `The key of ${place} has a passphrase.`,
        'Give it without one: `openssl pkey -in KEY -out OTHER` takes it off.',
      );
    throw new NotPossible(
      'invalid',
      'key',
      `There is no private key in ${place}.`,
      'Give it in PEM, which begins with -----BEGIN PRIVATE KEY-----; `openssl pkey -inform der` makes that of DER.',
    );
  }
}

function notValid(detail: string): NotPossible {
  return new NotPossible(
    'invalid',
    'certificate',
    detail,
    'Give one that is valid now, or set the clock of this machine.',
  );
}
