import type { Operation } from '../../contracts/interface/model.ts';
import { type CallName, callName } from './template.ts';

/**
 * What a free trial may not do: take on clients, and send anything to the tax office, the bank or an address on the web
 * (mark: free-trial-2013).
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
