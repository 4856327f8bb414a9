/** How the calls of a command reach the mock. */
export const WAYS = ['auto', 'proxy', 'hosts'] as const;

export type Way = (typeof WAYS)[number];
