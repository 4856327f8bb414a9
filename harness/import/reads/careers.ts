import type {
  Department,
  Department_V2,
  EmployeeContract,
  EmployeeFunction,
  EmployeeLabourAgreement,
  Employment,
  Salary,
  Salary_V2,
  Schedule,
  ServiceInterval,
  Staff,
} from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { salaryTypeSchema } from '../../../contracts/seed/words.ts';
import {
  salaryTypeFromWire,
  salaryTypeNumber,
} from '../../../server/operations/shared/employee/wire-salary.ts';
import {
  all,
  columns,
  type Declarations,
  eachEmployee,
  employee,
  holding,
  isObject,
  some,
  startPeriod,
  within,
} from '../declaring.ts';
import { manager } from './debtors.ts';
import { dayOrNone } from './words.ts';

/** When and for what employees work. */

const employment = columns<Employment>({
  id: 'EmploymentId',
  createdAt: 'CreationDate',
  startDate: 'StartDate',
  endDate: 'EndDate',
  initialStartDate: 'InitialStartDate',
});

const service = columns<ServiceInterval>({
  startDate: 'Start',
  endDate: ({ End }) => dayOrNone(End),
  seniorityDate: 'SeniorityDate',
  endReason: 'EndServiceReason',
});

const contract = columns<EmployeeContract>({
  id: 'ContractID',
  createdAt: 'CreationDate',
  startDate: 'StartDate',
  endDate: 'EndDate',
  trialPeriodEnd: 'TrialPeriod',
  employmentType: 'EmployementType',
  taxSequenceNumber: 'EmploymentSequenceTaxId',
  indefinite: 'Indefinite',
  phaseClassification: 'PhaseClassification',
  written: 'WrittenContract',
  hoursPerWeek: 'HoursPerWeek',
});

const placeOf = ({ SalaryTable: table }: Pick<Salary, 'SalaryTable'>) =>
  table?.Schaal?.Scale ? { scale: table.Schaal.Scale, step: table.Trede?.Step ?? null } : null;

const salary = columns<Salary>({
  startDate: 'StartDate',
  type: ({ Type }) => salaryTypeFromWire(Type),
  value: 'Value',
  place: placeOf,
});

const salaryOfHistory = columns<Salary_V2>({
  id: 'ID',
  createdAt: 'CreationDate',
  startDate: 'StartDate',
  type: ({ Type }) => salaryTypeSchema.options.find((type) => salaryTypeNumber(type) === Type),
  value: 'Value',
  place: placeOf,
});

const HOURS = {
  startDate: 'StartDate',
  week1: (wire: Schedule) => [
    wire.HoursMonday,
    wire.HoursTuesday,
    wire.HoursWednesday,
    wire.HoursThursday,
    wire.HoursFriday,
    wire.HoursSaturday,
    wire.HoursSunday,
  ],
  week2: (wire: Schedule) => [
    wire.HoursMonday2,
    wire.HoursTuesday2,
    wire.HoursWednesday2,
    wire.HoursThursday2,
    wire.HoursFriday2,
    wire.HoursSaturday2,
    wire.HoursSunday2,
  ],
  partTimePercentage: 'ParttimePercentage',
} as const;

const schedule = columns<Schedule>(HOURS);

const scheduleOfHistory = columns<Schedule & { Id?: string; CreationDate?: string }>({
  ...HOURS,
  id: ({ Id }) => (Id ? Number(Id) : undefined),
  createdAt: 'CreationDate',
});

const codedOf = ({ Id: id, Code: code, Description: description }: Department) => ({
  id,
  code,
  description: description ?? '',
});

/** Where an employee works and what as: what holds now, and in a history. On the wire both are departments. */
function assigned(field: 'department' | 'function') {
  return {
    now: columns<Department>({ [field]: codedOf }),
    ofHistory: columns<Department_V2>({ [field]: codedOf, createdAt: 'CreationDate', from: startPeriod }),
  };
}

const department = assigned('department');
const job = assigned('function');
const recordedJob = columns<EmployeeFunction>({
  id: 'RecordId',
  function: ({ Function: one }) => (one ? codedOf(one) : undefined),
  createdAt: 'CreationDate',
  from: startPeriod,
});

const agreement = columns<EmployeeLabourAgreement>({ agreement: 'Number' });

/** Their number says who it is; the rest is of the manager of the debtor. */
const assignedManager = columns<Staff>({
  manager: 'Number',
  staff: (wire) => (isObject(wire) ? manager(wire) : undefined),
});

export const careers: Declarations = {
  EmployeeService: {
    Employment_GetAll_AllEmployeesByCompany: eachEmployee(
      within('EmployeeEmployments', all('employments', employment)),
    ),
    Service_GetList: employee(all('employments', service)),
    Contract_GetAll: employee(all('contracts', contract)),
    Contract_GetAll_v2: employee(all('contracts', contract)),
    Contract_GetAll_AllEmployeesByCompany: eachEmployee(
      within('EmployeeContracts', all('contracts', contract)),
    ),
    Contract_GetCurrentPeriod: employee(within('EmployeeContracts', some('contracts', contract))),
    Salary_GetCurrent: employee(holding('salaries', salary)),
    Salary_Get: employee(holding('salaries', salary)),
    Salary_GetList: employee(holding('salaries', salary)),
    Salary_GetAll_AllEmployeesByCompany: eachEmployee(
      within('EmployeeSalaries', all('salaries', salaryOfHistory)),
    ),
    Schedule_GetCurrent: employee(holding('schedules', schedule)),
    Schedule_Get: employee(holding('schedules', schedule)),
    Schedule_GetList: employee(holding('schedules', schedule)),
    Schedule_GetAll_AllEmployeesByCompany: eachEmployee(
      within('EmployeeSchedules', all('schedules', scheduleOfHistory)),
    ),
    Department_GetCurrent: employee(holding('departments', department.now)),
    Department_GetAll_AllEmployeesByCompany: eachEmployee(
      within('EmployeeDepartments', all('departments', department.ofHistory)),
    ),
    Function_GetCurrent: employee(holding('functions', job.now)),
    Function_GetAll_AllEmployeesByCompany: eachEmployee(
      within('EmployeeFunctions', all('functions', job.ofHistory)),
    ),
    Function_GetAll_AllEmployeesByCompany_V2: eachEmployee(
      within('EmployeeFunctions', all('functions', recordedJob)),
    ),
    LabourAgreements_Get: employee(holding('labourAgreements', agreement)),
    LabourAgreements_GetCurrent: employee(holding('labourAgreements', agreement)),
    Manager_Get: employee(holding('managers', assignedManager)),
    Manager_GetCurrent: employee(holding('managers', assignedManager)),
  },
};
