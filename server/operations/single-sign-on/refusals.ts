import type { Refusals } from '../call.ts';

/** With what signing on is refused; it passes no gate, so what a gate refuses stands here as well. */
export const signOnRefusals = {
  GetToken: [1000, 1002, 1004, 2042],
  GetToken2: [1000, 1002, 1004],
  GetTokenWithDomain: [1000, 1002, 1004, 2043],
} satisfies Refusals<'SingleSignOn'>;
