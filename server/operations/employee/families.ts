import type { Families } from '../call.ts';
import { absence, absenceNotification } from './absence.ts';
import { address } from './address.ts';
import { annualStatement } from './annual-statement.ts';
import { bankAccount } from './bank-account.ts';
import { children } from './children.ts';
import { contract, contractDelete, contractV21 } from './contract.ts';
import { costCenter } from './cost-center.ts';
import { daysWorked, daysWorkedWithCorrection } from './days-worked.ts';
import { department } from './department.ts';
import { document, documentFull } from './document.ts';
import { employeeList, employeeListV21 } from './employee-list.ts';
import { employment } from './employment.ts';
import { endServiceReason, endServiceReasonByYear } from './end-service-reason.ts';
import { estimatedCost } from './estimated-cost.ts';
import { extraFields, extraFieldsWithStartDate } from './extra-fields.ts';
import { employeeFunction } from './function.ts';
import { hire, hireByType } from './hire.ts';
import { hireByTemplate } from './hire-by-template.ts';
import { hourComponent } from './hour-component.ts';
import { journalReport } from './journal-report.ts';
import { labourAgreement } from './labour-agreement.ts';
import { leaseCar } from './lease-car.ts';
import { leave } from './leave.ts';
import { manager } from './manager.ts';
import { partner } from './partner.ts';
import { performanceReview } from './performance-review.ts';
import { personalInfo, personalInfoWithoutBsn } from './personal-info.ts';
import { personalOverview } from './personal-overview.ts';
import { reservation } from './reservation.ts';
import { salary } from './salary.ts';
import { levensloop, spaarloon } from './savings.ts';
import { schedule } from './schedule.ts';
import { scheduleCalendar } from './schedule-calendar.ts';
import { service } from './service.ts';
import { socialInsurance, socialInsuranceV21 } from './social-insurance.ts';
import { swedishTax } from './swedish-tax.ts';
import { timeRegistration, timeRegistrationBatchDelete } from './time-registration.ts';
import { timeSchedule } from './time-schedule.ts';
import { transition } from './transition.ts';
import { wageComponent } from './wage-component.ts';
import { wageTax } from './wage-tax.ts';

/** The families of EmployeeService that both versions have. */
export const employeeFamilies = {
  'personal info': personalInfo,
  'personal overview': personalOverview,
  children,
  partners: partner,
  departments: department,
  functions: employeeFunction,
  managers: manager,
  'bank accounts': bankAccount,
  employments: employment,
  hiring: hire,
  services: service,
  'end reasons': endServiceReason,
  'deleting contracts': contractDelete,
  addresses: address,
  'annual statements': annualStatement,
  absence,
  leave,
  documents: document,
  'extra fields': extraFields,
  'performance reviews': performanceReview,
  salaries: salary,
  'journal reports': journalReport,
  reservations: reservation,
  'estimated cost': estimatedCost,
  schedules: schedule,
  'labour agreements': labourAgreement,
  'time schedules': timeSchedule,
  'time registrations': timeRegistration,
  'hiring by template': hireByTemplate,
  'wage components': wageComponent,
  'hour components': hourComponent,
  'days worked': daysWorked,
  'wage tax': wageTax,
  'cost centres of employees': costCenter,
  'lease cars': leaseCar,
  'life-course savings': levensloop,
  'salary savings': spaarloon,
} satisfies Families<'v3', 'EmployeeService'> & Families<'v2.1', 'EmployeeService'>;

/** What only version 3 has. */
export const employeeFamiliesV3 = {
  'employee lists': employeeList,
  'personal info without BSN': personalInfoWithoutBsn,
  contracts: contract,
  'hiring by type': hireByType,
  'schedule calendar': scheduleCalendar,
  transition,
  'end reasons by year': endServiceReasonByYear,
  'days worked with correction': daysWorkedWithCorrection,
  'absence notifications': absenceNotification,
  'documents with all fields': documentFull,
  'extra fields by date': extraFieldsWithStartDate,
  'social insurance': socialInsurance,
  'Swedish wage tax': swedishTax,
} satisfies Families<'v3', 'EmployeeService'>;

/** What only version 2.1 has, or has otherwise. */
export const employeeFamiliesV21 = {
  'employee lists': employeeListV21,
  contracts: contractV21,
  'time registrations': timeRegistrationBatchDelete,
  'social insurance': socialInsuranceV21,
} satisfies Families<'v2.1', 'EmployeeService'>;
