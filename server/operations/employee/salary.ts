import type { SalaryType as WireSalaryType } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import type { SalaryType } from '../../../fixtures/seed.ts';
import { holdingOn } from '../../world/history.ts';
import type { Family } from '../call.ts';

/** What an employee earns. */
export const salary = {
  /** Left out of the answer for somebody without a salary. */
  Salary_GetCurrent({ EmployeeId }, { environment, view }) {
    const salary = holdingOn(view.employee(EmployeeId).salaries, environment.today);
    if (!salary) return null;
    return {
      Value: salary.value,
      Type: WIRE_TYPES[salary.type],
      SalaryTable: null,
      StartDate: salary.startDate,
    };
  },
} satisfies Family<'v3', 'EmployeeService'>;

const WIRE_TYPES: Readonly<Record<SalaryType, WireSalaryType>> = {
  grossFullTime: 'Bruto_Salaris_Fulltime',
  grossHourly: 'Bruto_Uurloon',
};
