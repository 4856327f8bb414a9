import type { PerformanceReview as WirePerformanceReview } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { performanceReviewsOf } from '../../../fixtures/performance-reviews.ts';
import { managerIn } from '../../world/managers.ts';
import type { Employee } from '../../world/records.ts';
import type { Call, Family } from '../call.ts';
import { companyOf, openPeriodOf } from '../shared/employee/periods.ts';

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
  const debtor = call.view.debtor(companyOf(employee, call).debtorId);
  const manager = managerIn(employee, debtor, openPeriodOf(employee, call));
  const managerName = manager && `${manager.firstName ?? ''} ${manager.lastName ?? ''}`;
  return performanceReviewsOf(employee).map(({ id, date, type, appraisal, note, nextDate }) => ({
    ID: id,
    ManagerID: manager?.number ?? 0,
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
