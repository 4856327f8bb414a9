import { MASK } from '../capture/replace-text.ts';
import type { LeftOut } from './accepted-world.ts';
import type { CapturedRead } from './captured-read.ts';
import type { Difference } from './differences.ts';
import { whyUnheld } from './reads/unheld.ts';

/** Why a read is not answered the same. */
export const REASONS = {
  masked: 'the capture masked it',
  'not in seeds': 'the world cannot hold it',
  'not read yet': 'nothing is declared of what it says',
  contradicted: 'another answer of the capture says otherwise',
  guessed: 'no answer says since when it holds',
  'the mock answers otherwise': 'the world holds it, and the mock answers something else',
} as const;

export type Reason = keyof typeof REASONS;

/** Reads of one operation that differ for one reason. */
export interface DifferingReads {
  readonly service: string;
  readonly version: string;
  readonly operation: string;
  readonly reason: Reason;
  readonly count: number;
  /** More of the reason, where there is: what the world did not take, or which field is contradicted. */
  readonly detail: string | null;
  /** The first difference of the first of them. */
  readonly example: Difference;
}

/** Ids of marks of the facts: guesses about the real service. */
export interface MarksInReport {
  /** Of operations of which the mock repeats every captured answer that is no fault. */
  readonly supported: readonly string[];
  /** Of operations of which it answers something otherwise that its world holds. */
  readonly questioned: readonly string[];
}

/** What became of a capture. */
export interface ImportReport {
  readonly reads: number;
  readonly same: number;
  /** How many exchanges are no reads: calls that write, descriptions of services, and what is not known. */
  readonly others: number;
  /** Those that most reads are about first. */
  readonly differing: readonly DifferingReads[];
  readonly marks: MarksInReport;
  readonly guesses: readonly string[];
  readonly leftOut: readonly LeftOut[];
  /** By whom it is about: the fields of which a later answer says something else. */
  readonly contradictions: Readonly<Record<string, readonly string[]>>;
}

/** What is known of what a read says. */
export interface Background {
  readonly isDeclared: boolean;
  /** Of whom it says something: `employee 5000001`, and in which fields. */
  readonly said: ReadonlyMap<string, ReadonlySet<string>>;
  readonly leftOut: readonly LeftOut[];
  readonly contradictions: ReadonlyMap<string, readonly string[]>;
  /** By owner: its lists of which it was guessed since when they hold. */
  readonly undated: ReadonlyMap<string, readonly string[]>;
}

/** Why a read is not answered the same, and more of it. */
export function reasonOf(
  { operation }: CapturedRead,
  differences: readonly Difference[],
  { isDeclared, said, leftOut, contradictions, undated }: Background,
): Pick<DifferingReads, 'reason' | 'detail'> {
  if (differences.every(({ expected }) => expected?.includes(MASK)))
    return { reason: 'masked', detail: null };
  const unheld = whyUnheld(
    operation,
    differences.map(({ path }) => path),
  );
  if (unheld !== null) return { reason: 'not in seeds', detail: unheld };
  if (!isDeclared) return { reason: 'not read yet', detail: null };
  const isSaid = (owner: string, field: string) => said.get(owner)?.has(listName(field)) ?? false;
  // What has another id, or is not there at all, answers nothing the same.
  const isWhole = (field: string) => field === '' || field === 'id';
  const refused = leftOut.find(
    ({ owner, field }) => isSaid(owner, field) || (isWhole(field) && said.has(owner)),
  );
  if (refused) return { reason: 'not in seeds', detail: refused.why };
  const saidOf = (fieldsByOwner: Background['undated']) =>
    [...fieldsByOwner].flatMap(([owner, fields]) =>
      fields.filter((field) => isSaid(owner, field)).map((field) => `${owner}: ${field}`),
    )[0];
  const contradicted = saidOf(contradictions);
  if (contradicted !== undefined) return { reason: 'contradicted', detail: contradicted };
  const guessed = saidOf(undated);
  if (guessed !== undefined) return { reason: 'guessed', detail: guessed };
  return { reason: 'the mock answers otherwise', detail: null };
}

/** Personal information stands in two fields, which are one to answers. */
function listName(field: string): string {
  const name = field.replace(/[.[].*$/s, '');
  return name === 'personalInfo' ? 'personalInfos' : name;
}
