import { counted } from '../base/counted.ts';
import type { RecordedCall } from '../contracts/control/calls.ts';
import type { RehearsalName } from '../contracts/control/rehearsals.ts';
import type { TroubleReport } from '../contracts/control/trouble.ts';

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

/** The end of SOAP, as it is played in an environment. */
export class Rehearsal {
  readonly name: RehearsalName;
  /** The rules that play it. */
  readonly rules: readonly TroubleReport[];
  readonly #callsSince: () => Promise<readonly RecordedCall[]>;

  /** @param callsSince the calls that were made since it began. */
  constructor(
    name: RehearsalName,
    rules: readonly TroubleReport[],
    callsSince: () => Promise<readonly RecordedCall[]>,
  ) {
    this.name = name;
    this.rules = rules;
    this.#callsSince = callsSince;
  }

  /** What the integration did until now. */
  async reaction(): Promise<Reaction> {
    const sentences = this.rules.map(({ sentence }) => sentence);
    const calls = await this.#callsSince();
    const isRefused = ({ trouble }: RecordedCall) => sentences.some((one) => trouble?.includes(one));
    return reactionOf(calls, isRefused);
  }
}

function reactionOf(calls: readonly RecordedCall[], isRefused: (call: RecordedCall) => boolean): Reaction {
  const refused = calls.filter(isRefused);
  const first = calls.findIndex(isRefused);
  const tries = new Map<string, number>();
  const operations: Record<string, number> = {};
  for (const call of refused) {
    const name = `${call.service}.${call.operation}`;
    operations[name] = (operations[name] ?? 0) + 1;
    const same = JSON.stringify([name, call.version, call.username, call.arguments]);
    tries.set(same, (tries.get(same) ?? 0) + 1);
  }
  const told = {
    calls: calls.length,
    refused: refused.length,
    repeated: refused.length - tries.size,
    mostTries: Math.max(0, ...tries.values()),
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
