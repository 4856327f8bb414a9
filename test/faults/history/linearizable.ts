/**
 * Whether clients of a register saw what one client after another could have seen: each operation took effect at some moment
 * between its beginning and its end. No two writes write the same value, so that each read tells which write it saw, and the
 * question can be decided without trying orders (P. B. Gibbons and E. Korach, *Testing shared memories*, 1997).
 */

/** What a client did to a register. */
export interface Operation<Value> {
  readonly kind: 'write' | 'read';
  /** What was written, or what was read. */
  readonly value: Value;
  /** When it was asked for, on one clock for all clients. */
  readonly start: number;
  /** When it was answered; Infinity for a write without an answer, which may take effect at any time, or never. */
  readonly end: number;
  /** Whether it was refused, and must never take effect. */
  readonly isRefused?: boolean;
}

/** The time in which a value must have been that of the register, or else at one moment of which it was. */
interface Zone<Value> {
  readonly value: Value;
  /** Whether it must have been the value from `low` to `high`. */
  readonly isHeld: boolean;
  readonly low: number;
  readonly high: number;
}

/**
 * What is wrong with a history of a register: the first sentence of it, or null where it is linearizable.
 * @param initial what the register held in the beginning, which no write writes.
 */
export function whyNotLinearizable<Value>(
  initial: Value,
  operations: readonly Operation<Value>[],
): string | null {
  const writes = new Map<Value, Operation<Value>>([
    [initial, { kind: 'write', value: initial, start: -Infinity, end: -Infinity }],
  ]);
  const reads = new Map<Value, Operation<Value>[]>();
  for (const operation of operations) {
    const { kind, value } = operation;
    if (kind === 'read') (reads.get(value) ?? added(reads, value)).push(operation);
    else if (writes.has(value)) throw new Error(`${value} is written twice.`);
    else writes.set(value, operation);
  }
  for (const [value, [read]] of reads) {
    const write = writes.get(value);
    if (!write) return `${value} was read at ${read?.end}, and nobody wrote it`;
    if (write.isRefused) return `${value} was read at ${read?.end}, and its write was refused`;
  }
  const zones: Zone<Value>[] = [];
  for (const [value, write] of writes) {
    const seen = reads.get(value) ?? [];
    const early = seen.find(({ end }) => end < write.start);
    if (early) return `${value} was read at ${early.end}, before it was written at ${write.start}`;
    if (write.isRefused || (write.end === Infinity && seen.length === 0)) continue;
    zones.push(zoneOf(value, [write, ...seen]));
  }
  return conflictIn(zones);
}

function added<Value>(reads: Map<Value, Operation<Value>[]>, value: Value): Operation<Value>[] {
  const none: Operation<Value>[] = [];
  reads.set(value, none);
  return none;
}

function zoneOf<Value>(value: Value, operations: readonly Operation<Value>[]): Zone<Value> {
  const firstEnd = Math.min(...operations.map(({ end }) => end));
  const lastStart = Math.max(...operations.map(({ start }) => start));
  return {
    value,
    isHeld: firstEnd < lastStart,
    low: Math.min(firstEnd, lastStart),
    high: Math.max(firstEnd, lastStart),
  };
}

/** Two values cannot be held at the same time, and none has its moment while another one is held all along. */
function conflictIn<Value>(zones: readonly Zone<Value>[]): string | null {
  const held = zones.filter(({ isHeld }) => isHeld).sort((a, b) => a.low - b.low);
  for (const [at, zone] of held.entries()) {
    const next = held[at + 1];
    if (next && next.low < zone.high)
      return `${zone.value} was still there at ${zone.high}, and ${next.value} already at ${next.low}`;
  }
  for (const { value, low, high } of zones.filter(({ isHeld }) => !isHeld)) {
    const around = held.find((zone) => zone.low < low && high < zone.high);
    if (around)
      return `${value} was there between ${low} and ${high}, and ${around.value} from ${around.low} to ${around.high}`;
  }
  return null;
}
