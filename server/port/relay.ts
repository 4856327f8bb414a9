import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { quoted } from '../../base/quoted-text.ts';
import { clearTimeout, setTimeout } from '../../base/real-time.ts';
import type { Capacity } from '../capacity/capacity.ts';
import type { AbsoluteTarget } from './absolute-target.ts';
import { type Destinations, nameOf, type OtherHost } from './destinations.ts';
import { forwardRequest } from './forward-request.ts';
import { type Authority, readAuthority } from './host-patterns.ts';
import type { Notices } from './notices.ts';
import { Refusal } from './refusal.ts';
import { joinSockets, openSocket } from './tunnel.ts';

export interface RelayServices {
  readonly destinations: Destinations;
  readonly capacity: Capacity;
  readonly notices: Notices;
  /** How long a host may take to be reached, in milliseconds. */
  readonly patience: number;
}

/** Leads to other hosts what clients ask of a proxy. */
export class Relay {
  readonly #services: RelayServices;
  /** What it calls itself to others, so that it knows a request again that comes round to it. */
  readonly #name = `nmbrs-mock-${randomUUID()}`;
  /** Tunnels and requests that are under way. */
  #open = 0;

  constructor(services: RelayServices) {
    this.#services = services;
    services.capacity.counts('forwards', () => this.#open);
  }

  /**
   * Opens the tunnel that a CONNECT asks for. One that cannot be gets a plain answer, and its connection is ended, so that
   * what the client has sent behind it is never read as anything.
   * @param isWithin whether the request came through a tunnel itself.
   * @returns once a tunnel to another host has ended, or was refused: null; at once the host that the mock itself is to play
   * in what comes next.
   */
  async tunnel(
    request: IncomingMessage,
    socket: Socket,
    head: Buffer,
    isWithin: boolean,
  ): Promise<string | null> {
    try {
      const wanted = wantedBy(request, socket, isWithin);
      const destination = await this.#services.destinations.find(wanted);
      if (destination === 'mock') {
        establish(socket, head);
        return wanted.host;
      }
      await this.#counted(destination, async () => {
        const other = await openSocket(destination, this.#services.patience);
        establish(socket, head);
        await joinSockets(socket, other);
      });
    } catch (error) {
      this.#refuseTunnel(socket, error);
    }
    return null;
  }

  /**
   * Forwards a request whose target is absolute, or answers why it does not.
   * @returns false when its host is the mock itself, which answers it then.
   */
  async forward(
    request: IncomingMessage,
    response: ServerResponse,
    target: AbsoluteTarget,
  ): Promise<boolean> {
    const wanted = readAuthority(target.host, target.scheme === 'https' ? 443 : 80);
    // Nothing can be meant by it; the mock answers that there is no such thing.
    if (wanted === null) return false;
    try {
      const destination = await this.#services.destinations.find(wanted);
      if (destination === 'mock') return false;
      if (request.headers.via?.includes(this.#name)) throw goesRound(wanted);
      await this.#counted(destination, () =>
        forwardRequest(request, response, target, destination, this.#name, this.#services.patience),
      );
    } catch (error) {
      this.#refuseRequest(request, response, error);
    }
    return true;
  }

  async #counted<Result>(destination: OtherHost, work: () => Promise<Result>): Promise<Result> {
    const { capacity } = this.#services;
    if (!capacity.admits('forwards'))
      throw new Refusal(
        503,
        `${nameOf(destination)} is not reached: ${capacity.exhausted('forwards').message}`,
      );
    this.#open++;
    try {
      return await work();
    } finally {
      this.#open--;
    }
  }

  #refuseTunnel(socket: Socket, error: unknown): void {
    if (!(error instanceof Refusal)) throw error;
    this.#services.notices.tell(error.message);
    const { status, headers, body } = error;
    const lines = Object.entries({ ...headers, 'Content-Length': Buffer.byteLength(body) });
    const head = [
      `HTTP/1.1 ${status} ${REASONS[status]}`,
      ...lines.map(([name, value]) => `${name}: ${value}`),
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
    // What it still sends is thrown away: unread, it would take the answer away from the client.
    socket.resume();
    const timer = setTimeout(() => socket.destroy(), LINGER);
    socket.once('close', () => clearTimeout(timer));
  }

  #refuseRequest(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    if (!(error instanceof Refusal)) throw error;
    this.#services.notices.tell(error.message);
    request.resume();
    response.writeHead(error.status, error.headers).end(error.body);
  }
}

/** How long a client that was refused may go on sending, in milliseconds. */
const LINGER = 2_000;

const REASONS: Readonly<Record<Refusal['status'], string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  508: 'Loop Detected',
};

/** @param head what the client has sent behind its request already. */
function establish(socket: Socket, head: Buffer): void {
  socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
  if (head.length > 0) socket.unshift(head);
}

/** @throws Refusal for a request that asks for no tunnel, or does so where there can be none. */
function wantedBy(request: IncomingMessage, socket: Socket, isWithin: boolean): Authority {
  const { url = '', headers } = request;
  const wanted = readAuthority(url);
  if (wanted === null)
    throw new Refusal(400, `CONNECT takes a host and a port, such as api.nmbrs.nl:443, not ${quoted(url)}.`);
  if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0)
    throw new Refusal(
      400,
      `CONNECT ${nameOf(wanted)} came with a body, which it cannot have: it might be read as a request of its own. ` +
        'Send it without Content-Length and Transfer-Encoding.',
    );
  if (isWithin)
    throw new Refusal(
      403,
      `CONNECT ${nameOf(wanted)} came through a tunnel, and the mock opens none within another one. Send it straight to the mock.`,
    );
  if (isAnswering(socket))
    throw new Refusal(
      400,
      `CONNECT ${nameOf(wanted)} came before the answer of the request in front of it. Wait for that, or open another connection.`,
    );
  return wanted;
}

/** Whether an answer is still being sent, with which a tunnel would get mixed up; Node.js notes it at the socket. */
function isAnswering(socket: Socket & { readonly _httpMessage?: unknown }): boolean {
  return Boolean(socket._httpMessage);
}

function goesRound(wanted: Authority): Refusal {
  return new Refusal(
    508,
    `Nothing is forwarded to ${nameOf(wanted)}: the request came back to the mock, so that this is a name of its own. ` +
      `\`--play ${wanted.host}\` has it answer under that name.`,
  );
}
