import { addMonths, atMidnight, dayOf } from '../../../../fixtures/calendar.ts';
import { type Decimal, fromHundredths } from '../../../../fixtures/decimal.ts';
import { minimumHourlyWage } from '../../../../fixtures/dutch/minimum-wage.ts';
import type { EmployeeTemplate } from '../../../../fixtures/employee-templates.ts';
import { stepPay } from '../../../../fixtures/salary-table.ts';
import type { DateTime, WeekHours, YearPeriod } from '../../../../fixtures/seed.ts';
import { periodOn } from '../../../world/periods.ts';
import type { Company, Contract, Employee, Employment, Salary, Schedule } from '../../../world/records.ts';
import type { Call } from '../../call.ts';
import { scaleNamed, stepNamed } from '../salary-table.ts';
import { newRecord } from './new-record.ts';
import { companyOf } from './periods.ts';

/** What a template gives. */
type TemplateRecords = Pick<
  Employee,
  'contracts' | 'salaries' | 'schedules' | 'labourAgreements' | 'departments' | 'functions'
>;

/**
 * The department and the function are the first of the debtor's lists (mark: template-takes-first); a list without any
 * gives none.
 */
export function templateRecords(
  template: EmployeeTemplate,
  employment: Employment,
  employee: Pick<Employee, 'companyId'>,
  call: Call,
): TemplateRecords {
  const { environment, view } = call;
  const company = companyOf(employee, call);
  const from: YearPeriod = periodOn(employment.startDate, company.periodType);
  const { departments, functions } = view.debtor(company.debtorId);
  const record = () => newRecord(environment);
  const { startDate } = employment;
  const week = weekOf(template, company);
  return {
    contracts: [{ ...record(), ...contractOf(template, employment, week) }],
    salaries: [{ ...record(), startDate, ...payOf(template, startDate, company) }],
    schedules: week ? [{ ...record(), startDate, ...scheduleOf(week, company) }] : [],
    labourAgreements: [{ ...record(), from, agreement: template.labourAgreement }],
    departments: departments.slice(0, 1).map((department) => ({ ...record(), from, department })),
    functions: functions.slice(0, 1).map((job) => ({ ...record(), from, function: job })),
  };
}

/** The first days of the full-time week; null for a company that has none. */
function weekOf({ days }: EmployeeTemplate, { fullTimeWeek }: Company): WeekHours | null {
  if (!fullTimeWeek) return null;
  const hoursOn = (weekday: number): Decimal => (weekday < days ? (fullTimeWeek[weekday] ?? '0.00') : '0.00');
  return [hoursOn(0), hoursOn(1), hoursOn(2), hoursOn(3), hoursOn(4), hoursOn(5), hoursOn(6)];
}

function scheduleOf(
  week: WeekHours,
  { fullTimeWeek }: Company,
): Pick<Schedule, 'week1' | 'week2' | 'partTimePercentage'> {
  const part = hundredthsIn(week) / hundredthsIn(fullTimeWeek ?? week);
  return { week1: week, week2: week, partTimePercentage: fromHundredths(Math.round(part * 10_000)) };
}

function payOf(
  { pay }: EmployeeTemplate,
  startDate: DateTime,
  { periodType }: Company,
): Pick<Salary, 'type' | 'value' | 'place'> {
  if (pay === 'minimumWage')
    return { type: 'grossHourly', value: fromHundredths(minimumHourlyWage(dayOf(startDate))), place: null };
  const step = stepNamed(
    scaleNamed(pay.scale, 'the scale of the template'),
    pay.step,
    'the step of the template',
  );
  return { type: 'grossFullTime', value: stepPay(step, periodType), place: pay };
}

/** It ends with the service, where that ends first. */
function contractOf(
  { contractMonths }: EmployeeTemplate,
  { startDate, endDate }: Employment,
  week: WeekHours | null,
): Omit<Contract, 'id' | 'createdAt'> {
  const agreedEnd =
    contractMonths === null ? null : atMidnight(addMonths(dayOf(startDate), contractMonths) - 1);
  const isShorter = endDate !== null && (agreedEnd === null || endDate < agreedEnd);
  return {
    startDate,
    endDate: isShorter ? endDate : agreedEnd,
    indefinite: contractMonths === null,
    trialPeriodEnd: null,
    hoursPerWeek: fromHundredths(week ? hundredthsIn(week) : 0),
    written: true,
    employmentType: 1,
    phaseClassification: null,
    taxSequenceNumber: 1,
  };
}

function hundredthsIn(week: WeekHours): number {
  return week.reduce((sum, hours) => sum + Math.round(Number(hours) * 100), 0);
}
