import { callSafely, type ErrorListener, neverFailing } from '../base/error-listener.ts';
import { loadCode } from '../base/load-code.ts';
import { NotPossible } from '../base/not-possible.ts';
import { neverFailingNotices } from '../base/notice-listener.ts';
import { once } from '../base/once.ts';
import { clearInterval, setInterval } from '../base/real-time.ts';
import { inTurns, oneAfterTheOther, STRETCH } from '../base/turns.ts';
import { stagingOf, type WantedRehearsal } from '../contracts/control/rehearsals.ts';
import { catalogue } from '../contracts/interface/catalogue.ts';
import type { Seed } from '../contracts/seed/seed.ts';
import type { NamedLogin } from '../fixtures/named-logins.ts';
import { openWorld, type WorldSeed } from '../fixtures/world.ts';
import type { WorldOfFiles } from '../fixtures/world-file.ts';
import { Gate } from './access/gate.ts';
import { deleteIdle } from './access/idle-environments.ts';
import { secretsOf } from './access/login.ts';
import { loginsAsTheyAre } from './access/named-logins.ts';
import { SingleSignOn } from './access/single-sign-on.ts';
import { Tenants } from './access/tenants.ts';
import { AnswerBook } from './answers/answer-book.ts';
import { Capacity, type CapacityValues, DEFAULT_CAPACITY } from './capacity/capacity.ts';
import { UnderWay } from './capacity/under-way.ts';
import type { ControlApi } from './control/control-api.ts';
import { requireGuard } from './control/exposure.ts';
import { KnownHosts } from './control/known-hosts.ts';
import { observed } from './journal/exchange.ts';
import { Journal } from './journal/journal.ts';
import { createListener } from './listener/listener.ts';
import { performingCalls } from './listener/perform-call.ts';
import { SoapPaths } from './listener/soap-paths.ts';
import { DEFAULT_REQUEST_TIMEOUT, type OpenPort, openPort, writeNotice } from './port/open-port.ts';
import type { Furnisher } from './seeding/furnisher.ts';
import { addTenants, namedLoginsIn, worldOf } from './seeding/open-tenants.ts';
import type { WorldChange } from './seeding/replace-world.ts';
import type { SeededServer } from './seeding/seeded-server.ts';
import { requireOptions, type ServerOptions } from './server-options.ts';
import { Limits } from './soap/xml/limits.ts';
import type { Data } from './store/open-data.ts';
import { TroubleBook } from './trouble/trouble-book.ts';

/** A mock that is served. */
export interface OpenServer extends OpenPort {
  /** Those of the world it serves, as they were at the start. */
  readonly logins: readonly NamedLogin[];
  /** Where environments are kept, and how it was there at the start; null for nowhere. */
  readonly data: ServedData | null;
  readonly onError: ErrorListener;
  /** The control API without HTTP; loaded when it is first asked for. */
  control(): Promise<ControlApi>;
  /** Puts another world in the place of the one it serves, once those that were asked for before are there. */
  replaceWorld(world: WorldSeed | WorldOfFiles): Promise<WorldChange>;
}

/** A place where the environments of a mock are kept. */
export interface ServedData {
  /** The folder. */
  readonly place: string;
  /** When it was begun, in ISO 8601. */
  readonly since: string;
  /** How many it keeps. */
  readonly environments: number;
}

/** As long as a program may reasonably stand still in a debugger. */
const DEFAULT_ANSWER_TIMEOUT = 600_000;

const DEFAULT_IDLE_TIMEOUT = 3_600_000;

/**
 * Opens a world, and serves it.
 * @throws NotPossible for an option that is not as it should be.
 * @throws DocumentError for what the files of a world put into it and cannot be.
 * @throws Unguarded when other machines could use the control API, since nothing keeps them from it.
 * @throws the error of node's server, e.g. EADDRINUSE, when it cannot listen.
 */
export async function openServer(options: ServerOptions = {}): Promise<OpenServer> {
  requireOptions(options);
  const { host = '127.0.0.1', controlToken = null } = options;
  requireGuard(host, controlToken);
  const limits = new Limits(options.limits);
  const capacity = new Capacity(capacityOf(options, limits.body));
  const onError = neverFailing(options.onError ?? console.error);
  const asked = options.world && worldOf(options.world);
  const data = await dataOf(options.data, asked, capacity, onError);
  try {
    return await serveWorld(options, { asked, data, limits, capacity, onError });
  } catch (error) {
    await data?.close();
    throw error;
  }
}

/** What a server is opened with besides its options. */
interface Ground {
  /** The world that is to be served; undefined for the one that is kept, or the default one. */
  readonly asked: WorldOfFiles | undefined;
  readonly data: Data | null;
  readonly limits: Limits;
  readonly capacity: Capacity;
  readonly onError: ErrorListener;
}

