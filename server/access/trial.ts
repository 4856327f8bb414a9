import type { Operation } from '../../contracts/interface/model.ts';
import { type CallName, callName } from './template.ts';

/**
 * What a free trial may not do. The facts only give the code, NotOnFreeTrial, and its title; that a trial cannot take
 * on clients and cannot send anything to the tax office or the bank is a guess.
 */
const FORBIDDEN: ReadonlySet<CallName> = new Set([
  'DebtorService.Debtor_Insert',
  'DebtorService.WebhookSettings_Insert',
  'CompanyService.Company_Insert',
  'CompanyService.WageTax_SetSentExternal',
  'CompanyService.SalaryDocuments_GetSEPA',
  'CompanyService.SalaryDocuments_GetSEPA_Tax',
]);

export function isForbiddenOnTrial(operation: Operation): boolean {
  return FORBIDDEN.has(callName(operation));
}
