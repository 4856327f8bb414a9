import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { neverFailing } from '../../base/error-listener.ts';
import { hostInUrl } from '../../base/host-in-url.ts';
import { loadCode } from '../../base/load-code.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { type NoticeListener, neverFailingNotices } from '../../base/notice-listener.ts';
import { once } from '../../base/once.ts';
import { clearTimeout, setTimeout } from '../../base/real-time.ts';
import type { Capacity } from '../capacity/capacity.ts';
import type { Certificates } from '../certificates/open-certificates.ts';
import { servingAsProxy } from './other-hosts.ts';
import { Port } from './port.ts';
import type { PortOptions } from './port-options.ts';

/** A port at which something is served. */
export interface OpenPort {
  /** `http://host:port`, without a slash at the end. */
  readonly url: string;
  /** `https://host:port`, on the same port; answers unless TLS was switched off. */
  readonly httpsUrl: string;
  readonly port: number;
  /**
   * What answers TLS hellos; made when it is first needed.
   * @throws NotPossible where TLS was switched off, and for certificates that cannot be used.
   */
  certificates(): Promise<Certificates>;
  /** Stops listening, lets running requests finish for a second, and ends every connection. */
  close(): Promise<void>;
}

// An import of `node:http` makes all that it exports, its WebSocket among it, which takes as long as a tenth of the start.
const { createServer } = process.getBuiltinModule('node:http');

/**
 * For how long a connection is kept open without a request, in milliseconds: as long as IIS does. A client that writes to one
 * which was closed in this moment gets no answer, and after the five seconds of Node.js that came up.
 */
const IDLE_CONNECTION = 120_000;

export const DEFAULT_REQUEST_TIMEOUT = 60_000;

/** How long requests that are under way may take once the server is told to close. */
const CLOSING_GRACE = 1_000;

/**
 * Opens a port that speaks HTTP, HTTPS and what clients ask of a proxy.
 * @param serve answers what is for the mock itself.
 * @throws NotPossible for a certificate of the user's own that cannot be used.
 * @throws the error of node's server, e.g. EADDRINUSE, when it cannot listen.
 */
export async function openPort(
  options: PortOptions & { readonly capacity: Capacity },
  serve: RequestListener,
): Promise<OpenPort> {
  const { host = '127.0.0.1', requestTimeout = DEFAULT_REQUEST_TIMEOUT, tls = true, capacity } = options;
  const { play = [], forward = [] } = options;
  const headersTimeout = Math.min(requestTimeout, 30_000);
  const onError = neverFailing(options.onError ?? console.error);
  const onNotice = neverFailingNotices(options.onNotice ?? writeNotice, onError);
  const loadCertificates = once(() => certificatesOf(options, onNotice));
  const certificates = tls ? loadCertificates : null;
  // What a user gave is looked at before anything is served; what is made can wait for the first who needs it.
  if (tls && (options.certificate ?? options.key) !== undefined) await loadCertificates();
  const port = new Port({
    play,
    forward,
    certificates,
    capacity,
    patience: headersTimeout,
    onNotice,
    onError,
  });
  const server = createServer(
    {
      requestTimeout,
      headersTimeout,
      connectionsCheckingInterval: Math.min(requestTimeout, 5_000),
      keepAliveTimeout: IDLE_CONNECTION,
    },
    servingAsProxy(serve, port, onError),
  );
  port.takeOver(server);
  await listen(server, options.port ?? 0, host);
  // A connection that could not be taken; the next one may be.
  server.on('error', onError);
  const address = server.address() as AddressInfo;
  const authority = `${hostInUrl(address.address)}:${address.port}`;
  return {
    url: `http://${authority}`,
    httpsUrl: `https://${authority}`,
    port: address.port,
    certificates: certificates ?? speaksNoTls,
    close: () => close(server, port),
  };
}

/** Those that the options ask for. */
async function certificatesOf(
  { certificate, key, certificateEnded = false, tlsNames = [], play = [] }: PortOptions,
  onNotice: NoticeListener,
): Promise<Certificates> {
  const { openCertificates: open } = await loadCode(() => import('../certificates/open-certificates.ts'));
  return open({
    names: [...tlsNames, ...play],
    ...(certificate !== undefined && { certificate }),
    ...(key !== undefined && { key }),
    ended: certificateEnded,
    onNotice,
  });
}

async function speaksNoTls(): Promise<never> {
  throw new NotPossible(
    'conflict',
    'tls',
    'This mock speaks no TLS, so that it has no certificates.',
    'Start it without --no-tls (`tls: false`).',
  );
}

/** Where notices go unless somebody wants them. */
export function writeNotice(notice: string): void {
  console.error(`nmbrs-mock: ${notice}`);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server, port: Port): Promise<void> {
  return new Promise((resolve) => {
    const grace = setTimeout(() => {
      server.closeAllConnections();
      port.close();
    }, CLOSING_GRACE);
    server.close(() => {
      clearTimeout(grace);
      resolve();
    });
    server.closeIdleConnections();
  });
}
