import { createSecureContext, type SecureContext } from 'node:tls';
import { NotPossible } from '../../base/not-possible.ts';
import { quoted } from '../../base/quoted-text.ts';
import { currentTime } from '../../base/real-time.ts';
import { Recent } from '../../base/recent.ts';
import type { CertificateAuthority } from './certificate-authority.ts';
import { type CoveredNames, coveredText, covers, hostIn, isAddress } from './covered-names.ts';
import { issueEndedLeaf, issueLeaf } from './issue.ts';

/** So many names, with a certificate for each. */
const REMEMBERED = 500;

/** A certificate is valid for more than twelve times as long; it is made anew long before it ends. */
const REMEMBERED_FOR = 30 * 86_400_000;

/** The certificates that an authority signs for the names that clients ask for, each made when it is first asked for. */
export class LeafContexts {
  readonly #authority: CertificateAuthority;
  readonly #issue: typeof issueLeaf;
  readonly #contexts = new Recent<string, SecureContext>(REMEMBERED);

  /** @param ended whether they ended yesterday. */
  constructor(authority: CertificateAuthority, ended = false) {
    this.#authority = authority;
    this.#issue = ended ? issueEndedLeaf : issueLeaf;
  }

  /**
   * @param serverName null where the client sends none: it may have asked for any name, and gets them all.
   * @param address the one it reached, which its certificate is for too then, if it can be.
   * @throws NotPossible for a name that the authority may not sign for.
   */
  contextFor(serverName: string | null, address: string | null): SecureContext {
    const { names } = this.#authority;
    if (serverName === null) return this.#made([...allHosts(names), ...reached(address, names)]);
    const host = hostIn(serverName);
    if (host === null || !covers(names, host)) throw notCovered(serverName, host, names);
    return this.#made(isAddress(host) ? [...allHosts(names), host] : [host]);
  }

  #made(hosts: readonly string[]): SecureContext {
    const now = currentTime();
    const wanted = [...new Set(hosts)];
    return this.#contexts.get(`${Math.floor(now / REMEMBERED_FOR)} ${wanted.join(' ')}`, () => {
      const { certificate, key } = this.#issue(this.#authority.issuer, wanted, now);
      return createSecureContext({
        cert: certificate,
        key: key.export({ type: 'pkcs8', format: 'pem' }),
        minVersion: 'TLSv1.2',
      });
    });
  }
}

/** Every name of the authority and those right below it, and its addresses. */
function allHosts({ domains, addresses }: CoveredNames): string[] {
  return [
    ...domains.flatMap((domain) => (domain.includes('.') ? [domain, `*.${domain}`] : [domain])),
    // Of the addresses of loopback, the usual one.
    ...addresses.map(({ address }) => (address === '127.0.0.0' ? '127.0.0.1' : address)),
  ];
}

function reached(address: string | null, names: CoveredNames): string[] {
  const host = address === null ? null : hostIn(address);
  return host !== null && covers(names, host) ? [host] : [];
}

function notCovered(serverName: string, host: string | null, names: CoveredNames): NotPossible {
  return new NotPossible(
    'invalid',
    'serverName',
    `There is no certificate for ${quoted(serverName)}: the CA signs for ${coveredText(names)}.`,
    host === null ? 'Ask for one of these.' : `Add it with --tls-name ${host}.`,
    serverName,
  );
}
