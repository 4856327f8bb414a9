import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callSafely, type ErrorListener, neverFailing } from '../base/error-listener.ts';
import { hostInUrl } from '../base/host-in-url.ts';
import { loadCode } from '../base/load-code.ts';
import { NotPossible } from '../base/not-possible.ts';
import { once } from '../base/once.ts';
import { clearInterval, clearTimeout, elapsed, setInterval, setTimeout } from '../base/real-time.ts';
import { inTurns, oneAfterTheOther, STRETCH } from '../base/turns.ts';
import { catalogue } from '../contracts/interface/catalogue.ts';
import { type NamedLogin, namedLoginsOf } from '../fixtures/named-logins.ts';
import type { EnvironmentSeed } from '../fixtures/seed.ts';
import { openWorld, type WorldSeed } from '../fixtures/world.ts';
import type { WorldOfFiles } from '../fixtures/world-file.ts';
import { Gate } from './access/gate.ts';
import { secretsOf } from './access/login.ts';
import { SingleSignOn } from './access/single-sign-on.ts';
import { Tenants } from './access/tenants.ts';
import { AnswerBook } from './answers/answer-book.ts';
import { Capacity, type CapacityValues, DEFAULT_CAPACITY } from './capacity/capacity.ts';
import { UnderWay } from './capacity/under-way.ts';
import type { NoticeListener } from './certificates/authority.ts';
import type { Certificates } from './certificates/open-certificates.ts';
import type { ControlApi } from './control/control-api.ts';
import { requireGuard } from './control/exposure.ts';
import { KnownHosts } from './control/known-hosts.ts';
import { observed } from './journal/exchange.ts';
import { Journal } from './journal/journal.ts';
import { createListener } from './listener/listener.ts';
import { SoapPaths } from './listener/soap-paths.ts';
import { Port } from './port/port.ts';
import type { Furnisher } from './seeding/furnisher.ts';
import { addTenants, worldOf } from './seeding/open-tenants.ts';
import type { WorldChange } from './seeding/replace-world.ts';
import type { SeededServer } from './seeding/seeded-server.ts';
import { requireOptions, type ServerOptions } from './server-options.ts';
import { Limits } from './soap/xml/limits.ts';
import { TroubleBook } from './trouble/trouble-book.ts';

/** A server that listens. */
export interface OpenServer {
  /** `http://host:port`, without a slash at the end. */
  readonly url: string;
  /** `https://host:port`, on the same port; answers unless TLS was switched off. */
  readonly httpsUrl: string;
  readonly port: number;
  /** Those of the world it serves, as they were at the start. */
  readonly logins: readonly NamedLogin[];
  readonly onError: ErrorListener;
  /** The control API without HTTP; loaded when it is first asked for. */
  control(): Promise<ControlApi>;
  /**
   * What answers TLS hellos; made when it is first needed.
   * @throws NotPossible where TLS was switched off, and for certificates that cannot be used.
   */
  certificates(): Promise<Certificates>;
  /** Puts another world in the place of the one it serves, once those that were asked for before are there. */
  replaceWorld(world: WorldSeed | WorldOfFiles): Promise<WorldChange>;
  /** Stops listening, lets running calls finish for a second, and ends every connection. */
  close(): Promise<void>;
}

// An import of `node:http` makes all that it exports, its WebSocket among it, which takes as long as a tenth of the start.
const { createServer } = process.getBuiltinModule('node:http');

/**
 * For how long a connection is kept open without a request, in milliseconds: as long as IIS does. A client that writes to one
 * which was closed in this moment gets no answer, and after the five seconds of Node.js that came up.
 */
const IDLE_CONNECTION = 120_000;

const DEFAULT_REQUEST_TIMEOUT = 60_000;

/** As long as a program may reasonably stand still in a debugger. */
const DEFAULT_ANSWER_TIMEOUT = 600_000;

const DEFAULT_IDLE_TIMEOUT = 3_600_000;

/** How long calls that are under way may take once the server is told to close. */
const CLOSING_GRACE = 1_000;

/**
 * Opens a world, and serves it.
 * @throws NotPossible for an option that is not as it should be.
 * @throws DocumentError for what the files of a world put into it and cannot be.
 * @throws Unguarded when other machines could use the control API, since nothing keeps them from it.
 * @throws the error of node's server, e.g. EADDRINUSE, when it cannot listen.
 */
