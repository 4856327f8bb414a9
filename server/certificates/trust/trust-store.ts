import { createHash } from 'node:crypto';
import { javaKeyStore, type TrustedCertificate } from './java-key-store.ts';
import { derOf } from './pem.ts';
import type { SystemAuthorities } from './system-authorities.ts';

/** The authorities of the system and another one in PEM, one after the other, as OpenSSL, curl, Python and PHP read them. */
export function bundleWith(authority: string, { certificates }: SystemAuthorities): string {
  return [authority, ...certificates].join('');
}

/** The same for Java. @param time when they came in, in milliseconds since 1970. */
export function javaTrustStoreWith(
  authority: string,
  { certificates }: SystemAuthorities,
  password: string,
  time: number,
): Uint8Array {
  const others = new Map(
    certificates.map((certificate): [string, TrustedCertificate] => {
      const alias = `system-${fingerprint(certificate).slice(0, 16)}`;
      return [alias, { alias, certificate }];
    }),
  );
  return javaKeyStore([{ alias: 'nmbrs-mock', certificate: authority }, ...others.values()], password, time);
}

function fingerprint(certificate: string): string {
  return createHash('sha256').update(derOf(certificate)).digest('hex');
}
