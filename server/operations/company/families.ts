import type { Families } from '../call.ts';
import { address } from './address.ts';
import { bankAccount } from './bank-account.ts';
import { company, companyV3 } from './company.ts';
import { contactPerson } from './contact-person.ts';
import { converter } from './converter.ts';
import { costCenter } from './cost-center.ts';
import { costUnit } from './cost-unit.ts';
import { schedule } from './schedule.ts';
import { workCost } from './work-cost.ts';

/** The families of CompanyService that both versions have. */
export const companyFamilies = {
  companies: company,
  addresses: address,
  'bank accounts': bankAccount,
  'contact persons': contactPerson,
  'cost centres': costCenter,
  'cost units': costUnit,
  schedules: schedule,
  'work costs': workCost,
} satisfies Families<'v3', 'CompanyService'> & Families<'v2.1', 'CompanyService'>;

/** What only version 3 has. */
export const companyFamiliesV3 = {
  'companies of employees': companyV3,
  converter,
} satisfies Families<'v3', 'CompanyService'>;
