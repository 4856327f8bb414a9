import type { Sequence } from '../../../base/sequence.ts';
import type { Company } from '../../world/records.ts';
import type { Cents, Payslip, Run } from '../model.ts';
import { amountUnder, type EmployeeYear, totalOf } from '../payroll-year.ts';
import { HEALTH_CARE } from '../wage-model.ts';
import { euros } from './dutch-notation.ts';
import { drawFacts } from './facts.ts';
import { employeeFacts, employerFacts } from './parties.ts';
import { type Canvas, pdf } from './pdf.ts';
import { contentWidth, drawRow, drawTitle } from './rows.ts';

/**
 * The statements that employees need for their income tax (jaaropgaven), one on a page.
 * @param last the run until which they tell.
 */
export function annualStatements(
  company: Company,
  last: Run,
  employees: readonly EmployeeYear[],
): Sequence<Uint8Array> {
  const title = `Jaaropgaaf ${last.period.year}`;
  const settings = { title, author: company.name, createdAt: last.runAt, layout: 'portrait' } as const;
  return pdf(settings, function* (canvas) {
    for (const [at, employee] of employees.entries()) {
      if (at > 0) canvas.addPage();
      drawTitle(canvas, title, company.name);
      drawStatement(canvas, employee, company);
      yield;
    }
  });
}

function drawStatement(canvas: Canvas, { employee, payslips, last }: EmployeeYear, company: Company): void {
  drawFacts(canvas, employerFacts(company), employeeFacts(employee, last.run.period));
  const width = contentWidth(canvas);
  for (const { label, amount } of AMOUNTS)
    drawRow(canvas, [
      { text: label, width: width * 0.75, align: 'left' },
      { text: euros(totalOf(payslips, amount)), width: width * 0.25, align: 'right' },
    ]);
}

/** What the statement tells. */
const AMOUNTS: readonly { readonly label: string; readonly amount: (payslip: Payslip) => Cents }[] = [
  { label: 'Loon loonbelasting/volksverzekeringen', amount: ({ taxableWage }) => taxableWage },
  {
    label: 'Ingehouden loonbelasting/premie volksverzekeringen (loonheffing)',
    amount: ({ wageTax }) => wageTax,
  },
  { label: 'Werkgeversheffing Zorgverzekeringswet', amount: amountUnder(HEALTH_CARE) },
  { label: 'Netto uitbetaald', amount: ({ netPay }) => netPay },
];
