import { createSecureContext, type SecureContext } from 'node:tls';
import { NotPossible } from '../../base/not-possible.ts';

/** What answers TLS hellos. */
export interface Certificates {
  /** The certificate of the authority to trust, PEM; null for certificates of the user's own that do not hold it. */
  readonly ca: string | null;
  /**
   * The context for the server name of a TLS hello, remembered.
   * @param serverName null where none was sent.
   * @param address the one that the client reached, for which the certificate is too where no name was sent.
   * @throws NotPossible for a name that the authority may not sign for; it says which it may, and how one is added.
   */
  contextFor(serverName: string | null, address?: string): Promise<SecureContext>;
}

export interface CertificateOptions {
  /** Host names and IP addresses to sign for besides those of Nmbrs and of this machine. */
  readonly names?: readonly string[];
  /** A certificate of the user's own in PEM, in the place of all others; and its key. */
  readonly certificate?: string;
  readonly key?: string;
  /** The folder to keep the authority in: that of the user unless said otherwise, none for null. */
  readonly home?: string | null;
  /** Told where the authority was put, and what is not as it could be. */
  readonly onNotice: (notice: string) => void;
}

/** Opens the certificates of the mock, as yet only those of the user's own. */
export async function openCertificates({ certificate, key }: CertificateOptions): Promise<Certificates> {
  if (certificate === undefined || key === undefined)
    throw new NotPossible('invalid', 'certificate', 'There is no certificate.', 'Give one, and its key.');
  const context = createSecureContext({ cert: certificate, key, minVersion: 'TLSv1.2' });
  return { ca: certificate, contextFor: async () => context };
}
