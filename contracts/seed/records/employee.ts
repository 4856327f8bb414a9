import { z } from 'zod';
import { id, int, moment, text } from '../notation.ts';
import { employeeTypeSchema } from '../words.ts';
import { absenceSchema, leaveSchema } from './absence.ts';
import {
  contractSchema,
  departmentAssignmentSchema,
  employmentSchema,
  functionAssignmentSchema,
  labourAgreementSchema,
  salarySchema,
  scheduleSchema,
} from './career.ts';
import { documentSchema } from './files.ts';
import { componentSchema, costSplitSchema, daysWorkedSchema, leaseCarSchema, savingsSchema } from './pay.ts';
import {
  childSchema,
  employeeAddressSchema,
  employeeBankAccountSchema,
  firstBankAccountSchema,
  partnerSchema,
  personalInfoSchema,
} from './person.ts';
import { extraFieldSchema, managerAssignmentSchema, performanceReviewSchema } from './review.ts';
import { socialInsuranceSchema, swedishTaxSchema, wageTaxSchema } from './taxes.ts';
import { timeRegistrationSchema, timeScheduleSchema } from './time.ts';

/** An employee with all their records. A list of records that hold from a time on is a history, oldest first. */
export const employeeSchema = z.strictObject({
  id: id(),
  companyId: id(),
  number: int().describe('Within the company.'),
  type: employeeTypeSchema,
  displayName: text(),
  plannedStart: moment().exactOptional().describe('When an applicant would like to start.'),
  personalInfo: personalInfoSchema,
  personalInfos: z.array(personalInfoSchema).exactOptional(),
  addresses: z.array(employeeAddressSchema),
  bankAccount: firstBankAccountSchema.nullable(),
  bankAccounts: z.array(employeeBankAccountSchema).exactOptional(),
  partner: partnerSchema.nullable(),
  children: z.array(childSchema),
  employments: z.array(employmentSchema),
  contracts: z.array(contractSchema),
  salaries: z.array(salarySchema),
  schedules: z.array(scheduleSchema),
  departments: z.array(departmentAssignmentSchema),
  functions: z.array(functionAssignmentSchema),
  labourAgreements: z.array(labourAgreementSchema),
  absences: z.array(absenceSchema),
  leave: z.array(leaveSchema),
  wageComponents: z.array(componentSchema),
  hourComponents: z.array(componentSchema),
  costSplits: z.array(costSplitSchema),
  fixedDays: z.array(daysWorkedSchema),
  variableDays: z.array(daysWorkedSchema),
  leaseCars: z.array(leaseCarSchema),
  levensloop: z.array(savingsSchema),
  spaarloon: z.array(savingsSchema),
  timeSchedules: z.array(timeScheduleSchema),
  timeRegistrations: z.array(timeRegistrationSchema),
  wageTaxSettings: z.array(wageTaxSchema),
  swedishTaxSettings: z.array(swedishTaxSchema),
  socialInsurances: z.array(socialInsuranceSchema),
  documents: z.array(documentSchema),
  managers: z.array(managerAssignmentSchema).exactOptional(),
  extraFields: z.array(extraFieldSchema).exactOptional(),
  performanceReviews: z.array(performanceReviewSchema).exactOptional(),
});
