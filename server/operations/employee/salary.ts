import type {
  SalaryInput,
  Salary as WireSalary,
  SalaryType as WireSalaryType,
} from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { recordedOn } from '../../world/history.ts';
import { NmbrsFault } from '../../world/nmbrs-fault.ts';
import type { Salary, SalaryType } from '../../world/records.ts';
import type { Family } from '../call.ts';
import { openDaysOf, readingByPeriod, recordedInstead } from './dated-history.ts';
import { newRecord } from './new-record.ts';
import { writableDay } from './periods.ts';

const reading = readingByPeriod(({ salaries }) => salaries, toWire);

/** What an employee earns. There are no salary tables yet: a scale and step that are sent are not kept. */
export const salary = {
  Salary_Get: reading.one,
  Salary_GetCurrent: reading.current,
  Salary_GetList: reading.list,

  Salary_GetAll_AllEmployeesByCompany({ CompanyID }, { view }) {
    return view.employeesOf(CompanyID).map(({ id, salaries }) => ({
      EmployeeId: id,
      EmployeeSalaries: salaries.map((salary) => ({
        ID: salary.id,
        Value: salary.value,
        Type: TYPES.findIndex(([type]) => type === salary.type),
        SalaryTable: null,
        StartDate: salary.startDate,
        CreationDate: salary.createdAt,
      })),
    }));
  },

  Salary_Update({ EmployeeId, Salary: sent, Start }, call) {
    const { environment, view } = call;
    const employee = view.employee(EmployeeId);
    const startDate = writableDay(employee, Start, false, call);
    const salary = { ...newRecord(environment), startDate, ...fromWire(sent) };
    environment.employees.put({ ...employee, salaries: recordedOn(employee.salaries, salary) });
  },

  Salary_UpdateCurrent({ EmployeeId, Salary: sent }, call) {
    const { environment, view } = call;
    const employee = view.employee(EmployeeId);
    const days = openDaysOf(employee, call);
    const salary = { ...newRecord(environment), startDate: days.first, ...fromWire(sent) };
    environment.employees.put({ ...employee, salaries: recordedInstead(employee.salaries, salary, days) });
  },
} satisfies Family<'v3', 'EmployeeService'>;

/** In the order of the enum of the WSDL: where the type is a number, it is the place here (guess). */
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

function toWire({ value, type, startDate }: Salary): WireSalary {
  return { Value: value, Type: WIRE_TYPE[type], SalaryTable: null, StartDate: startDate };
}

/** @throws NmbrsFault 2030 when no salary was sent. */
function fromWire(sent: SalaryInput | null): Pick<Salary, 'type' | 'value'> {
  if (!sent) throw new NmbrsFault(2030);
  return { type: TYPE_OF_WIRE[sent.Type], value: sent.Value };
}
