import type { Invariant } from '../support/invariant.ts';
import { administration } from './administration.ts';
import { payroll } from './payroll.ts';
import { records } from './records.ts';

/** Every invariant, by theme. */
export const invariants: readonly Invariant[] = [...records, ...administration, ...payroll];