export async function openServer(options: ServerOptions = {}): Promise<OpenServer> {
  requireOptions(options);
  const { host = '127.0.0.1', requestTimeout = DEFAULT_REQUEST_TIMEOUT, tls = true } = options;
  const headersTimeout = Math.min(requestTimeout, 30_000);
  const { answerTimeout = DEFAULT_ANSWER_TIMEOUT } = options;
  const { idleTimeout = DEFAULT_IDLE_TIMEOUT, customErrors = true, trustProxy = false } = options;
  const { controlToken = null, allowHosts } = options;
  requireGuard(host, controlToken);
  const limits = new Limits(options.limits);
  const capacity = new Capacity(capacityOf(options, limits.body));
  const bodies = new UnderWay(capacity, 'bodies');
  const answers = new UnderWay(capacity, 'answers');
  const onError = neverFailing(options.onError ?? console.error);
  const calls = new Journal(capacity, onError);
  const { onCall } = options;
  // A copy, so that a listener may do with it what it likes.
  if (onCall)
    calls.listen(function* (call, envelopes) {
      const copy = yield* calls.masking.callSteps(call);
      const shown = observed(envelopes, (all) => calls.masking.envelopes(all));
      callSafely(() => onCall(copy, shown), onError);
    });
  let world = worldOf(options.world ?? openWorld());
  const logins = namedLoginsOf({ environments: unclaimed(world) });
  const tenants = new Tenants(capacity);
  const trouble = new TroubleBook(tenants);
  const chosenAnswers = new AnswerBook(tenants, calls);
  const seeded = { tenants, trouble, chosenAnswers };
  const furnisher = await furnisherOf(world, seeded);
  addTenants(tenants, world, logins, furnisher);
  tenants.announceDeleted((subdomain) => {
    calls.bury(subdomain);
    calls.masking.release(subdomain);
  });
  tenants.announceLogins(({ tenant: { subdomain }, login }) => {
    for (const secret of secretsOf(login)) calls.masking.learn(subdomain, secret);
  });
  if (controlToken !== null) calls.masking.learn('', controlToken);
  const onNotice = noticesTo(options.onNotice ?? writeNotice, onError);
  const loadCertificates = once(() => openCertificates(options, onNotice));
  const port = new Port({
    play: options.play ?? [],
    forward: options.forward ?? [],
    certificates: tls ? loadCertificates : null,
    capacity,
    patience: headersTimeout,
    onNotice,
    onError,
  });
  const gate = new Gate(tenants);
  const signOn = new SingleSignOn(tenants);
  const paths = new SoapPaths(catalogue.services);

  const loadControl = once(async () => {
    const { ControlApi } = await loadCode(() => import('./control/control-api.ts'));
    return new ControlApi({
      tenants,
      trouble,
      chosenAnswers,
      calls,
      limits,
      capacity,
      bodies,
      controlToken,
      onError,
    });
  });
  const loadWeb = once(async () => {
    const [{ createWeb }, control] = await Promise.all([
      loadCode(() => import('./listener/web.ts')),
      loadControl(),
    ]);
    return createWeb({
      control,
      guard: { controlToken, hosts: new KnownHosts(allowHosts) },
      paths,
      tenants,
      signOn,
      certificates: tls ? loadCertificates : null,
      trustProxy,
      onError,
    });
  });
  const listener = createListener(
    paths,
    {
      gate,
      signOn,
      trouble,
      chosenAnswers,
      limits,
      bodies,
      answers,
      requestTimeout,
      calls,
      customErrors,
      stretch: STRETCH,
      answerTimeout,
      onError,
    },
    loadWeb,
    port,
  );
  const replaceWorld = async (wanted: WorldSeed | WorldOfFiles): Promise<WorldChange> => {
    const { replaceWorldSteps } = await loadCode(() => import('./seeding/replace-world.ts'));
    const next = worldOf(wanted);
    const named = namedLoginsOf({ environments: unclaimed(next) });
    const change = await inTurns(replaceWorldSteps(seeded, world, next, named));
    world = next;
    return change;
  };
  const server = createServer(
    {
      requestTimeout,
      headersTimeout,
      connectionsCheckingInterval: Math.min(requestTimeout, 5_000),
      keepAliveTimeout: IDLE_CONNECTION,
    },
    listener,
  );
  port.takeOver(server);
  await listen(server, options.port ?? 0, host);
  // A connection that could not be taken; the next one may be.
  server.on('error', onError);
  const address = server.address() as AddressInfo;
  const cleaning = deleteIdle(tenants, idleTimeout);
  const authority = `${hostInUrl(address.address)}:${address.port}`;
  return {
    url: `http://${authority}`,
    httpsUrl: `https://${authority}`,
    port: address.port,
    logins,
    onError,
    control: loadControl,
    certificates: tls ? loadCertificates : speaksNoTls,
    replaceWorld: oneAfterTheOther(replaceWorld),
    close: () => {
      clearInterval(cleaning);
      calls.endWaiting();
      return close(server, port);
    },
  };
}

/** Those that the options ask for. */
async function openCertificates(
  { certificate, key, tlsNames = [], play = [] }: ServerOptions,
  onNotice: NoticeListener,
): Promise<Certificates> {
  const { openCertificates: open } = await loadCode(() => import('./certificates/open-certificates.ts'));
  return open({
    names: [...tlsNames, ...play],
    ...(certificate !== undefined && { certificate }),
    ...(key !== undefined && { key }),
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

/** What a listener throws is no reason to end a connection. */
function noticesTo(listener: NoticeListener, onError: ErrorListener): NoticeListener {
  return (notice) => callSafely(() => listener(notice), onError);
}

function writeNotice(notice: string): void {
  console.error(`nmbrs-mock: ${notice}`);
}

/** Null where the world says nothing but plans. */
async function furnisherOf({ furnishings }: WorldOfFiles, server: SeededServer): Promise<Furnisher | null> {
  if (furnishings.size === 0) return null;
  return (await loadCode(() => import('./seeding/furnisher.ts'))).furnisherFor(server);
}

/** The environments whose files do not say which logins they have. */
function unclaimed({ worlds, furnishings }: WorldOfFiles): EnvironmentSeed[] {
  const all = worlds.flatMap(({ environments }) => environments);
  return all.filter(({ subdomain }) => !furnishings.get(subdomain)?.hasLogins);
}

/** What is to be held, the longest body at least. */
function capacityOf({ limits }: ServerOptions, longestBody: number): Partial<CapacityValues> {
  const bodies = Math.max(limits?.bodies ?? DEFAULT_CAPACITY.bodies, longestBody);
  return { ...DEFAULT_CAPACITY, ...limits, bodies };
}

/** Looks now and then, and does not keep the process alive for it. */
function deleteIdle(tenants: Tenants, idleTimeout: number): NodeJS.Timeout {
  const look = () => tenants.deleteIdle(elapsed() - idleTimeout);
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
