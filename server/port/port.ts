import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { ErrorListener } from '../../base/error-listener.ts';
import { loadCode } from '../../base/load-code.ts';
import type { NoticeListener } from '../../base/notice-listener.ts';
import { once } from '../../base/once.ts';
import type { Capacity } from '../capacity/capacity.ts';
import type { Certificates } from '../certificates/open-certificates.ts';
import type { AbsoluteTarget } from './absolute-target.ts';
import { onFirstByte, type Silence } from './first-byte.ts';
import { readAuthority } from './host-patterns.ts';
import { Notices } from './notices.ts';
import { PlayedHosts } from './played-hosts.ts';

export interface PortServices {
  /** Hosts that it plays beside those of Nmbrs, as `isPlayable` has them. */
  readonly play: readonly string[];
  /** To which hosts it forwards though they would be refused, as `readHostPattern` reads them. */
  readonly forward: readonly string[] | false;
  /** Null where no TLS is spoken. */
  readonly certificates: (() => Promise<Certificates>) | null;
  readonly capacity: Capacity;
  /** How long a client may take to send its first byte, or to shake hands, and a host to be reached, in milliseconds. */
  readonly patience: number;
  readonly onNotice: NoticeListener;
  readonly onError: ErrorListener;
}

/** How a connection came to be read. */
interface Way {
  /** The host to which its client asked for a tunnel; null where there is none. */
  readonly tunnelTo: string | null;
  /** The host for which it was encrypted; null where it is not. */
  readonly encryptedFor: string | null;
}

const STRAIGHT: Way = { tunnelTo: null, encryptedFor: null };

/** With which a record of TLS begins that shakes hands, and no request of HTTP. */
const TLS_HELLO = 0x16;

const LATE = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n';

/**
 * One port that speaks what comes: HTTP, TLS, and what clients ask of a proxy. A connection is looked at once, when its first
 * byte comes; from then on a plain one costs no more than without that.
 */
export class Port {
  readonly #services: PortServices;
  readonly #played: PlayedHosts;
  readonly #notices: Notices;
  readonly #loadRelay = once(() => this.#makeRelay());
  readonly #loadEncryption = once(() => this.#makeEncryption());
  #own: () => AddressInfo = notListening;
  #serveHttp: (socket: Socket) => void = notListening;
  /** Of which no request has begun yet. */
  readonly #waiting = new Set<Socket>();
  /** Tunnels to other hosts, those that are being opened among them. */
  readonly #tunnels = new Set<Socket>();
  readonly #insideOfTunnels = new WeakSet<Socket>();

  constructor(services: PortServices) {
    this.#services = services;
    this.#played = new PlayedHosts(services.play);
    this.#notices = new Notices(services.onNotice);
  }

  /** From now on its connections are looked at before they are served; the server then listens as it always does. */
  takeOver(server: Server): void {
    const serve = server.listeners('connection');
    server.removeAllListeners('connection');
    this.#own = () => server.address() as AddressInfo;
    this.#serveHttp = (socket) => {
      for (const listener of serve) listener.call(server, socket);
    };
    server.on('connection', (socket: Socket) => this.#meet(socket, STRAIGHT));
    server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
      this.#tunnels.add(socket);
      this.#openTunnel(request, socket, head)
        .catch((error) => this.#fail(socket, error))
        .finally(() => this.#tunnels.delete(socket));
    });
  }

  /**
   * Forwards a request whose target is absolute, or answers why it does not.
   * @returns false when the mock itself is to answer it.
   */
  async forward(
    request: IncomingMessage,
    response: ServerResponse,
    target: AbsoluteTarget,
  ): Promise<boolean> {
    return (await this.#loadRelay()).forward(request, response, target);
  }

  /** Whether a request for the host, as a client wrote it, is answered here without a look at where it leads. */
  plays(host: string): boolean {
    const authority = readAuthority(host, 80);
    return authority !== null && this.#played.has(authority.host);
  }

  /** Ends what no request has come of, and the tunnels to other hosts. What the server has got it ends itself. */
  close(): void {
    this.#notices.end();
    for (const socket of [...this.#waiting, ...this.#tunnels]) socket.destroy();
  }

  #meet(socket: Socket, way: Way): void {
    // A connection that breaks is closed next; where it is read, it is told.
    socket.on('error', ignore);
    this.#waiting.add(socket);
    onFirstByte(socket, this.#services.patience, (first) => {
      this.#waiting.delete(socket);
      if (typeof first !== 'number') this.#leave(socket, way, first);
      else if (first === TLS_HELLO && way.encryptedFor === null) this.#encrypt(socket, way);
      else this.#serve(socket, way);
    });
  }

  #serve(socket: Socket, { tunnelTo }: Way): void {
    if (tunnelTo !== null) this.#insideOfTunnels.add(socket);
    this.#serveHttp(socket);
  }

  /** Nothing came of it. */
  #leave(socket: Socket, { encryptedFor }: Way, why: Silence): void {
    if (why === 'late') socket.write(LATE);
    else if (encryptedFor !== null)
      this.#loadEncryption().then((encryption) => encryption.tellLeft(encryptedFor), this.#services.onError);
    socket.destroySoon();
  }

  #encrypt(socket: Socket, way: Way): void {
    if (this.#services.certificates === null) {
      this.#notices.tell(
        'TLS: a client wants it, and this mock speaks none: leave out --no-tls (`tls: false`).',
      );
      socket.destroy();
      return;
    }
    this.#waiting.add(socket);
    this.#loadEncryption()
      .then((encryption) => encryption.encrypt(socket, way.tunnelTo))
      .then((encrypted) => {
        if (encrypted) this.#meet(encrypted.socket, { ...way, encryptedFor: encrypted.host });
      })
      .catch((error) => this.#fail(socket, error))
      .finally(() => this.#waiting.delete(socket));
  }

  async #openTunnel(request: IncomingMessage, socket: Socket, head: Buffer): Promise<void> {
    socket.on('error', ignore);
    const relay = await this.#loadRelay();
    const tunnelTo = await relay.tunnel(request, socket, head, this.#insideOfTunnels.has(socket));
    if (tunnelTo !== null) this.#meet(socket, { tunnelTo, encryptedFor: null });
  }

  #fail(socket: Socket, error: unknown): void {
    this.#services.onError(error);
    socket.destroy();
  }

  async #makeRelay() {
    const [{ Relay }, { Destinations }] = await loadCode(() =>
      Promise.all([import('./relay.ts'), import('./destinations.ts')]),
    );
    const { forward, capacity, patience } = this.#services;
    const destinations = new Destinations({ played: this.#played, forward, own: this.#own });
    return new Relay({ destinations, capacity, patience, notices: this.#notices });
  }

  async #makeEncryption() {
    const { certificates, patience } = this.#services;
    const { Encryption } = await loadCode(() => import('./encryption.ts'));
    return new Encryption({ certificates: certificates ?? notListening, patience, notices: this.#notices });
  }
}

function ignore(): void {}

function notListening(): never {
  throw new Error('The port has no server yet.');
}
