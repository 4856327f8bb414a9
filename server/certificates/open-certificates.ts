import { createSecureContext, type SecureContext } from 'node:tls';
import { loadCode } from '../../base/load-code.ts';
import { NotPossible } from '../../base/not-possible.ts';
import type { NoticeListener } from '../../base/notice-listener.ts';
import { coveredNames } from './covered-names.ts';
import { dataFolder } from './data-folder.ts';
import { certificateAuthorityOf, type OwnCertificate, requireOwnCertificate } from './own-certificate.ts';

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
  /** Whether the certificates that are made ended yesterday. */
  readonly ended?: boolean;
  /** The folder to keep the authority in: that of the user unless said otherwise, none for null. */
  readonly home?: string | null;
  /** Told where the authority was put, and what is not as it could be. */
  readonly onNotice: NoticeListener;
}

/**
 * Opens the certificates of the mock. The library for X.509 is loaded here, unless the user brings a certificate along.
 * @throws NotPossible for a name that is none, for a certificate of the user's own that cannot be used, and for an
 *   authority that is expired, unreadable or broken.
 */
export async function openCertificates(options: CertificateOptions): Promise<Certificates> {
  const own = ownOf(options);
  if (own !== null) return ownCertificates(own);
  const names = coveredNames(options.names);
  const [{ openCertificateAuthority }, { LeafContexts }] = await loadCode(() =>
    Promise.all([import('./certificate-authority.ts'), import('./leaf-contexts.ts')]),
  );
  const { home = dataFolder(), onNotice } = options;
  const authority = openCertificateAuthority(home, names, onNotice);
  const leaves = new LeafContexts(authority, options.ended);
  return {
    ca: authority.root,
    contextFor: async (serverName, address) => leaves.contextFor(serverName, address ?? null),
  };
}

function ownOf({ certificate, key, ended }: CertificateOptions): OwnCertificate | null {
  if (certificate === undefined && key === undefined) return null;
  if (ended)
    throw new NotPossible(
      'conflict',
      'certificateEnded',
      'A certificate of your own ends when it does.',
      'Leave it out, and have one made that has ended.',
    );
  if (certificate !== undefined && key !== undefined) return { certificate, key };
  const [there, missing] = certificate === undefined ? ['key', 'certificate'] : ['certificate', 'key'];
  throw new NotPossible(
    'invalid',
    missing,
    `There is a ${there} without a ${missing}.`,
    'Give both, or none.',
  );
}

function ownCertificates(own: OwnCertificate): Certificates {
  requireOwnCertificate(own);
  const context = createSecureContext({ cert: own.certificate, key: own.key, minVersion: 'TLSv1.2' });
  return { ca: certificateAuthorityOf(own), contextFor: async () => context };
}
