import type fc from 'fast-check';
import type { Tree } from './tree.ts';

/** What may be sent: a text that is always the same, null for nothing, or whatever is drawn. */
export type Rule = string | null | fc.Arbitrary<Tree>;
