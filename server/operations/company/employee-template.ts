import { employeeTemplates } from '../../../fixtures/employee-templates.ts';
import type { Family } from '../call.ts';

/** The templates from which employees can be made: the same for every company (mark: employee-templates-alike). */
export const employeeTemplate = {
  DefaultEmployeeTemplates_GetByCompany({ CompanyId }, { view }) {
    view.company(CompanyId);
    return employeeTemplates.map(({ id, description }) => ({
      DefaultEmployeeTemplateId: id,
      Description: description,
    }));
  },
} satisfies Family<'CompanyService'>;
