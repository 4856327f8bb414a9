import type { Invariant } from '../support/invariant.ts';
import { records } from './records.ts';

/** Every invariant, by theme. */
export const invariants: readonly Invariant[] = [...records];
