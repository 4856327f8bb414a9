import { fetchCa } from '../../client/http/fetch-ca.ts';
import { NoMock } from '../../client/http/http-errors.ts';
import { startNmbrs } from '../../client/in-process/start.ts';
import type { Mock } from '../../client/mock.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import { CERTIFICATE_ENDED } from '../../contracts/control/rehearsals.ts';
import { mockOf } from '../actions/mock.ts';
import { type WorldAsked, worldIn } from '../actions/world.ts';
import { callLine } from '../console.ts';
import { complain } from '../output.ts';
import { Refused } from '../refused.ts';
import type { ContractOfCalls } from './contract-of-calls.ts';
import { type RehearsalAsked, reactionText, rehearsalOf } from './rehearsing.ts';

/** The mock that the calls of a command reach, or a capture or replay in its place. */
export interface MockOfCommand {
  readonly url: string;
  /** Null for what has no control API, so that its calls are not known here: a capture, a replay. */
  readonly mock: Mock | null;
  /** What it demands of users of its control API. */
  readonly controlToken: string | null;
  /** The certificate of its authority, PEM. */
  readonly ca: string;
  /** What the command did in a rehearsal, in sentences; null where there was none, or no call in it. */
  reaction(): string | null;
  /** Takes leave of it; the contract knows all calls then that were made since it was opened. */
  close(): Promise<void>;
}

export interface MockWanted extends WorldAsked, RehearsalAsked {
  /** One that runs already; without it one is started for the command alone. */
  readonly url?: string;
  readonly controlToken?: string;
  /** Whether each call is a line on stderr. */
  readonly verbose: boolean;
  /** Hosts that it plays beside those of Nmbrs. */
  readonly play: readonly string[];
}

/** @param contract told of each call until the mock is closed. */
export function openMock(wanted: MockWanted, contract: ContractOfCalls): Promise<MockOfCommand> {
  return wanted.url === undefined ? startOwn(wanted, contract) : joinRunning(wanted, wanted.url, contract);
}

async function startOwn(wanted: MockWanted, contract: ContractOfCalls): Promise<MockOfCommand> {
  const rehearsal = rehearsalOf(wanted);
  const rehearsed: RecordedCall[] = [];
  const onCall = (call: RecordedCall) => {
    contract.add(call);
    if (rehearsal) rehearsed.push(call);
    if (wanted.verbose) complain(callLine(call));
  };
  const mock = await startNmbrs({
    ...(await worldIn(wanted)),
    play: wanted.play,
    ...(rehearsal && { rehearsal }),
    certificateEnded: wanted.rehearse === CERTIFICATE_ENDED,
    onCall,
    onNotice: (notice) => complain(`nmbrs-mock exec: ${notice}`),
  });
  try {
    return {
      url: mock.url,
      mock,
      controlToken: null,
      ca: await mock.ca(),
      reaction: () => (rehearsal ? reactionText(rehearsal, rehearsed) : null),
      close: () => mock.close(),
    };
  } catch (error) {
    await mock.close();
    throw error;
  }
}

async function joinRunning(
  wanted: MockWanted,
  url: string,
  contract: ContractOfCalls,
): Promise<MockOfCommand> {
  const { world, rehearse, controlToken = null } = wanted;
  if (rehearse !== undefined)
    throw new Refused(
      `a rehearsal would meet whoever else uses the mock at ${url}; leave --url out to start one for the command.`,
    );
  if (world !== undefined)
    throw new Refused(
      `the mock at ${url} has its world; leave --world out, or --url to start one for the command.`,
    );
  const ca = await caAt(url);
  const mock = mockOf({ url, ...(controlToken !== null && { controlToken }) });
  const last = await lastCallOf(mock);
  const reaction = () => null;
  if (last === null) return { url, mock: null, controlToken, ca, reaction, close: async () => {} };
  return {
    url,
    mock,
    controlToken,
    ca,
    reaction,
    close: async () => {
      const calls = await mock.calls.list({ since: last });
      const [oldest] = calls;
      if (oldest) contract.addDiscarded(oldest.number - last - 1, oldest);
      for (const call of calls) {
        contract.add(call);
        if (wanted.verbose) complain(callLine(call));
      }
    },
  };
}

/** The number of the last call that was made; null where there is no control API that tells it. */
async function lastCallOf(mock: Mock): Promise<number | null> {
  try {
    return (await mock.calls.list({ last: 1 })).at(-1)?.number ?? 0;
  } catch (error) {
    if (error instanceof NoMock) return null;
    throw error;
  }
}

/** @throws Refused for a mock that speaks no TLS, and for one at an address that cannot be trusted before it is asked. */
async function caAt(url: string): Promise<string> {
  const ca = await fetchCa(url).catch(async (error) => {
    const plain = url.replace(/^https:/i, 'http:');
    if (plain === url || !(await tellsCa(plain))) throw error;
    throw new Refused(
      `the certificate of the mock at ${url} is signed by a CA that is not trusted yet; give --url ${plain}, the same port, ` +
        'which tells the CA.',
    );
  });
  if (ca !== null) return ca;
  throw new Refused(
    `the mock at ${url} has no certificate to trust, and clients call https:; start it without --no-tls, ` +
      'or leave --url out to start one for the command.',
  );
}

async function tellsCa(url: string): Promise<boolean> {
  return (await fetchCa(url).catch(() => null)) !== null;
}
