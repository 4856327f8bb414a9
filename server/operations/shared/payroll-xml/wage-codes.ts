import { Sequence } from '../../../../base/sequence.ts';
import { amountText } from '../../../payroll/exact.ts';
import type { PayLine, Payslip } from '../../../payroll/model.ts';
import { type ReportElements, undeclaredDocument } from '../report-xml.ts';

/**
 * What employees got under each wage code, as XML (mark: wage-code-report-shape, wage-codes-undeclared); an employee for each
 * run.
 * @param isWanted which lines; an employee without any is left out (mark: wage-code-report-skips).
 */
export function wageCodes(
  payslips: readonly Payslip[],
  isWanted: (line: PayLine) => boolean = () => true,
): Sequence<string> {
  const reports = Sequence.of(() => payslips).flatMap((payslip) => {
    const lines = payslip.lines.filter(isWanted);
    return lines.length > 0 ? [toXml(payslip, lines)] : [];
  });
  return undeclaredDocument('reports', { report: reports });
}

function toXml({ employee, run }: Payslip, lines: readonly PayLine[]): ReportElements {
  return {
    employeeid: employee.id,
    period: run.period.period,
    year: run.period.year,
    runnumber: run.number,
    lines: {
      line: lines.map(({ code, description, value }) => ({ code, description, value: amountText(value) })),
    },
  };
}
