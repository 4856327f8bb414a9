import type { Guid } from '../../../contracts/interface/values.ts';
import type { DateTime } from '../../../fixtures/seed.ts';

/** A report that is made in the background. */
export interface ReportTask {
  readonly id: number;
  /** By which it is asked for again. */
  readonly guid: Guid;
  /** The id of the login that asked. */
  readonly askedBy: number;
  readonly askedAt: DateTime;
  /** The document in pieces, each a text in UTF-8; null when it could not be made. */
  readonly content: readonly Uint8Array[] | null;
}
