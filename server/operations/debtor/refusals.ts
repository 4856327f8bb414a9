import type { Refusals } from '../call.ts';

/** With what the operations of DebtorService refuse a call that was let in; those left out refuse none. */
export const debtorRefusals = {
  Debtor_Insert: ['InvalidSetOfValues'],
  Debtor_Update: ['InvalidSetOfValues'],

  Department_Insert: ['InvalidSetOfValues'],
  Department_Update: ['InvalidSetOfValues', 'NotFound'],
  Department_Delete: ['NotFound'],

  Function_Insert: ['InvalidSetOfValues'],
  Function_Update: ['InvalidSetOfValues', 'NotFound'],
  Function_Delete: ['NotFound'],

  Title_Insert: ['InvalidSetOfValues'],

  LabourAgreementSettings_GetList: ['InvalidPeriod'],

  WebhookSettings_Insert: ['InvalidEndpoint', 'InvalidName', 'NotFound'],
  WebhookSettings_Delete: ['NotFound'],
} satisfies Refusals<'DebtorService'>;
