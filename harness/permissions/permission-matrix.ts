import { groupedBy } from '../../base/grouped-by.ts';
import type { Mock } from '../../client/mock.ts';
import { operationKey } from '../../contracts/consumer/consumer.ts';
import { ARCHETYPE_NAMES, ARCHETYPES, type ArchetypeName } from '../../contracts/logins/archetypes.ts';
import type { Recording } from '../consumer/recorded-messages.ts';
import { type CallResult, isSameResult, resultOf } from './call-result.ts';
import { madeIds } from './made-ids.ts';
import { type NeededAccess, neededAccess } from './needed-access.ts';
import { replayAs } from './replay.ts';
import { type LeftOut, type ReplayableCall, replayable } from './replayable.ts';

/** What each kind of login gets for the calls of an integration, and what a login needs to make them. */
export interface PermissionMatrix {
  /** The operations in the order in which they were first called: `EmployeeService.Absence2_Insert`. */
  readonly operations: readonly CalledOperation[];
  /** Of each kind that the world can have. */
  readonly logins: readonly MatrixRow[];
  readonly neededAccess: NeededAccess;
  readonly leftOut: LeftOut;
  /** The usernames of callers of no known kind: no row is held against what they got. */
  readonly unknownLogins: readonly string[];
}

interface CalledOperation {
  readonly operation: string;
  readonly calls: number;
  /** Whether it names no debtor, company or employee, so that it lists whatever its login sees. */
  readonly listsAll: boolean;
}

export interface MatrixRow {
  readonly archetype: ArchetypeName;
  /** In the order of the operations. */
  readonly cells: readonly Cell[];
}

/** What a login got for calls of one operation. */
export interface Got {
  readonly answered: number;
  /** The numbers of faults, or what else came, with how often. */
  readonly refused: Readonly<Record<string, number>>;
  /** Calls that were not made, since they name what a call before them should have made and was refused. */
  readonly notReached: number;
  /** Of lists: how many records it was answered with, and how many a master is; null for other answers. */
  readonly listed: { readonly got: number; readonly all: number } | null;
}

export interface Cell extends Got {
  /**
   * What this kind of login got for the calls when it made them itself; null when it made none, or gets the same now.
   */
  readonly recorded: Got | null;
}

interface MatrixOptions {
  /** The environment that the fresh ones begin as copies of. */
  readonly from: string;
}

/** A call, what came of it when it was recorded, what a login gets for it now, and what a master does. */
interface Replayed {
  readonly call: ReplayableCall;
  /** Null when nothing came back that can be read. */
  readonly recorded: CallResult | null;
  readonly now: CallResult;
  readonly asMaster: CallResult;
}

/**
 * Replays calls under every archetype that the world can have, each in an environment of its own.
 * @throws NotPossible when there is no such environment; Unreachable when nothing answers.
 */
export async function permissionMatrix(
  recording: Recording,
  mock: Mock,
  { from }: MatrixOptions,
): Promise<PermissionMatrix> {
  const { calls, leftOut } = replayable(recording);
  const ids = await madeIds(calls, mock, from);
  const asMaster = await replayAs('master', calls, ids, mock, from);
  const logins: MatrixRow[] = [];
  for (const archetype of await archetypesIn(mock)) {
    const { results } = archetype === 'master' ? asMaster : await replayAs(archetype, calls, ids, mock, from);
    const replayed = calls.map(
      (call, at): Replayed => ({
        call,
        recorded: call.answer && resultOf(call.operation, call.answer),
        now: results[at] as CallResult,
        asMaster: asMaster.results[at] as CallResult,
      }),
    );
    const byOperation = groupedBy(replayed, ({ call }) => operationKey(call.operation));
    logins.push({ archetype, cells: [...byOperation.values()].map((own) => cellOf(own, archetype)) });
  }
  const access = await neededAccess(calls, (id) => asMaster.translation.has(id), mock, from);
  const byOperation = groupedBy(calls, ({ operation }) => operationKey(operation));
  const operations = [...byOperation].map(([name, own]) => calledOperation(name, own));
  return { operations, logins, neededAccess: access, leftOut, unknownLogins: unknownLoginsIn(calls) };
}

/** The kinds of login that a world can have: one of a Business environment needs such an environment. */
async function archetypesIn(mock: Mock): Promise<readonly ArchetypeName[]> {
  const hasBusiness = (await mock.environments()).some(({ product }) => product === 'Business');
  return ARCHETYPE_NAMES.filter((name) => hasBusiness || ARCHETYPES[name].needs !== 'business');
}

function calledOperation(operation: string, calls: readonly ReplayableCall[]): CalledOperation {
  const listsAll = calls.every(({ request }) => request.children.length === 0);
  return { operation, calls: calls.length, listsAll };
}

function cellOf(replayed: readonly Replayed[], archetype: ArchetypeName): Cell {
  const own = replayed.filter(
    ({ call, recorded }) => recorded !== null && archetypeOf(call.username) === archetype,
  );
  const isAsRecorded = own.every(({ recorded, now }) => recorded && isSameResult(recorded, now));
  return {
    ...gotOf(replayed, ({ now }) => now),
    recorded: isAsRecorded ? null : gotOf(own, ({ recorded }) => recorded),
  };
}

function gotOf(replayed: readonly Replayed[], resultIn: (one: Replayed) => CallResult | null): Got {
  const results = replayed.map(resultIn).filter((result) => result !== null);
  const { ok = 0, 'not reached': notReached = 0, ...refused } = countsOf(results);
  const listed = (all: readonly CallResult[]) => all.reduce((sum, one) => sum + (one.listed ?? 0), 0);
  const isList = results.some((one) => one.listed !== null);
  const all = listed(replayed.map(({ asMaster }) => asMaster));
  return { answered: ok, refused, notReached, listed: isList ? { got: listed(results), all } : null };
}

function countsOf(results: readonly CallResult[]): Record<string, number> {
  const counts = [...groupedBy(results, ({ got }) => String(got))].map(([got, own]) => [got, own.length]);
  return Object.fromEntries(counts);
}

function unknownLoginsIn(calls: readonly ReplayableCall[]): string[] {
  const names = calls.flatMap(({ username }) =>
    username !== null && !archetypeOf(username) ? [username] : [],
  );
  return [...new Set(names)];
}

/** A mock names its logins after their kind, unless they were given other names: `debtor@env-1.example`. */
function archetypeOf(username: string | null): ArchetypeName | undefined {
  return ARCHETYPE_NAMES.find((name) => name === username?.split('@')[0]);
}
