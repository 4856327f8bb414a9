import type { Employment as WireEmployment } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { employeeTemplates } from '../../../fixtures/employee-templates.ts';
import type { Employment } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { newEmployee } from '../shared/employee/new-employee.ts';
import { newEmployment } from '../shared/employee/new-employment.ts';
import { writableDay } from '../shared/employee/periods.ts';
import { templateRecords } from '../shared/employee/template-records.ts';
import { endsBeforeStart, missing, noSuch } from '../shared/faults.ts';
import { sentDay } from '../shared/sent-day.ts';

/** Coming into service with what a template gives. */
export const hireByTemplate = {
  /**
   * An employee who starts later is a new hire until then. NotFound for a template that is not in the list of the
   * company (mark: unknown-record-not-found).
   */
  Employee_InsertBasedOnDefault(
    { DefaultEmployeeTemplate, employment: sent, UnprotectedMode, ...newcomer },
    call,
  ) {
    const template = employeeTemplates.find(({ id }) => id === DefaultEmployeeTemplate);
    if (!template) throw noSuch('the company', 'employee template', DefaultEmployeeTemplate);
    const employment = employmentOf(sent, newcomer.CompanyId, UnprotectedMode, call);
    const employee = newEmployee(newcomer, employment.startDate, call);
    call.environment.employees.put({
      ...employee,
      type: 'newHire',
      employments: [employment],
      ...templateRecords(template, employment, employee, call),
    });
    return employee.id;
  },
} satisfies Family<'EmployeeService'>;

/** @throws NmbrsFault InvalidSetOfValues without a first day, or when the last is before it; those of `writableDay`. */
function employmentOf(
  sent: WireEmployment | null,
  companyId: number,
  unprotectedMode: boolean,
  call: Call,
): Employment {
  if (!sent?.StartDate) throw missing(sent ? 'employment.StartDate' : 'employment');
  const startDate = writableDay({ companyId }, sent.StartDate, unprotectedMode, call);
  const employment = newEmployment(startDate, call);
  const endDate = sentDay(sent.EndDate);
  if (endDate !== null && endDate < startDate)
    throw endsBeforeStart(['employment.EndDate', endDate], ['employment.StartDate', startDate]);
  const initialStartDate = sentDay(sent.InitialStartDate) ?? employment.initialStartDate;
  return { ...employment, endDate, initialStartDate };
}
