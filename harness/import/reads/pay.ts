import type { WageComponent } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import type {
  DaysVarWorked,
  EmployeeCostCenter,
  EmployeeLeaseCar,
  HourComponent,
  Spaarloon,
} from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import {
  columns,
  type Declarations,
  eachEmployee,
  employee,
  holding,
  holdingValue,
  isObject,
  within,
} from '../declaring.ts';
import type { Values } from '../statement.ts';
import { dayOrNone } from './words.ts';

/** What employees are paid besides their salaries, and who bears the costs. */

const wage = columns<WageComponent>({ id: 'Id', code: 'Code', value: 'Value' });
const hours = columns<HourComponent>({ id: 'Id', code: 'HourCode', value: 'Hours' });

const FIXED = { kind: 'fixed' } as const;
const VARIABLE = { kind: 'variable' } as const;

/** The parts of a split are answered as a list; that there are none is a split over nothing. */
const costSplit = holdingValue('costSplits', (answer) =>
  Array.isArray(answer) && answer.length > 0
    ? { parts: (answer as EmployeeCostCenter[]).filter(isObject).map(costPart) }
    : null,
);

const costPart = columns<EmployeeCostCenter>({
  id: 'Id',
  costCenterId: ({ CostCenter: center }) => center?.Id,
  costUnitId: ({ Kostensoort: unit }) => unit?.Code ?? null,
  percentage: 'Percentage',
  isDefault: 'Default',
  costCenter: ({ CostCenter: center }) =>
    center ? { id: center.Id, code: center.Code ?? '', description: center.Description ?? '' } : undefined,
  costUnit: ({ Kostensoort: unit }) =>
    unit ? { code: unit.Code ?? '', description: unit.Description ?? '' } : undefined,
});

const days = (answer: unknown): Values | null =>
  typeof answer === 'number' && answer !== 0 ? { days: answer } : null;

const variableDays = (answer: unknown): Values | null => {
  if (!isObject(answer)) return null;
  const { Days, PlusMinusDaysForWageComp } = answer as DaysVarWorked;
  return { days: Days, componentDays: PlusMinusDaysForWageComp };
};

const savings = columns<Spaarloon>({ id: 'Id', amount: 'Value' });

const leaseCar = columns<EmployeeLeaseCar>({
  id: 'Id',
  brand: 'Brand',
  model: 'Model',
  licencePlate: 'LicensePlate',
  additionPercentage: 'AdditionPercentage',
  lease: (wire) => ({
    company: wire.ContractLeaseCompany ?? null,
    number: wire.ContractNumber ?? null,
    duration: wire.ContractDuration,
    pricePerMonth: wire.LeasingPriceMonth,
    maxMileage: wire.MaxMileage,
    priceOfMoreMileage: wire.PriceMoreMileage,
    priceOfLessMileage: wire.PriceLessMileage,
  }),
  firstRegisteredOn: 'FirstResgistrationDate',
  co2Emissions: 'CO2Emissions',
  catalogueValue: 'CatalogValue',
  startDate: 'StartDate',
  endDate: ({ EndDate }) => dayOrNone(EndDate),
  contribution: (wire) => ({
    reasonForNone: wire.ReasonNoContribution,
    privatePercentage: wire.ContributionPrivatePercentage,
    privateUse: wire.ContributionPrivateUse,
    notDeductible: wire.ContributionNotDeductible,
  }),
});

export const pay: Declarations = {
  EmployeeService: {
    WageComponentFixed_GetCurrent: employee(holding('wageComponents', wage, FIXED)),
    WageComponentFixed_Get: employee(holding('wageComponents', wage, FIXED)),
    WageComponentVar_GetCurrent: employee(holding('wageComponents', wage, VARIABLE)),
    WageComponentVar_Get: employee(holding('wageComponents', wage, VARIABLE)),
    HourComponentFixed_GetCurrent: employee(holding('hourComponents', hours, FIXED)),
    HourComponentFixed_Get: employee(holding('hourComponents', hours, FIXED)),
    HourComponentVar_GetCurrent: employee(holding('hourComponents', hours, VARIABLE)),
    HourComponentVar_Get: employee(holding('hourComponents', hours, VARIABLE)),
    CostCenter_GetCurrent: employee(costSplit),
    CostCenter_Get: employee(costSplit),
    CostCenter_GetAllEmployeesByCompany: eachEmployee(within('CostCenters', costSplit)),
    DaysFixed_GetCurrent: employee(holdingValue('fixedDays', days)),
    DaysFixed_Get: employee(holdingValue('fixedDays', days)),
    DaysVar_GetCurrent: employee(holdingValue('variableDays', days)),
    DaysVar_Get: employee(holdingValue('variableDays', days)),
    DaysVarWorked_GetCurrent: employee(holdingValue('variableDays', variableDays)),
    DaysVarWorked_Get: employee(holdingValue('variableDays', variableDays)),
    Levensloop_Get: employee(holding('levensloop', savings)),
    Spaarloon_Get: employee(holding('spaarloon', savings)),
    Spaarloon_GetList: employee(holding('spaarloon', savings)),
    LeaseCar_GetCurrent: employee(holding('leaseCars', leaseCar)),
    LeaseCar_Get: employee(holding('leaseCars', leaseCar)),
    LeaseCar_GetList: employee(holding('leaseCars', leaseCar)),
    LeaseCar_GetAll_EmployeesByCompany: eachEmployee(within('LeaseCars', holding('leaseCars', leaseCar))),
    LeaseCar2_GetAll_EmployeesByCompany: eachEmployee(within('LeaseCars', holding('leaseCars', leaseCar))),
  },
};
