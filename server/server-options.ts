import { didYouMean, nearestName } from '../base/nearest-name.ts';
import { NotPossible } from '../base/not-possible.ts';
import { quoted } from '../base/quoted-text.ts';
import { REHEARSAL_NAMES, type WantedRehearsal } from '../contracts/control/rehearsals.ts';
import type { WorldSeed } from '../fixtures/world.ts';
import type { WorldOfFiles } from '../fixtures/world-file.ts';
import { CAPACITY_NAMES, type CapacityValues } from './capacity/capacity.ts';
import { isHostName } from './control/known-hosts.ts';
import type { CallObserver } from './journal/exchange.ts';
import { readHostPattern } from './port/host-patterns.ts';
import { isPlayable } from './port/played-hosts.ts';
import type { PortOptions } from './port/port-options.ts';
import { LIMIT_NAMES, type LimitValues, LONGEST_BODY } from './soap/xml/limits.ts';

/** How the mock is opened. */
export interface ServerOptions extends PortOptions {
  /** Believe `X-Forwarded-Proto` and `X-Forwarded-Host` when writing addresses into WSDLs. */
  readonly trustProxy?: boolean;
  /** False adds stack traces to faults, as the framework does with customErrors off. */
  readonly customErrors?: boolean;
  /** Bounds on requests, and on what is held; those of bytes and items that `GET /_mock/limits` lists. */
  readonly limits?: Partial<LimitValues & CapacityValues>;
  /** How long a function may take to answer a call, in milliseconds; ten minutes unless said otherwise. */
  readonly answerTimeout?: number;
  /** The world to serve; the default one unless said otherwise. */
  readonly world?: WorldSeed | WorldOfFiles;
  /** Demanded of users of the control API, and not blank; needed on an interface that other machines can reach. */
  readonly controlToken?: string;
  /**
   * Under which names, besides `localhost`, IP addresses and `host`, the control API and the console answer where no
   * control token is demanded.
   */
  readonly allowHosts?: readonly string[];
  /** After how many milliseconds without use an environment for a test is deleted; an hour unless said otherwise. */
  readonly idleTimeout?: number;
  /**
   * Where environments are kept beyond this process, as they are whenever a call is answered: a folder, or a database of
   * PostgreSQL, which all mocks on it serve as one sandbox: `postgres://user:password@host/database`. Nowhere unless said
   * otherwise.
   */
  readonly data?: string;
  /** Whether the journal is kept there, too: within a second, and as much of it as is remembered. */
  readonly dataCalls?: boolean;
  /**
   * The end of SOAP that is played in every environment, whoever makes it, and again after a reset: its clock stands on that
   * day, and its calls are answered as they may be answered then: `{ name: 'soap-ended', answer: 'unavailable' }`.
   */
  readonly rehearsal?: WantedRehearsal;
  /** Told of every call, its secrets masked, and its envelopes as they were. What it throws goes to `onError`; the call is answered. */
  readonly onCall?: CallObserver;
}

/** What an option may be, in words too: a schema of the library for them would cost every start its loading. */
interface Wanted {
  readonly text: string;
  is(value: unknown): boolean;
}

const FLAG: Wanted = { text: 'true or false', is: (value) => typeof value === 'boolean' };
const TEXT: Wanted = {
  text: 'a text of at least one character',
  is: (value) => typeof value === 'string' && value !== '',
};
const FUNCTION: Wanted = { text: 'a function', is: (value) => typeof value === 'function' };
const MILLISECONDS: Wanted = {
  text: 'a number of milliseconds above 0',
  is: (value) => typeof value === 'number' && Number.isFinite(value) && value > 0,
};

const OPTIONS: Readonly<Record<keyof ServerOptions, Wanted>> = {
  port: {
    text: 'a whole number from 0 to 65535',
    is: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535,
  },
  host: TEXT,
  trustProxy: FLAG,
  customErrors: FLAG,
  limits: {
    text: `an object of whole numbers above 0 by the names ${[...LIMIT_NAMES, ...CAPACITY_NAMES].join(', ')}, body at most ${LONGEST_BODY}`,
    is: (value) =>
      isObject(value) &&
      Object.entries(value).every(
        ([name, limit]) =>
          [...LIMIT_NAMES, ...CAPACITY_NAMES].some((one) => one === name) &&
          (limit === undefined ||
            (Number.isSafeInteger(limit) &&
              Number(limit) > 0 &&
              (name !== 'body' || Number(limit) <= LONGEST_BODY))),
      ),
  },
  requestTimeout: MILLISECONDS,
  world: {
    text: 'a world, as openWorldFile opens it',
    is: (value) => isObject(value) && (Array.isArray(value.environments) || Array.isArray(value.worlds)),
  },
  controlToken: {
    text: 'a text that is not blank',
    is: (value) => typeof value === 'string' && value.trim() !== '',
  },
  allowHosts: {
    text: 'a list of host names, without a port',
    is: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string' && isHostName(one)),
  },
  tls: FLAG,
  tlsNames: {
    text: 'a list of host names and addresses',
    is: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== ''),
  },
  certificate: TEXT,
  key: TEXT,
  certificateEnded: FLAG,
  play: {
    text: 'a list of host names, without a port, such as payroll.example or *.payroll.example',
    is: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string' && isPlayable(one)),
  },
  forward: {
    text: 'false, or a list of hosts, such as example.com, localhost:9000, *.example.com or *',
    is: (value) =>
      value === false ||
      (Array.isArray(value) &&
        value.every((one) => typeof one === 'string' && readHostPattern(one) !== null)),
  },
  answerTimeout: MILLISECONDS,
  idleTimeout: MILLISECONDS,
  data: TEXT,
  dataCalls: FLAG,
  rehearsal: {
    text: `a rehearsal by its name, such as { name: '${REHEARSAL_NAMES[1]}' }`,
    is: (value) => isObject(value) && typeof value.name === 'string',
  },
  onCall: FUNCTION,
  onNotice: FUNCTION,
  onError: FUNCTION,
};

/** @throws NotPossible for an option that there is not, and for one that is not what it may be. */
export function requireOptions(options: ServerOptions): void {
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(OPTIONS, name)) throw noSuchOption(name, Object.keys(OPTIONS));
    const wanted = OPTIONS[name as keyof ServerOptions];
    if (value === undefined || wanted.is(value)) continue;
    const text =
      typeof value === 'string' ? quoted(value) : typeof value === 'object' ? 'an object' : String(value);
    throw new NotPossible(
      'invalid',
      name,
      `${name} is ${text}, not ${wanted.text}.`,
      `Give ${wanted.text}.`,
      value,
    );
  }
  requirePlace(options);
  requirePassing(options);
}

/** What is played is over when the mock ends, and must not be kept. */
function requirePassing({ data, rehearsal }: ServerOptions): void {
  if (data === undefined || rehearsal === undefined) return;
  throw new NotPossible(
    'invalid',
    'rehearsal',
    'A rehearsal would be kept with the environments, and be played there for good.',
    'Leave data out.',
  );
}

function requirePlace({ data, dataCalls }: ServerOptions): void {
  if (dataCalls !== true || data !== undefined) return;
  throw new NotPossible(
    'invalid',
    'dataCalls',
    'dataCalls keeps calls where environments are kept, and these are kept nowhere.',
    'Give data, a folder, too.',
    dataCalls,
  );
}

function noSuchOption(name: string, names: readonly string[]): NotPossible {
  const remedy = didYouMean(nearestName(name, names)) || `Leave it out; the options are ${names.join(', ')}.`;
  return new NotPossible('invalid', name, `There is no option '${name}'.`, remedy);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
