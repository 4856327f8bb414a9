import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RecordedCall } from '../contracts/control/calls.ts';
import type { WantedLogin } from '../contracts/control/environments.ts';
import { catalogue } from '../contracts/interface/catalogue.ts';
import type { ArchetypeName } from '../contracts/logins/archetypes.ts';
import { type NamedLogin, namedLogins } from '../fixtures/logins.ts';
import { openWorld, type WorldSeed } from '../fixtures/world.ts';
import { Gate } from '../server/access/gate.ts';
import { openTenants } from '../server/access/open-tenants.ts';
import { SingleSignOn } from '../server/access/single-sign-on.ts';
import type { Tenants } from '../server/access/tenants.ts';
import { requireGuard } from '../server/control/exposure.ts';
import { type CallListener, Journal } from '../server/journal/journal.ts';
import { createListener, type Web } from '../server/listener/listener.ts';
import { SoapPaths } from '../server/listener/soap-paths.ts';
import { Limits, type LimitValues } from '../server/soap/xml/limits.ts';
import { TroubleBook } from '../server/trouble/trouble-book.ts';
import {
  EnvironmentHandle,
  type EnvironmentOptions,
  type NameOf,
  type OnlyMaster,
} from './environment-handle.ts';

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
  /** Demanded of whoever uses the control API; needed on an interface that other machines can reach. */
  readonly controlToken?: string;
  /** After how many milliseconds without use an environment for a test is deleted; an hour unless said otherwise. */
  readonly idleTimeout?: number;
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
  readonly calls: readonly RecordedCall[];
  /** Makes an environment for a test, with logins of its own; one `master` unless said otherwise. */
  environment<const Logins extends readonly WantedLogin[] = OnlyMaster>(
    options?: EnvironmentOptions<Logins>,
  ): Promise<EnvironmentHandle<NameOf<Logins[number]>>>;
  /** An environment that is there already, such as `demo`, with its named logins. */
  openEnvironment(subdomain: string): Promise<EnvironmentHandle<ArchetypeName>>;
  /** Stops listening, lets running calls finish for a moment, and ends every connection. */
  close(): Promise<void>;
}

const DEFAULT_REQUEST_TIMEOUT = 60_000;

const DEFAULT_IDLE_TIMEOUT = 3_600_000;

/** How long calls that are under way may take once the server is told to close. */
const CLOSING_GRACE = 1_000;

/**
 * Starts a mock of Nmbrs.
 * @throws Unguarded when other machines could use the control API, since nothing keeps them from it.
 * @throws the error of node's server, e.g. EADDRINUSE, when it cannot listen.
 */
export async function startNmbrs(options: NmbrsOptions = {}): Promise<Nmbrs> {
  const { host = '127.0.0.1', port = 0, requestTimeout = DEFAULT_REQUEST_TIMEOUT } = options;
  const { idleTimeout = DEFAULT_IDLE_TIMEOUT } = options;
  const controlToken = options.controlToken || null;
  requireGuard(host, controlToken);
  const limits = new Limits(options.limits);
  const calls = new Journal(options.onError);
  if (options.onCall) calls.listen(options.onCall);
  const tenants = openTenants(options.world ?? openWorld());
  tenants.announceDeleted((subdomain) => calls.bury(subdomain));
  const gate = new Gate(tenants);
  const signOn = new SingleSignOn(tenants);
  const trouble = new TroubleBook(tenants);
  const paths = new SoapPaths(catalogue.services);
  const { customErrors = true, trustProxy = false, onError = console.error } = options;

  const loadWeb = once(async (): Promise<Web> => {
    const [{ createWeb }, { ControlApi }] = await Promise.all([
      import('../server/listener/web.ts'),
      import('../server/control/control-api.ts'),
    ]);
    const control = new ControlApi({ tenants, trouble, calls, limits, controlToken, onError });
    return createWeb({ control, controlToken, paths, logins: loginsIn(tenants), signOn, trustProxy });
  });
  const listener = createListener(
    paths,
    { gate, signOn, trouble, limits, calls, customErrors, onError },
    loadWeb,
  );
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
  const url = `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
  const cleaning = deleteIdle(tenants, idleTimeout);
  return {
    url,
    port: address.port,
    logins: loginsIn(tenants),
    get calls() {
      return calls.calls;
    },
    environment: async (options = {}) => EnvironmentHandle.make({ tenants, trouble, calls, url }, options),
    openEnvironment: async (subdomain) => EnvironmentHandle.open({ tenants, trouble, calls, url }, subdomain),
    close: () => {
      clearInterval(cleaning);
      return close(server);
    },
  };
}

/** The named logins whose environment is in the world. */
function loginsIn(tenants: Tenants): NamedLogin[] {
  return namedLogins.filter(({ environment, username }) =>
    tenants.find(environment)?.users.logins.some((login) => login.username === username),
  );
}

/** Looks now and then, and does not keep the process alive for it. */
function deleteIdle(tenants: Tenants, idleTimeout: number): NodeJS.Timeout {
  const look = () => tenants.deleteIdle(Date.now() - idleTimeout);
  return setInterval(look, Math.min(idleTimeout, 60_000)).unref();
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
