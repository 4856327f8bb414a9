import type { Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import { errorText } from '../../base/error-text.ts';
import { plainAddress } from '../../base/ip-address.ts';
import { clearTimeout, setTimeout } from '../../base/real-time.ts';
import type { Certificates } from '../certificates/open-certificates.ts';
import { whyGivenUp, whyLeft } from './handshake-failure.ts';
import type { Notices } from './notices.ts';

export interface EncryptionServices {
  readonly certificates: () => Promise<Certificates>;
  /** How long a handshake may take, in milliseconds. */
  readonly patience: number;
  readonly notices: Notices;
}

/** An encrypted connection, and the name under which its client reached the mock. */
export interface Encrypted {
  readonly socket: TLSSocket;
  readonly host: string;
}

/** Answers TLS hellos, and tells what becomes of those that come to nothing. */
export class Encryption {
  readonly #services: EncryptionServices;

  constructor(services: EncryptionServices) {
    this.#services = services;
  }

  /**
   * Shakes hands with a client whose hello is the next that the socket reads.
   * @param tunnelTo the host to which the client asked for a tunnel; null where it came straight here.
   * @returns null when the handshake came to nothing; the connection is ended then.
   */
  async encrypt(raw: Socket, tunnelTo: string | null): Promise<Encrypted | null> {
    const reached = tunnelTo ?? plainAddress(raw.localAddress ?? '127.0.0.1');
    let certificates: Certificates;
    try {
      certificates = await this.#services.certificates();
    } catch (error) {
      this.#services.notices.tell(`TLS is not possible: ${errorText(error)}`);
      raw.destroy();
      return null;
    }
    // What a client gets that names no host; nearly all name the one of their tunnel, whose certificate is made only once so.
    const making =
      tunnelTo === null ? certificates.contextFor(null, reached) : certificates.contextFor(tunnelTo);
    const unnamed = await making.catch((error: unknown) => new NoContext(error));
    if (raw.destroyed) return null;
    return this.#shakeHands(raw, reached, certificates, unnamed);
  }

  /** A client that leaves right after the handshake, without a request, mostly does not like the certificate. */
  tellLeft(host: string): void {
    this.#services.notices.tell(whyLeft(host));
  }

  #shakeHands(
    raw: Socket,
    reached: string,
    certificates: Certificates,
    unnamed: SecureContext | NoContext,
  ): Promise<Encrypted | null> {
    const { patience, notices } = this.#services;
    let host = reached;
    let refused: unknown = unnamed instanceof NoContext ? unnamed.reason : null;
    return new Promise((resolve) => {
      const socket = new TLSSocket(raw, {
        isServer: true,
        ALPNProtocols: ['http/1.1'],
        secureContext: unnamed instanceof NoContext ? createSecureContext() : unnamed,
        SNICallback: (serverName, done) => {
          host = serverName;
          refused = null;
          certificates.contextFor(serverName).then(
            (context) => done(null, context),
            (error) => {
              refused = error;
              done(error);
            },
          );
        },
      });
      const settle = (shaken: Encrypted | null) => {
        clearTimeout(timer);
        socket.off('error', giveUp).off('end', hungUp).off('close', hungUp);
        resolve(shaken);
      };
      const giveUp = (error: NodeJS.ErrnoException | null) => {
        settle(null);
        notices.tell(refused === null ? whyGivenUp(host, error) : whyRefused(host, refused));
        // What else goes wrong with it is no news.
        socket.on('error', () => {});
        socket.destroy();
        raw.destroy();
      };
      const hungUp = () => giveUp(null);
      const timer = setTimeout(() => giveUp(Object.assign(new Error('late'), { code: LATE })), patience);
      socket.on('error', giveUp).on('end', hungUp).on('close', hungUp);
      // What Node.js calls the end of the handshake on the side of the server.
      socket.once('secure', () => settle({ socket, host }));
    });
  }
}

const LATE = 'ERR_TLS_HANDSHAKE_TIMEOUT';

/** There is no certificate for the host that a client reached; it may still name one for which there is. */
class NoContext {
  readonly reason: unknown;

  constructor(reason: unknown) {
    this.reason = reason;
  }
}

function whyRefused(host: string, reason: unknown): string {
  return `TLS: there is no certificate for '${host}': ${errorText(reason)}`;
}
