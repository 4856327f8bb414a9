import type { ServiceName, Version } from '../interface/model.ts';

/** Of which operation something was seen. */
export interface OfOperation {
  readonly service: ServiceName;
  readonly version: Version;
  readonly operation: string;
}

/** That a case called an operation of a real service and held. */
export interface Verified extends OfOperation {
  /** The address of the service. */
  readonly target: string;
  /** The day of the run: `2026-12-01`. */
  readonly date: string;
}

/** Where the mock answers something else than a service did. */
export interface Contradiction {
  /** From the element in the body down: `List_GetAllResponse/List_GetAllResult/Debtor[2]/Name`. */
  readonly path: string;
  /** What was captured there, and what the mock answers, null for nothing; left out where that may tell of people. */
  readonly expected?: string | null;
  readonly found?: string | null;
}

/** What a service answered to reads of an operation, beside what the mock answers to them in a world made of all answers. */
export interface ComparedAnswers extends OfOperation {
  /** How many answers the mock repeats byte by byte, faults not counted. */
  readonly same: number;
  /** How many it gives otherwise, though its world holds what they say. */
  readonly otherwise: number;
  /** How many it gives otherwise, since its world does not hold what they say: they tell nothing of the mock. */
  readonly untold: number;
  /** The first that it gives otherwise; null for none. */
  readonly contradiction: Contradiction | null;
}

/** What a capture of a real service says of the mock. */
export interface CaptureEvidence {
  /** The address of the service. */
  readonly target: string;
  /** When its first read was made, by which it is known again: `2026-12-01T09:00:00.000Z`; null where nothing says so. */
  readonly since: string | null;
  readonly operations: readonly ComparedAnswers[];
}

/** What an evidence file holds. */
export interface EvidenceFile {
  readonly $comment?: string;
  /** By cases. */
  readonly verified: readonly Verified[];
  /** By captures. */
  readonly captures: readonly CaptureEvidence[];
}
