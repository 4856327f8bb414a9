import type { Block } from './blocks.ts';
import type { Workshop } from './workshop.ts';

/** What became of a block: it did what its page says, or did not, or something is not installed that it needs. */
export type Result =
  | { readonly kind: 'held' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'skipped'; readonly why: string };

export const HELD: Result = { kind: 'held' };

export function failed(why: string): Result {
  return { kind: 'failed', why };
}

/** Where REQUIRE_CLIENTS is set, everything must be there. */
export function notInstalled(why: string): Result {
  return process.env.REQUIRE_CLIENTS ? failed(why) : { kind: 'skipped', why };
}

/** What runs the blocks of a language. */
export interface Runner {
  readonly takes: (block: Block) => boolean;
  /** All of its blocks, in the order of the pages. @returns what became of each. */
  readonly run: (blocks: readonly Block[], workshop: Workshop) => Promise<Map<Block, Result>>;
}
