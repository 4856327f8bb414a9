import { counted } from '../base/counted.ts';
import type { RecordedCall } from '../contracts/control/calls.ts';
import type { Duration } from '../contracts/control/clock.ts';
import type { RehearsalName } from '../contracts/control/rehearsals.ts';
import type { TroubleReport } from '../contracts/control/trouble.ts';
import type { Stage } from './stage.ts';

/** What an integration did while the end of SOAP was played. */
export interface Reaction {
  /** How many calls it made, and how many of them met the end. */
  readonly calls: number;
  readonly refused: number;
  /** How many of these were made again as they had been refused before. */
  readonly repeated: number;
  /** How often the call was made that was tried most. */
  readonly mostTries: number;
  /** How many calls it made after the first that was refused: 0 for one that gives up at once. */
  readonly after: number;
  /** The operations that were refused, by how often. */
  readonly operations: Readonly<Record<string, number>>;
  /** All of that in sentences. */
  readonly message: string;
}

/** The end of SOAP, as it is played in an environment and its companions. */
export class Rehearsal {
  readonly name: RehearsalName;
  readonly #stages: readonly [Stage, ...Stage[]];

  constructor(name: RehearsalName, stages: readonly [Stage, ...Stage[]]) {
    this.name = name;
    this.#stages = stages;
  }

  /** The rules that play it in the environment. */
  get rules(): readonly TroubleReport[] {
    return this.#stages[0].rules;
  }

  /** Moves the clock on to what comes later, and begins anew with what is told: `{ days: 1 }` to the end of the next service. */
  async advance(duration: Duration): Promise<void> {
    for (const stage of this.#stages) await stage.advance(duration);
  }

  /** What the integration did since it began, or since the clock was moved on. */
  async reaction(): Promise<Reaction> {
    const calls = await Promise.all(this.#stages.map((stage) => stage.calls()));
    return reactionOf(
      calls.flat().sort((one, other) => one.number - other.number),
      this.rules.map(({ sentence }) => sentence),
    );
  }
}

/**
 * What an integration did in these calls.
 * @param sentences those of the rules that played the end.
 */
export function reactionOf(calls: readonly RecordedCall[], sentences: readonly string[]): Reaction {
  const isRefused = ({ trouble }: RecordedCall) => sentences.some((one) => trouble?.includes(one));
  const refused = calls.filter(isRefused);
  const first = calls.findIndex(isRefused);
  const tries = new Map<string, number>();
  const operations: Record<string, number> = {};
  let mostTries = 0;
  for (const call of refused) {
    const name = `${call.service}.${call.operation}`;
    operations[name] = (operations[name] ?? 0) + 1;
    const same = JSON.stringify([name, call.version, call.username, call.arguments]);
    const tried = (tries.get(same) ?? 0) + 1;
    tries.set(same, tried);
    mostTries = Math.max(mostTries, tried);
  }
  const told = {
    calls: calls.length,
    refused: refused.length,
    repeated: refused.length - tries.size,
    mostTries,
    after: first < 0 ? 0 : calls.length - first - 1,
    operations,
  };
  return { ...told, message: messageOf(told) };
}

function messageOf({
  calls,
  refused,
  repeated,
  mostTries,
  after,
  operations,
}: Omit<Reaction, 'message'>): string {
  if (calls === 0) return 'It made no call.';
  if (refused === 0) return `It made ${counted(calls, 'call')}, and none of them met the end.`;
  return [
    `It made ${counted(calls, 'call')}, of which ${refused} met the end.`,
    repeated === 0
      ? 'It tried none of them again.'
      : `It tried ${counted(repeated, 'time')} again, one call ${mostTries} times in all.`,
    after === 0 ? 'It stopped at the first.' : `It made ${counted(after, 'call')} after the first.`,
    ...Object.entries(operations).map(([name, times]) => `  ${times} × ${name}`),
  ].join('\n');
}
