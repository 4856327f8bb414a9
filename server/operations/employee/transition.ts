import { daysAfter } from '../../../fixtures/period-days.ts';
import type { EmployeeType } from '../../../fixtures/seed.ts';
import { employeeTypeOn, isInService } from '../../world/employee-type.ts';
import { NmbrsFault } from '../../world/nmbrs-fault.ts';
import type { Employee } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { openDaysOf } from '../shared/employee/dated-history.ts';
import { requiredEmployeeType } from '../shared/employee/employee-type.ts';
import { newEmployment } from '../shared/employee/new-employment.ts';

/** From applicant by new hire to the payroll, and out of service. */
export const transition = {
  /**
   * To the type an employee has already nothing happens; back and from out of service there is no way:
   * InvalidSetOfValues (mark: transition-ways).
   */
  Employee_Transition({ EmployeeId, EmployeeType }, call) {
    const employee = call.view.employee(EmployeeId);
    const from = employeeTypeOn(employee, call.environment.today);
    const to = requiredEmployeeType(EmployeeType);
    if (from === to) return;
    const changed = STEPS[from][to]?.(employee, call);
    if (!changed)
      throw new NmbrsFault(
        'InvalidSetOfValues',
        `no way leads from the type ${from} to ${to} on ${call.environment.today}`,
      );
    call.environment.employees.put(changed);
  },
} satisfies Family<'EmployeeService'>;

/** What a step makes of an employee; null where it cannot be made. */
type Step = (employee: Employee, call: Call) => Employee | null;

/** Straight from applicant to the payroll is a step too (mark: transition-ways). */
const STEPS: Readonly<Record<EmployeeType, Partial<Record<EmployeeType, Step>>>> = {
  applicant: {
    // Without a day, the first one is that after the open period (mark: transition-start-days).
    newHire: (employee, call) =>
      hired(employee, 'newHire', () => daysAfter(openDaysOf(employee, call).last, 1), call),
    // Without a day, the first one is today (mark: transition-start-days).
    active: (employee, call) => hired(employee, 'active', () => call.environment.today, call),
  },
  newHire: { active: (employee) => ({ ...employee, type: 'active' }) },
  active: { inactive: leave },
  inactive: {},
};

function hired(employee: Employee, type: EmployeeType, start: () => string, call: Call): Employee {
  return { ...employee, type, employments: [newEmployment(employee.plannedStart ?? start(), call)] };
}

/**
 * The call names no day: yesterday was the last one, so that they are out of service at once
 * (mark: transition-start-days).
 */
function leave(employee: Employee, { environment: { today } }: Call): Employee | null {
  const endDate = daysAfter(today, -1);
  const running = employee.employments.find((employment) => isInService(employment, today));
  if (!running || running.startDate > endDate) return null;
  return {
    ...employee,
    employments: employee.employments.map((employment) =>
      employment === running ? { ...employment, endDate } : employment,
    ),
  };
}
