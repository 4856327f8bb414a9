import type { EmployeeLeaseCar as WireLeaseCar } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { DEFAULT_DATE_TIME } from '../../../contracts/interface/values.ts';
import { daysOf } from '../../../fixtures/period-days.ts';
import type { PeriodType } from '../../../fixtures/seed.ts';
import { periodOn } from '../../world/periods.ts';
import type { LeaseCar } from '../../world/records/lease-car.ts';
import type { Call, Family } from '../call.ts';
import { companyOf, openPeriodOf } from '../shared/employee/periods.ts';
import { RunningList } from '../shared/employee/running-list.ts';
import { endsBeforeStart, missing } from '../shared/faults.ts';
import { type NamedPeriod, type PeriodOf, reading, writing } from '../shared/period-of.ts';
import { sentDay } from '../shared/sent-day.ts';

const cars = new RunningList<LeaseCar>({
  what: 'lease car',
  read: ({ leaseCars }) => leaseCars,
  write: (employee, leaseCars) => ({ ...employee, leaseCars }),
});

/** The lease cars of an employee. */
export const leaseCar = {
  LeaseCar_GetCurrent({ EmployeeId }, call) {
    return carIn(EmployeeId, openPeriodOf, call);
  },

  LeaseCar_Get({ EmployeeId, ...period }, call) {
    return carIn(EmployeeId, reading(period), call);
  },

  LeaseCar_GetList({ EmployeeId, ...period }, call) {
    return cars.in(call.view.employee(EmployeeId), reading(period), call).map(toWire);
  },

  LeaseCar_GetAll_EmployeesByCompany: carsOfCompany,
  /** Differs from the older form in nothing (mark: lease-car-second-form). */
  LeaseCar2_GetAll_EmployeesByCompany: carsOfCompany,

  /** Has no unprotected mode, so a closed period stays closed (mark: closed-period-without-switch). */
  LeaseCar_Insert({ EmployeeId, LeaseAuto, ...period }, call) {
    return insert(EmployeeId, LeaseAuto, writing(period, false), call);
  },

  /** In the open period, whatever period is sent along (mark: lease-car-current-period). */
  LeaseCar_InsertCurrent({ EmployeeId, LeaseAuto }, call) {
    return insert(EmployeeId, LeaseAuto, openPeriodOf, call);
  },

  LeaseCar_Stop({ EmployeeId, End }, call) {
    cars.stop(call.view.employee(EmployeeId), End, call);
  },

  LeaseCar_Delete({ EmployeeId, Id }, call) {
    cars.delete(call.view.employee(EmployeeId), Id, call);
  },
} satisfies Family<'EmployeeService'>;

function carIn(employeeId: number, periodOf: PeriodOf, call: Call): WireLeaseCar | null {
  const car = cars.lastIn(call.view.employee(employeeId), periodOf, call);
  return car ? toWire(car) : null;
}

/** All employees of the company, with a car or without (mark: company-lists-everybody). */
function carsOfCompany(
  { CompanyId: companyId, ...named }: NamedPeriod & { readonly CompanyId: number },
  call: Call,
) {
  const period = reading(named)({ companyId }, call);
  return call.view.employeesOf(companyId).map((employee) => ({
    EmployeeId: employee.id,
    LeaseCars: cars.in(employee, () => period, call).map(toWire),
  }));
}

/**
 * The period of the call counts, not the start in the record (mark: lease-car-period-of-call).
 * @throws NmbrsFault InvalidSetOfValues when no car was sent.
 */
function insert(employeeId: number, sent: WireLeaseCar | null, from: PeriodOf, call: Call): number {
  const employee = call.view.employee(employeeId);
  if (!sent) throw missing('LeaseAuto');
  const { periodType } = companyOf(employee, call);
  return cars.insert(employee, from, call, (begun) => ({ ...begun, ...fromWire(sent, begun, periodType) }));
}

function toWire(car: LeaseCar): WireLeaseCar {
  const { lease, contribution } = car;
  return {
    Id: car.id,
    Brand: car.brand,
    Model: car.model,
    AdditionPercentage: car.additionPercentage,
    ContractLeaseCompany: lease.company,
    ContractNumber: lease.number,
    ContractDuration: lease.duration,
    LeasingPriceMonth: lease.pricePerMonth,
    MaxMileage: lease.maxMileage,
    PriceMoreMileage: lease.priceOfMoreMileage,
    PriceLessMileage: lease.priceOfLessMileage,
    FirstResgistrationDate: car.firstRegisteredOn,
    CO2Emissions: car.co2Emissions,
    LicensePlate: car.licencePlate,
    CatalogValue: car.catalogueValue,
    StartDate: car.startDate,
    EndDate: car.endDate ?? DEFAULT_DATE_TIME,
    ReasonNoContribution: contribution.reasonForNone,
    ContributionPrivatePercentage: contribution.privatePercentage,
    ContributionPrivateUse: contribution.privateUse,
    ContributionNotDeductible: contribution.notDeductible,
  };
}

/** A car that is sent without a start has it from the first day of its period on (mark: lease-car-first-day). */
function fromWire(
  sent: WireLeaseCar,
  { from }: Pick<LeaseCar, 'from'>,
  periodType: PeriodType,
): Omit<LeaseCar, 'id' | 'createdAt' | 'from'> {
  const startDate = sentDay(sent.StartDate) ?? daysOf(from, periodType).first;
  const endDate = sentDay(sent.EndDate);
  if (endDate !== null && endDate < startDate)
    throw endsBeforeStart(['LeaseAuto.EndDate', endDate], ['the first day', startDate]);
  return {
    startDate,
    endDate,
    until: endDate === null ? null : periodOn(endDate, periodType),
    brand: sent.Brand ?? null,
    model: sent.Model ?? null,
    licencePlate: sent.LicensePlate ?? null,
    additionPercentage: sent.AdditionPercentage ?? null,
    lease: {
      company: sent.ContractLeaseCompany ?? null,
      number: sent.ContractNumber ?? null,
      duration: sent.ContractDuration,
      pricePerMonth: sent.LeasingPriceMonth,
      maxMileage: sent.MaxMileage,
      priceOfMoreMileage: sent.PriceMoreMileage,
      priceOfLessMileage: sent.PriceLessMileage,
    },
    firstRegisteredOn: sent.FirstResgistrationDate,
    co2Emissions: sent.CO2Emissions,
    catalogueValue: sent.CatalogValue,
    contribution: {
      reasonForNone: sent.ReasonNoContribution,
      privatePercentage: sent.ContributionPrivatePercentage,
      privateUse: sent.ContributionPrivateUse,
      notDeductible: sent.ContributionNotDeductible,
    },
  };
}
