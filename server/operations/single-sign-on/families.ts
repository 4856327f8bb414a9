import type { Families } from '../call.ts';
import { getToken } from './get-token.ts';

/** What serves SingleSignOn. */
export const signOnFamilies = {
  both: [getToken],
  v3: [],
  'v2.1': [],
} as const satisfies Families;
