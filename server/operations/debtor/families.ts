import type { Families } from '../call.ts';
import { absenceXml } from './absence-xml.ts';
import { accountantContact } from './accountant-contact.ts';
import { converter } from './converter.ts';
import { debtor } from './debtor.ts';
import { department } from './department.ts';
import { details } from './details.ts';
import { environment } from './environment.ts';
import { jobFunction } from './function.ts';
import { labourAgreementSettings } from './labour-agreement-settings.ts';
import { manager } from './manager.ts';
import { owner } from './owner.ts';
import { title } from './title.ts';
import { webhook } from './webhook.ts';

/** The families of DebtorService that both versions have. */
export const debtorFamilies = {
  debtors: debtor,
  'debtor details': details,
  departments: department,
  functions: jobFunction,
  titles: title,
  'accountant contacts': accountantContact,
  'absence XML': absenceXml,
} satisfies Families<'v3', 'DebtorService'> & Families<'v2.1', 'DebtorService'>;

/** What only version 3 has. */
export const debtorFamiliesV3 = {
  environment,
  owner,
  converter,
  'labour agreement settings': labourAgreementSettings,
  managers: manager,
  webhooks: webhook,
} satisfies Families<'v3', 'DebtorService'>;
