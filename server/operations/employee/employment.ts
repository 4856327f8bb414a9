import { midnightOf } from '../../../fixtures/period-days.ts';
import { NmbrsFault } from '../../world/nmbrs-fault.ts';
import { periodText } from '../../world/periods.ts';
import type { Family } from '../call.ts';
import { companyOf, openPeriodOf } from '../shared/employee/periods.ts';

/** The employments of employees, and the period they are paid for. */
export const employment = {
  /** Also of an employee out of service (mark: current-employee-who-left). */
  Employee_GetCurrent({ EmployeeId }, call) {
    const employee = call.view.employee(EmployeeId);
    return periodText(openPeriodOf(employee, call), companyOf(employee, call).periodType);
  },

  Employment_GetAll_AllEmployeesByCompany({ CompanyID }, { view }) {
    return view.employeesOf(CompanyID).map(({ id, employments }) => ({
      EmployeeId: id,
      EmployeeEmployments: employments.map((employment) => ({
        EmploymentId: employment.id,
        CreationDate: employment.createdAt,
        StartDate: employment.startDate,
        EndDate: employment.endDate,
        InitialStartDate: employment.initialStartDate,
      })),
    }));
  },

  /**
   * The first day is one of the employee, so all employments tell the same (mark: initial-start-of-employee), NotFound
   * when there is none (mark: unknown-record-not-found).
   */
  Employment_UpdateEmploymentInitialStartDate({ EmployeeId, InitialStartDate }, { environment, view }) {
    const employee = view.employee(EmployeeId);
    if (employee.employments.length === 0)
      throw new NmbrsFault('NotFound', `the employee ${employee.id} has no employment`);
    const initialStartDate = midnightOf(InitialStartDate);
    environment.employees.put({
      ...employee,
      employments: employee.employments.map((employment) => ({ ...employment, initialStartDate })),
    });
  },
} satisfies Family<'EmployeeService'>;
