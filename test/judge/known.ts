import type { Comparison } from './compare.ts';

interface Known {
  /** The entry of contracts/facts that is not followed yet, or why the two differ for good. */
  readonly reason: string;
  readonly covers: (comparison: Comparison) => boolean;
}

/**
 * The differences between judge and product that are no news. A fact's id stands for one that contracts/facts tells and
 * the product does not follow yet; it goes when the product does.
 */
export const KNOWN: readonly Known[] = [
  ...['wire-comment-in-value', 'wire-entity-unread', 'wire-nil-forms', 'wire-type-of-operation'].map(
    (reason) => ({
      reason,
      covers: ({ touches }: Comparison) => touches.includes(reason),
    }),
  ),
  {
    reason: 'wire-carriage-return',
    covers: ({ kind, document }) => kind === 'answer' && document.includes('&#xD;'),
  },
];
