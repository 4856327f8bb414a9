import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { type NamedLogin, namedLogins } from '../../fixtures/logins.ts';
import { openWorld, type WorldSeed } from '../../fixtures/world.ts';
import { Gate } from '../access/gate.ts';
import { openTenants } from '../access/open-tenants.ts';
import { SingleSignOn } from '../access/single-sign-on.ts';
import { type CallListener, CallLog, type CallRecord } from '../control/call-log.ts';
import { createListener, type Web } from '../listener/listener.ts';
import { SoapPaths } from '../listener/soap-paths.ts';
import { Limits, type LimitValues } from '../soap/xml/limits.ts';

export interface NmbrsOptions {
  /** 0 takes any free port, which is the default here; the command line's default is 8080. */
  readonly port?: number;
  /** The interface to listen on; 127.0.0.1 unless said otherwise. */
  readonly host?: string;
  /** Believe `X-Forwarded-Proto` and `X-Forwarded-Host` when writing addresses into WSDLs. */
  readonly trustProxy?: boolean;
  /** False adds stack traces to faults, as the framework does with customErrors off. */
  readonly customErrors?: boolean;
  readonly limits?: Partial<LimitValues>;
  /** How long a request may take to arrive, in milliseconds. */
  readonly requestTimeout?: number;
  /** The world to serve; the default one unless said otherwise. */
  readonly world?: WorldSeed;
  /** Told of every call, with its envelopes. */
  readonly onCall?: CallListener;
  /** Told of errors nobody planned for; they are written to stderr unless said otherwise. */
  readonly onError?: (error: unknown) => void;
}

/** A running mock. */
export interface Nmbrs {
  /** `http://host:port`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly logins: readonly NamedLogin[];
  /** The last calls, oldest first. */
  readonly calls: readonly CallRecord[];
  /** Stops listening, lets running calls finish for a moment, and ends every connection. */
  close(): Promise<void>;
}

const DEFAULT_REQUEST_TIMEOUT = 60_000;

/** How long calls that are under way may take once the server is told to close. */
const CLOSING_GRACE = 1_000;

/**
 * Starts a mock of Nmbrs.
 * @throws the error of node's server, e.g. EADDRINUSE, when it cannot listen.
 */
export async function startNmbrs(options: NmbrsOptions = {}): Promise<Nmbrs> {
  const { host = '127.0.0.1', port = 0, requestTimeout = DEFAULT_REQUEST_TIMEOUT } = options;
  const limits = new Limits(options.limits);
  const calls = new CallLog();
  if (options.onCall) calls.listen(options.onCall);
  const tenants = openTenants(options.world ?? openWorld());
  const gate = new Gate(tenants);
  const signOn = new SingleSignOn(tenants);
  const paths = new SoapPaths(catalogue.services);
  const { customErrors = true, trustProxy = false, onError = console.error } = options;

  const loadWeb = once(async (): Promise<Web> => {
    const { createWeb } = await import('../listener/web.ts');
    return createWeb({ paths, logins: namedLogins, trustProxy, calls, limits });
  });
  const listener = createListener(paths, { gate, signOn, limits, calls, customErrors, onError }, loadWeb);
  const server = createServer(
    {
      requestTimeout,
      headersTimeout: Math.min(requestTimeout, 30_000),
      connectionsCheckingInterval: Math.min(requestTimeout, 5_000),
    },
    listener,
  );
  await listen(server, port, host);
  const address = server.address() as AddressInfo;
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    port: address.port,
    logins: namedLogins,
    get calls() {
      return calls.calls;
    },
    close: () => close(server),
  };
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

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const grace = setTimeout(() => server.closeAllConnections(), CLOSING_GRACE);
    server.close(() => {
      clearTimeout(grace);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
