import type { Families } from '../call.ts';
import { absence } from './absence.ts';
import { address } from './address.ts';
import { annualStatement } from './annual-statement.ts';
import { bankAccount } from './bank-account.ts';
import { children } from './children.ts';
import { contract, contractDelete, contractV21 } from './contract.ts';
import { costCenter } from './cost-center.ts';
import { daysWorked } from './days-worked.ts';
import { department } from './department.ts';
import { document } from './document.ts';
import { employeeList, employeeListV21 } from './employee-list.ts';
import { employment } from './employment.ts';
import { endServiceReason } from './end-service-reason.ts';
import { estimatedCost } from './estimated-cost.ts';
import { extraFields } from './extra-fields.ts';
import { employeeFunction } from './function.ts';
import { hire } from './hire.ts';
import { hireByTemplate } from './hire-by-template.ts';
import { hourComponent } from './hour-component.ts';
import { journalReport } from './journal-report.ts';
import { labourAgreement } from './labour-agreement.ts';
import { leaseCar } from './lease-car.ts';
import { leave } from './leave.ts';
import { manager } from './manager.ts';
import { partner } from './partner.ts';
import { performanceReview } from './performance-review.ts';
import { personalInfo } from './personal-info.ts';
import { personalOverview } from './personal-overview.ts';
import { reservation } from './reservation.ts';
import { salary } from './salary.ts';
import { levensloop, spaarloon } from './savings.ts';
import { schedule } from './schedule.ts';
import { scheduleCalendar } from './schedule-calendar.ts';
import { service } from './service.ts';
import { socialInsurance, socialInsuranceV21 } from './social-insurance.ts';
import { swedishTax } from './swedish-tax.ts';
import { timeRegistration } from './time-registration.ts';
import { timeSchedule } from './time-schedule.ts';
import { transition } from './transition.ts';
import { wageComponent } from './wage-component.ts';
import { wageTax } from './wage-tax.ts';

/** What serves EmployeeService: the handlers of a family each, and where the versions differ, of each version. */
export const employeeFamilies = {
  both: [
    absence,
    address,
    annualStatement,
    bankAccount,
    children,
    contractDelete,
    costCenter,
    daysWorked,
    department,
    document,
    employeeFunction,
    employment,
    endServiceReason,
    estimatedCost,
    extraFields,
    hire,
    hireByTemplate,
    hourComponent,
    journalReport,
    labourAgreement,
    leaseCar,
    leave,
    levensloop,
    manager,
    partner,
    performanceReview,
    personalInfo,
    personalOverview,
    reservation,
    salary,
    schedule,
    scheduleCalendar,
    service,
    spaarloon,
    swedishTax,
    timeRegistration,
    timeSchedule,
    transition,
    wageComponent,
    wageTax,
  ],
  v3: [contract, employeeList, socialInsurance],
  'v2.1': [contractV21, employeeListV21, socialInsuranceV21],
} as const satisfies Families;
