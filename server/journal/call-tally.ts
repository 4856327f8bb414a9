import { callLine, callName } from '../../contracts/control/call-text.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { ComparedCall } from './compared-call.ts';

/** How many calls are told beside what was expected. */
const NEAREST = 3;

interface RankedCall extends ComparedCall {
  /** How many of its arguments differ, and how many of those name a record. */
  readonly differences: number;
  readonly ids: number;
}

/** What is known of calls that were held against a pattern one after the other; few of them are kept for it. */
export class CallTally {
  /** The numbers of those that match, and a line for each. */
  readonly matching: number[] = [];
  readonly lines: string[] = [];
  /** How many others there were of the same operation. */
  others = 0;
  /** How often each operation was called. */
  readonly byName = new Map<string, number>();
  /** The number of the last call of all; 0 where there was none. */
  lastNumber = 0;
  #nearest: readonly RankedCall[] = [];

  /** @param compared null for a call of another operation. */
  add(call: RecordedCall, compared: ComparedCall | null): void {
    const name = callName(call);
    this.byName.set(name, (this.byName.get(name) ?? 0) + 1);
    this.lastNumber = call.number;
    if (compared?.matches) {
      this.matching.push(call.number);
      this.lines.push(`  ${callLine(call)}`);
    } else if (compared) {
      this.others++;
      this.#nearest = [...this.#nearest, ranked(compared)].sort(byDistance).slice(0, NEAREST);
    }
  }

  /** Of the others those about the same record first, then those with the fewest differences, the newest among equals. */
  get nearest(): readonly ComparedCall[] {
    return this.#nearest;
  }
}

function ranked(compared: ComparedCall): RankedCall {
  const differing = compared.rows.filter(({ isSame }) => !isSame);
  return { ...compared, differences: differing.length, ids: differing.filter(({ isId }) => isId).length };
}

function byDistance(a: RankedCall, b: RankedCall): number {
  return a.ids - b.ids || a.differences - b.differences || b.call.number - a.call.number;
}
