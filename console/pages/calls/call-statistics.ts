import { counted } from '../../../base/counted.ts';
import type { Entry } from './call-entries.ts';

/** What happened in one of the parts that the time is cut into. */
export interface Slot {
  readonly answered: number;
  readonly refused: number;
  /** Half of its calls took no longer, in milliseconds; null where that is known of none. */
  readonly median: number | null;
}

/** How many calls there were over time, and how long they took. */
export interface Statistics {
  readonly slots: readonly Slot[];
  /** When the first and the last of them were made, ISO 8601. */
  readonly from: string;
  readonly to: string;
  readonly answered: number;
  readonly refused: number;
  /** In milliseconds; null where that is known of no call. */
  readonly median: number | null;
  readonly longest: number | null;
}

/** In as many parts the time is cut. */
const SLOTS = 60;

/** Of entries, newest first; null of none. */
export function statisticsOf(entries: readonly Entry[]): Statistics | null {
  const [newest, oldest] = [entries[0], entries.at(-1)];
  if (!newest || !oldest) return null;
  const [from, to] = [timeOf(oldest), timeOf(newest)];
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  const gathered = Array.from({ length: SLOTS }, () => ({ answered: 0, refused: 0, took: [] as number[] }));
  for (const entry of entries) {
    const share = end > begin ? (Date.parse(timeOf(entry)) - begin) / (end - begin) : 0;
    const slot = gathered[Math.min(SLOTS - 1, Math.max(0, Math.floor(share * SLOTS)))];
    if (!slot) continue;
    const { answered, refused } = outcomeOf(entry);
    slot.answered += answered;
    slot.refused += refused;
    if (entry.kind === 'call') slot.took.push(entry.call.durationMs);
  }
  const all = gathered.flatMap(({ took }) => took);
  return {
    slots: gathered.map(({ took, ...counts }) => ({ ...counts, median: medianOf(took) })),
    from,
    to,
    answered: sumOf(gathered.map(({ answered }) => answered)),
    refused: sumOf(gathered.map(({ refused }) => refused)),
    median: medianOf(all),
    longest: all.length === 0 ? null : Math.max(...all),
  };
}

/** All that the picture shows, in words. */
export function statisticsText({ answered, refused, median, longest }: Statistics): string {
  const count = `${counted(answered + refused, 'call')}, ${refused === 0 ? 'none' : refused} refused.`;
  if (median === null || longest === null) return count;
  return `${count} Half of them took ${millisecondsText(median)} at most, the longest ${millisecondsText(longest)}.`;
}

/** A duration: 0.4 ms, 12 ms. */
export function millisecondsText(milliseconds: number): string {
  return `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`;
}

function timeOf(entry: Entry): string {
  return entry.kind === 'call' ? entry.call.time : entry.at;
}

function outcomeOf(entry: Entry): { readonly answered: number; readonly refused: number } {
  if (entry.kind === 'call') {
    const isAnswered = entry.call.status === 200 && entry.call.fault === null;
    return isAnswered ? { answered: 1, refused: 0 } : { answered: 0, refused: 1 };
  }
  const { count, byOutcome } = entry.summary;
  const answered = byOutcome.ok ?? 0;
  return { answered, refused: count - answered };
}

function medianOf(values: readonly number[]): number | null {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)] ?? null;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
