import type { Forwarder } from '../../server/listener/listener.ts';

/** For listeners without a port around them: every request is for them. */
export const FORWARDS_NOTHING: Forwarder = { plays: () => true, forward: async () => false };
