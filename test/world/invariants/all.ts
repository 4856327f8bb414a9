import type { Invariant } from '../support/invariant.ts';
import { absence } from './absence.ts';
import { administration } from './administration.ts';
import { payAndHours } from './pay-and-hours.ts';
import { payroll } from './payroll.ts';
import { persons } from './persons.ts';
import { records } from './records.ts';
import { service } from './service.ts';

/** Every invariant, by theme. */
export const invariants: readonly Invariant[] = [
  ...persons,
  ...service,
  ...payAndHours,
  ...absence,
  ...records,
  ...administration,
  ...payroll,
];
