import type {
  Salary as WireSalary,
  SalaryType as WireSalaryType,
  SalaryTableEmployee as WireTablePlace,
} from '../../../../contracts/interface/generated/v3/EmployeeService.ts';
import type { PeriodType } from '../../../../fixtures/seed.ts';
import type { Company, Salary, SalaryType } from '../../../world/records.ts';
import { placeOf, scaleToWire, stepToWire, type TablePlace, wireTable } from '../salary-table.ts';
import { readingByPeriod } from './dated-history.ts';

/** In the order of the enum of the WSDL. */
const TYPES = [
  ['none', 'None'],
  ['grossFullTime', 'Bruto_Salaris_Fulltime'],
  ['grossPartTime', 'Bruto_Salaris_Partime'],
  ['grossHourly', 'Bruto_Uurloon'],
  ['netPartTimeWithComponents', 'Netto_Salaris_Partime_incl_looncomp'],
  ['netPartTimeWithoutComponents', 'Netto_Salaris_Partime_excl_looncomp'],
  ['netHourlyWithoutComponents', 'Netto_Uurloon_excl_looncomp'],
  ['employerCosts', 'Werkgerverslasten'],
  ['netHourlyWithComponents', 'Netto_Uurloon_incl_looncomp'],
] as const satisfies readonly (readonly [SalaryType, WireSalaryType])[];

const WIRE_TYPE = Object.fromEntries(TYPES) as Record<SalaryType, WireSalaryType>;

const TYPE_OF_WIRE = Object.fromEntries(TYPES.map(([type, wire]) => [wire, type])) as Record<
  WireSalaryType,
  SalaryType
>;

export function salaryTypeFromWire(type: WireSalaryType): SalaryType {
  return TYPE_OF_WIRE[type];
}

/** Where the type is a number, it is its place in the enum (mark: salary-type-number). */
export function salaryTypeNumber(type: SalaryType): number {
  return TYPES.findIndex(([one]) => one === type);
}

export function salaryToWire({ value, type, startDate, place }: Salary, { periodType }: Company): WireSalary {
  return {
    Value: value,
    Type: WIRE_TYPE[type],
    SalaryTable: place ? placeToWire(placeOf(place), periodType) : null,
    StartDate: startDate,
  };
}

function placeToWire({ scale, step }: TablePlace, periodType: PeriodType): WireTablePlace {
  return {
    ...wireTable,
    Schaal: scaleToWire(scale, periodType),
    Trede: step && stepToWire(step, periodType),
  };
}

/** What an employee earns in a period. */
export const salaryReading = readingByPeriod(({ salaries }) => salaries, salaryToWire);
