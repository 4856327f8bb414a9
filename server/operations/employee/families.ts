import type { Families } from '../call.ts';
import { address } from './address.ts';
import { bankAccount } from './bank-account.ts';
import { children } from './children.ts';
import { contract, contractDelete, contractV21 } from './contract.ts';
import { department } from './department.ts';
import { employeeList, employeeListV21 } from './employee-list.ts';
import { employment } from './employment.ts';
import { endServiceReason, endServiceReasonByYear } from './end-service-reason.ts';
import { employeeFunction } from './function.ts';
import { hire, hireByType } from './hire.ts';
import { manager } from './manager.ts';
import { partner } from './partner.ts';
import { personalInfo, personalInfoWithoutBsn } from './personal-info.ts';
import { personalOverview } from './personal-overview.ts';
import { salary } from './salary.ts';
import { schedule } from './schedule.ts';
import { service } from './service.ts';
import { transition } from './transition.ts';

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
  salaries: salary,
  schedules: schedule,
} satisfies Families<'v3', 'EmployeeService'> & Families<'v2.1', 'EmployeeService'>;

/** What only version 3 has. */
export const employeeFamiliesV3 = {
  'employee lists': employeeList,
  'personal info without BSN': personalInfoWithoutBsn,
  contracts: contract,
  'hiring by type': hireByType,
  transition,
  'end reasons by year': endServiceReasonByYear,
} satisfies Families<'v3', 'EmployeeService'>;

/** What only version 2.1 has, or has otherwise. */
export const employeeFamiliesV21 = {
  'employee lists': employeeListV21,
  contracts: contractV21,
} satisfies Families<'v2.1', 'EmployeeService'>;
