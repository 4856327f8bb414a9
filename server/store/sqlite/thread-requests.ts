import type { Change, Kept } from '../store.ts';

/** What is asked of the thread that holds a file of SQLite. */
export type ThreadRequest =
  | { readonly kind: 'open'; readonly file: string }
  /** Sees to it that what can be read is on the disk: asked for after it was opened, until it is done. */
  | { readonly kind: 'secure' }
  | { readonly kind: 'read' }
  | { readonly kind: 'begin'; readonly world: string }
  /** @property mark what tells these changes from all others: the file holds that of the last ones that it took. */
  | { readonly kind: 'write'; readonly changes: readonly Change[]; readonly mark: string }
  | { readonly kind: 'close' };

/** What it answers: requests are answered in the order in which they come. */
export type ThreadAnswer =
  /** @property mark null where nothing was written yet. */
  | { readonly kind: 'opened'; readonly mark: string | null }
  | { readonly kind: 'read'; readonly kept: Kept }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: ThreadError };

/** What went wrong, as far as it can be told to another thread. */
export interface ThreadError {
  readonly message: string;
  /** Of SQLite, e.g. `SQLITE_FULL`, or of the loading of a module; null for none. */
  readonly code: string | null;
  /** Whether nothing of it was done, and never will be; false where it may have been. */
  readonly isUndone: boolean;
}
