/** Who makes calls. */
export const CALL_MAKERS = ['client', 'console'] as const;
export type CallMaker = (typeof CALL_MAKERS)[number];

/** Of whom calls are wanted. */
export type CallMakers = CallMaker | 'all';
