import { operationKey } from '../consumer/consumer.ts';
import type { RecordedMessages } from '../consumer/recorded-messages.ts';
import { ARCHETYPE_NAMES } from '../format/archetypes.ts';
import type { ControlApi } from '../targets/control-api.ts';
import { type Outcome, type ReplayableCall, replayAs, replayable } from './replay.ts';
import { type NeededSight, neededSight } from './sight.ts';

/** What each kind of login gets for the calls of an integration, and what a login needs to make them. */
export interface PermissionMatrix {
  /** The operations in the order in which they were first called: `EmployeeService.Absence2_Insert`. */
  readonly operations: readonly CalledOperation[];
  readonly logins: readonly MatrixRow[];
  readonly sight: NeededSight;
}

export interface CalledOperation {
  readonly operation: string;
  readonly calls: number;
  /** Whether it names no debtor, company or employee, so that it lists whatever its login sees. */
  readonly listsAll: boolean;
}

export interface MatrixRow {
  readonly archetype: string;
  /** In the order of the operations. */
  readonly cells: readonly Cell[];
}

/** What a login got for the calls of one operation. */
export interface Cell {
  readonly answered: number;
  /** The numbers of faults, or what else came, with how often. */
  readonly refused: Readonly<Record<string, number>>;
  /** Of lists: how many records it was answered with, and how many a master is; null for other answers. */
  readonly listed: { readonly got: number; readonly all: number } | null;
}

export interface MatrixOptions {
  /** The environment that the fresh ones begin as copies of. */
  readonly from: string;
}

/**
 * Replays calls under every archetype, each in an environment of its own.
 * @throws MockRefusal when there is no such environment; Unreachable when nobody answers.
 */
export async function permissionMatrix(
  recorded: readonly RecordedMessages[],
  control: ControlApi,
  { from }: MatrixOptions,
): Promise<PermissionMatrix> {
  const calls = replayable(recorded);
  const names = [...new Set(calls.map(nameOf))];
  const asMaster = await replayAs('master', calls, control, from);
  const logins: MatrixRow[] = [];
  for (const archetype of ARCHETYPE_NAMES) {
    const outcomes = archetype === 'master' ? asMaster : await replayAs(archetype, calls, control, from);
    logins.push({
      archetype,
      cells: names.map((name) => {
        const own = calls.flatMap((call, at) => (nameOf(call) === name ? [at] : []));
        return cellOf(
          own.map((at) => outcomes[at] as Outcome),
          own.map((at) => asMaster[at] as Outcome),
        );
      }),
    });
  }
  const sight = await neededSight(calls, control, from);
  return { operations: names.map((name) => calledOperation(name, calls)), logins, sight };
}

function calledOperation(name: string, calls: readonly ReplayableCall[]): CalledOperation {
  const own = calls.filter((call) => nameOf(call) === name);
  return {
    operation: name,
    calls: own.length,
    listsAll: own.every(({ request }) => request.children.length === 0),
  };
}

function cellOf(outcomes: readonly Outcome[], asMaster: readonly Outcome[]): Cell {
  const refused: Record<string, number> = {};
  for (const { got } of outcomes) if (got !== 'ok') refused[got] = (refused[got] ?? 0) + 1;
  const listed = (all: readonly Outcome[]) => all.reduce((sum, one) => sum + (one.listed ?? 0), 0);
  const isList = outcomes.some((one) => one.listed !== null);
  return {
    answered: outcomes.filter(({ got }) => got === 'ok').length,
    refused,
    listed: isList ? { got: listed(outcomes), all: listed(asMaster) } : null,
  };
}

function nameOf({ operation }: ReplayableCall): string {
  return operationKey(operation);
}
