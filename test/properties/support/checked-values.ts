import fc from 'fast-check';
import { HOUR_CODES } from '../../../server/payroll/hour-model.ts';
import { WAGE_CODES } from '../../../server/payroll/wage-model.ts';
import type { Rule } from './rule.ts';

const codesOf = (codes: readonly { readonly code: number }[]) =>
  fc.constantFrom(...codes.map(({ code }) => String(code)));

/** Values that every operation checks alike, by the name of their field; the first that matches counts. */
export const CHECKED: readonly (readonly [name: RegExp, rule: Rule])[] = [
  [/^(Id|ID|AbsenceId|ContractID)$/, '0'],
  [/^(int|End)?Year$/i, '2026'],
  [/^Period$/i, fc.constantFrom('11', '12')],
  [/^EndPeriod$/, '12'],
  [/^Cost(Center|Unit)Id$/i, '0'],
  [/^HourCode$/, codesOf(HOUR_CODES)],
  [/^IBAN$/, fc.constantFrom('NL91ABNA0417164300', 'NL20INGB0001234567', 'BE68539007547034')],
  [/documentname$/i, fc.constantFrom('document.pdf', 'loon & tijd.xml', 'brief één.docx')],
];

/** Of a component of the wage model. */
export const wageCode: Rule = codesOf(WAGE_CODES);
