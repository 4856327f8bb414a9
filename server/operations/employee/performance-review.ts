import type { PerformanceReview as WirePerformanceReview } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { performanceReviewsOf } from '../../../fixtures/performance-reviews.ts';
import type { Employee } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { companyOf } from '../shared/employee/periods.ts';
import { managerToWire } from '../shared/wire-staff.ts';

/** Performance reviews. The API only reads them. */
export const performanceReview = {
  PerformanceReview_Get({ EmployeeId }, call) {
    return reviewsOf(call.view.employee(EmployeeId), call);
  },

  PerformanceReview_GetAll_AllEmployeesByCompany({ CompanyID }, call) {
    return call.view.employeesOf(CompanyID).map((employee) => ({
      EmployeeId: employee.id,
      PerformanceReviews: reviewsOf(employee, call),
    }));
  },
} satisfies Family<'EmployeeService'>;

/**
 * The manager of the debtor holds them; the marks are the places in the list of appraisals
 * (mark: reviews-by-the-manager).
 */
function reviewsOf(employee: Employee, call: Call): WirePerformanceReview[] {
  const manager = managerToWire(call.view.debtor(companyOf(employee, call).debtorId));
  const managerName = manager && `${manager.FirstName} ${manager.Name}`;
  return performanceReviewsOf(employee).map(({ id, date, type, appraisal, note, nextDate }) => ({
    ID: id,
    ManagerID: manager?.Number ?? 0,
    Manager: managerName,
    ReviewDate: date,
    TypeID: type.id,
    AppraisalID: appraisal.id,
    Appraisal: appraisal.id,
    CaseManager: managerName,
    Note: note,
    NextReviewDate: nextDate,
    Type: type.name,
    AppraisalName: appraisal.name,
  }));
}
