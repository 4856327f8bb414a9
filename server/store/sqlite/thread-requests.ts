import type { Change, Kept, KeptCalls } from '../store.ts';

/** What is asked of the thread that holds a file of SQLite. */
export type ThreadRequest =
  | { readonly kind: 'open'; readonly file: string }
  | { readonly kind: 'read' }
  | { readonly kind: 'read-calls' }
  | { readonly kind: 'begin'; readonly world: string }
  | { readonly kind: 'write'; readonly changes: readonly Change[] }
  | { readonly kind: 'close' };

/** What it answers: requests are answered in the order in which they come. */
export type ThreadAnswer = { readonly kept: Kept | KeptCalls | null } | { readonly error: ThreadError };

/** What went wrong, as far as it can be told to another thread. */
export interface ThreadError {
  readonly message: string;
  /** Of SQLite, e.g. `SQLITE_FULL`, or of the loading of a module; null for none. */
  readonly code: string | null;
}
