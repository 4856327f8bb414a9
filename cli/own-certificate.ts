import { readTextFile } from '../base/files.ts';
import { type OwnCertificate, requireOwnCertificate } from '../server/certificates/own-certificate.ts';
import { Refused } from './refused.ts';

/** What `--cert` and `--key` name; null where neither is there. */
export interface OwnCertificateFiles {
  readonly cert?: string;
  readonly key?: string;
}

/**
 * The certificate that the user brings along.
 * @throws Refused for one of the two files alone, UnreadableFile, and NotPossible for what cannot be used, which names the
 *   file.
 */
export function readOwnCertificate({ cert, key }: OwnCertificateFiles): OwnCertificate | null {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined)
    throw new Refused('--cert and --key go together; give both, or leave both out.');
  const own = { certificate: readTextFile(cert, 'check --cert'), key: readTextFile(key, 'check --key') };
  requireOwnCertificate(own, { certificate: cert, key });
  return own;
}
