import type { DateTime, Decimal } from '../../../fixtures/seed.ts';
import type { Running } from './running.ts';

/** A car of the employer that an employee may use for themselves. */
export interface LeaseCar extends Running {
  readonly brand: string | null;
  readonly model: string | null;
  readonly licencePlate: string | null;
  /** The part of the catalogue value that counts as wage, as it was sent. */
  readonly additionPercentage: string | null;
  readonly lease: LeaseContract;
  readonly firstRegisteredOn: DateTime;
  /** In grams a kilometre. */
  readonly co2Emissions: number;
  readonly catalogueValue: Decimal;
  readonly startDate: DateTime;
  readonly contribution: CarContribution;
}

/** What was agreed with the lease company; amounts in euros. */
interface LeaseContract {
  readonly company: string | null;
  readonly number: string | null;
  readonly duration: number;
  readonly pricePerMonth: Decimal;
  readonly maxMileage: number;
  readonly priceOfMoreMileage: Decimal;
  readonly priceOfLessMileage: Decimal;
}

/** What the employee pays for the car; amounts in euros. */
interface CarContribution {
  readonly reasonForNone: number;
  readonly privatePercentage: number;
  readonly privateUse: Decimal;
  readonly notDeductible: Decimal;
}
