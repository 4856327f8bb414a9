import type { Refusals } from '../call.ts';

/** With what the operations of DebtorService refuse a call that was let in; those left out refuse none. */
export const debtorRefusals = {
  Debtor_Insert: [2030],
  Debtor_Update: [2030],

  Department_Insert: [2030],
  Department_Update: [2030, 2046],
  Department_Delete: [2046],

  Function_Insert: [2030],
  Function_Update: [2030, 2046],
  Function_Delete: [2046],

  Title_Insert: [2030],

  LabourAgreementSettings_GetList: [2006],

  WebhookSettings_Insert: [2044, 2045, 2046],
  WebhookSettings_Delete: [2046],
} satisfies Refusals<'DebtorService'>;
