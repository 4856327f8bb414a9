import type {
  SalaryTableScale as WireScale,
  SalaryTableStep as WireStep,
} from '../../../contracts/interface/generated/v3/CompanyService.ts';
import { type Decimal, fromHundredths } from '../../../fixtures/decimal.ts';
import { type SalaryScale, type SalaryStep, salaryTable, stepPay } from '../../../fixtures/salary-table.ts';
import type { PeriodType, SalaryPlace } from '../../../fixtures/seed.ts';
import { missing, noSuch } from './faults.ts';
import { sharedGuidOf } from './guid.ts';

/** Where an employee stands in the salary table; without a step anywhere in the scale. */
export interface TablePlace {
  readonly scale: SalaryScale;
  readonly step: SalaryStep | null;
}

/** @throws NmbrsFault InvalidSetOfValues without a name, NotFound for one that the table does not have. */
export function scaleNamed(name: string | null | undefined, path: string): SalaryScale {
  return named(salaryTable.scales, name, path, 'the salary table', 'scale');
}

/** @throws NmbrsFault InvalidSetOfValues without a name, NotFound for one that the scale does not have. */
export function stepNamed(scale: SalaryScale, name: string | null | undefined, path: string): SalaryStep {
  return named(scale.steps, name, path, `scale ${scale.name}`, 'step');
}

function named<T extends { readonly name: string }>(
  list: readonly T[],
  name: string | null | undefined,
  path: string,
  owner: string,
  what: string,
): T {
  if (!name) throw missing(path);
  const entry = list.find((entry) => entry.name === name);
  if (!entry) throw noSuch(owner, what, name);
  return entry;
}

/** The guids by which the newer operations know the table and what is in it. */
export const guids = {
  table: sharedGuidOf('salary table', String(salaryTable.code)),
  scale: ({ name }: SalaryScale) => sharedGuidOf('salary scale', name),
  step: ({ name }: SalaryScale, step: SalaryStep) => sharedGuidOf('salary step', `${name}/${step.name}`),
};

/** A place by guids, which were sent as text. @throws NmbrsFault NotFound for what is not in the table. */
export function placeWithGuids(
  tableGuid: string | null,
  scaleGuid: string | null,
  stepGuid: string | null,
): TablePlace & { readonly step: SalaryStep } {
  const isSame = (guid: string, sent: string | null) => guid === sent?.trim().toLowerCase();
  if (!isSame(guids.table, tableGuid)) throw noSuch('the company', 'salary table', tableGuid);
  const scale = salaryTable.scales.find((scale) => isSame(guids.scale(scale), scaleGuid));
  if (!scale) throw noSuch('the salary table', 'scale', scaleGuid);
  const step = scale.steps.find((step) => isSame(guids.step(scale, step), stepGuid));
  if (!step) throw noSuch(`scale ${scale.name}`, 'step', stepGuid);
  return { scale, step };
}

/** The place that a salary remembers. */
export function placeOf({ scale, step }: SalaryPlace): TablePlace {
  const known = scaleNamed(scale, 'the scale of the salary');
  return { scale: known, step: step === null ? null : stepNamed(known, step, 'the step of the salary') };
}

/** Of the steps of a scale the last, which its percentages are of (mark: scale-percentage-of-last-step). */
export function topOf({ name, steps }: SalaryScale): SalaryStep {
  const top = steps.at(-1);
  if (!top) throw new Error(`Scale ${name} of the salary table has no steps.`);
  return top;
}

/** The lowest percentage of its top that a scale pays: the first step. */
export function lowestPercentage(scale: SalaryScale): Decimal {
  const [lowest = topOf(scale)] = scale.steps;
  return fromHundredths(Math.round((lowest.monthly / topOf(scale).monthly) * 100 * 100));
}

export const HIGHEST_PERCENTAGE: Decimal = '100.00';

/** The table, on the wire. */
export const wireTable = { Code: salaryTable.code, Description: salaryTable.description };

export function scaleToWire(scale: SalaryScale, type: PeriodType): WireScale {
  return {
    Scale: scale.name,
    SchaalDescription: scale.description,
    ScaleValue: stepPay(topOf(scale), type),
    ScalePercentageMax: HIGHEST_PERCENTAGE,
    ScalePercentageMin: lowestPercentage(scale),
  };
}

export function stepToWire(step: SalaryStep, type: PeriodType): WireStep {
  return { Step: step.name, StepDescription: step.description, StepValue: stepPay(step, type) };
}
