/** The product's own limit: so many calls a second, and how long each above it waits (fact: calls-per-second). */
export const PRODUCT_LIMIT = { calls: 150, ms: 500 } as const;

/** How many pieces a slow answer comes in. */
export const DRIP_PIECES = 10;

/** An hour: no call waits longer for one rule, and timers stay far from where they overflow. */
export const LONGEST_DELAY_MS = 3_600_000;
