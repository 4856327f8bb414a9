import { z } from 'zod';
import { bytes, decimal, id, int, moment, text } from '../notation.ts';
import { fromPeriod, periodBound } from './common.ts';

/** Something paid, withheld or worked in pay periods: in euros for a wage code, in hours for an hour code. */
export const componentSchema = z.strictObject({
  ...periodBound,
  code: z.int(),
  value: decimal(),
  kind: z.enum(['fixed', 'variable']).describe('Until it is stopped, or in one period.'),
  costCenterId: z.int().nullable(),
  costUnitId: z.int().nullable(),
  comment: text().nullable(),
  attachment: z
    .strictObject({ name: text().nullable(), content: bytes().nullable() })
    .nullable()
    .exactOptional(),
});

/** Over which cost centres the costs of an employee are spread. */
export const costSplitSchema = z.strictObject({
  ...fromPeriod,
  parts: z.array(
    z.strictObject({
      id: id(),
      costCenterId: z.int(),
      costUnitId: z.int().nullable(),
      percentage: decimal(),
      isDefault: z.boolean(),
    }),
  ),
});

/** How many days an employee worked in each period in which this counts. */
export const daysWorkedSchema = z.strictObject({ ...periodBound, days: int(), componentDays: int() });

const running = { ...periodBound, endDate: moment().nullable().describe('The last day.') };

export const leaseCarSchema = z.strictObject({
  ...running,
  brand: text().nullable(),
  model: text().nullable(),
  licencePlate: text().nullable(),
  additionPercentage: text().nullable(),
  lease: z.strictObject({
    company: text().nullable(),
    number: text().nullable(),
    duration: int(),
    pricePerMonth: decimal(),
    maxMileage: int(),
    priceOfMoreMileage: decimal(),
    priceOfLessMileage: decimal(),
  }),
  firstRegisteredOn: moment(),
  co2Emissions: int(),
  catalogueValue: decimal(),
  startDate: moment(),
  contribution: z.strictObject({
    reasonForNone: int(),
    privatePercentage: int(),
    privateUse: decimal(),
    notDeductible: decimal(),
  }),
});

/** What an employee saves of the wage every period. */
export const savingsSchema = z.strictObject({ ...running, amount: decimal() });