async function serveWorld(
  options: ServerOptions,
  { asked, data, limits, capacity, onError }: Ground,
): Promise<OpenServer> {
  const { requestTimeout = DEFAULT_REQUEST_TIMEOUT, answerTimeout = DEFAULT_ANSWER_TIMEOUT } = options;
  const { idleTimeout = DEFAULT_IDLE_TIMEOUT, customErrors = true, trustProxy = false } = options;
  const { controlToken = null, allowHosts } = options;
  const bodies = new UnderWay(capacity, 'bodies');
  const answers = new UnderWay(capacity, 'answers');
  const onNotice = neverFailingNotices(options.onNotice ?? writeNotice, onError);
  const calls = new Journal(capacity, onError);
  const { onCall } = options;
  // A copy, so that a listener may do with it what it likes.
  if (onCall)
    calls.listen(function* (call, envelopes) {
      if (call.by !== 'client') return;
      const copy = yield* calls.masking.callSteps(call);
      const shown = observed(envelopes, (all) => calls.masking.envelopes(all));
      callSafely(() => onCall(copy, shown), onError);
    });
  let world = data?.world ?? asked ?? worldOf(openWorld());
  const named = namedLoginsIn(world);
  const tenants = new Tenants(capacity);
  const trouble = new TroubleBook(tenants);
  const chosenAnswers = new AnswerBook(tenants, calls);
  const everywhere = options.rehearsal && seedOfRehearsal(options.rehearsal);
  const seeded = { tenants, trouble, chosenAnswers, everywhere };
  if (data) chosenAnswers.makeWith((await loadCode(() => import('./answers/answer-rule.ts'))).makeAnswerRule);
  // Before there are logins, whose secrets it is told.
  data?.shareCalls(calls);
  // Before there are rules, which note how many calls there were.
  if (options.dataCalls) await data?.keepCalls(calls, tenants);
  if (data?.isBegun) data.restore(tenants);
  else addTenants(tenants, world, named, await furnisherOf(world, seeded));
  tenants.announceDeleted((subdomain) => {
    calls.bury(subdomain);
    calls.masking.release(subdomain);
  });
  tenants.announceLogins(({ tenant: { subdomain }, login }) => {
    for (const secret of secretsOf(login)) calls.masking.learn(subdomain, secret);
  });
  if (data && !data.isBegun) await data.begin(tenants);
  if (controlToken !== null) calls.masking.learn('', controlToken);
  const upToDate = data?.upToDate ?? null;
  const gate = new Gate(tenants);
  const signOn = new SingleSignOn(tenants);
  const paths = new SoapPaths(catalogue.services);
  const soapServices = {
    gate,
    signOn,
    trouble,
    chosenAnswers,
    limits,
    answers,
    calls,
    customErrors,
    stretch: STRETCH,
    answerTimeout,
    upToDate,
    onError,
  };

  const closing = new AbortController();
  const loadControl = once(async () => {
    const [{ ControlApi }, { EventHub }] = await Promise.all([
      loadCode(() => import('./control/control-api.ts')),
      loadCode(() => import('./control/events/event-hub.ts')),
    ]);
    return new ControlApi({
      events: new EventHub(calls, tenants, upToDate),
      closing: closing.signal,
      tenants,
      trouble,
      chosenAnswers,
      everywhere,
      calls,
      performCall: performingCalls(paths, soapServices),
      store: data?.counts ?? null,
      limits,
      capacity,
      bodies,
      data,
      controlToken,
      upToDate,
      onNotice,
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
      signOn,
      certificates: options.tls === false ? null : () => port.certificates(),
      trustProxy,
      upToDate,
      onError,
    });
  });
  const listener = createListener(paths, { ...soapServices, bodies, requestTimeout }, loadWeb);
  const replaceWorld = async (wanted: WorldSeed | WorldOfFiles): Promise<WorldChange> => {
    if (data)
      throw new NotPossible(
        'conflict',
        'data',
        'What is kept was written over the world that is served: no other can take its place.',
        'Start the mock again, with another place for its data.',
      );
    const { replaceWorldSteps } = await loadCode(() => import('./seeding/replace-world.ts'));
    const next = worldOf(wanted);
    const logins = namedLoginsIn(next);
    const change = await inTurns(replaceWorldSteps(seeded, world, next, logins));
    world = next;
    return change;
  };
  const port = await openPort({ ...options, capacity, onNotice, onError }, listener);
  const cleaning = deleteIdleNowAndThen(tenants, idleTimeout, onError);
  return {
    ...port,
    logins: data?.isBegun ? loginsAsTheyAre(named, tenants) : named,
    data: data && { place: data.place, since: data.since, environments: tenants.all().length },
    onError,
    control: loadControl,
    replaceWorld: oneAfterTheOther(replaceWorld),
    close: async () => {
      clearInterval(cleaning);
      calls.endWaiting();
      closing.abort();
      try {
        await port.close();
      } finally {
        await Promise.all([trouble.keepCounts(), chosenAnswers.keepCounts()]);
        await data?.close();
      }
    },
  };
}

/** Null where nothing is kept. */
async function dataOf(
  place: string | undefined,
  world: WorldOfFiles | undefined,
  capacity: Capacity,
  onError: ErrorListener,
): Promise<Data | null> {
  if (place === undefined) return null;
  const { openData } = await loadCode(() => import('./store/open-data.ts'));
  return openData(place, world, { capacity, onError });
}

/** The end of SOAP, as it is put into an environment. */
function seedOfRehearsal({ name, ...options }: WantedRehearsal): Seed {
  const { now, rules } = stagingOf(name, options);
  return { clock: { now }, trouble: rules };
}

/** Null where the world says nothing but plans, and nothing is put into every environment. */
async function furnisherOf({ furnishings }: WorldOfFiles, server: SeededServer): Promise<Furnisher | null> {
  if (furnishings.size === 0 && !server.everywhere) return null;
  return (await loadCode(() => import('./seeding/furnisher.ts'))).furnisherFor(server);
}

/** What is to be held, the longest body at least. */
function capacityOf({ limits }: ServerOptions, longestBody: number): Partial<CapacityValues> {
  const bodies = Math.max(limits?.bodies ?? DEFAULT_CAPACITY.bodies, longestBody);
  return { ...DEFAULT_CAPACITY, ...limits, bodies };
}

/** Looks now and then, and does not keep the process alive for it. */
function deleteIdleNowAndThen(tenants: Tenants, idleTimeout: number, onError: ErrorListener): NodeJS.Timeout {
  const pause = Math.min(idleTimeout, 60_000);
  const look = () => deleteIdle(tenants, idleTimeout, pause).catch(onError);
  return setInterval(look, pause).unref();
}
