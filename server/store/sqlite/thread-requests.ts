import type { Change, KeptCalls } from '../store.ts';
import type { Outline, Portion } from './database.ts';

/** What is asked of the thread that holds a file of SQLite. */
export type ThreadRequest =
  | { readonly kind: 'open'; readonly file: string }
  /** Sees to it that what can be read is on the disk: asked for after it was opened, until it is done. */
  | { readonly kind: 'secure' }
  | { readonly kind: 'outline' }
  | { readonly kind: 'records'; readonly after: number }
  | { readonly kind: 'read-calls' }
  | { readonly kind: 'begin'; readonly world: string }
  /** @property mark what tells these changes from all others: the file holds that of the last ones that it took. */
  | { readonly kind: 'write'; readonly changes: readonly Change[]; readonly mark: string }
  | { readonly kind: 'check' }
  | { readonly kind: 'compact' }
  | { readonly kind: 'copy'; readonly file: string }
  /** Leaves one file that holds everything. */
  | { readonly kind: 'gather' }
  | { readonly kind: 'close' };

/** What is answered to those that ask for something. */
export interface Answers {
  /** The mark of what was written last; null where nothing was yet. */
  readonly open: string | null;
  readonly secure: null;
  readonly outline: Outline;
  readonly records: Portion;
  readonly 'read-calls': KeptCalls;
  readonly begin: null;
  readonly write: null;
  readonly check: readonly string[];
  readonly compact: null;
  readonly copy: null;
  readonly gather: null;
  readonly close: null;
}

/** What it answers: requests are answered in the order in which they come. */
export type ThreadAnswer<Kind extends ThreadRequest['kind'] = ThreadRequest['kind']> =
  | { readonly answer: Answers[Kind] }
  | { readonly error: ThreadError };

/** What went wrong, as far as it can be told to another thread. */
export interface ThreadError {
  readonly message: string;
  /** Of SQLite, e.g. `SQLITE_FULL`, or of the loading of a module; null for none. */
  readonly code: string | null;
  /** Whether nothing of it was done, and never will be; false where it may have been. */
  readonly isUndone: boolean;
}
