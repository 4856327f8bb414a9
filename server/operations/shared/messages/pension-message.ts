import { Sequence } from '../../../../base/sequence.ts';
import type { PeriodType } from '../../../../fixtures/seed.ts';
import { amountText } from '../../../payroll/exact.ts';
import type { Cents, Payslip } from '../../../payroll/model.ts';
import { amountUnder, totalOf } from '../../../payroll/payroll-year.ts';
import type { PensionExport } from '../../../payroll/pension-exports.ts';
import { EMPLOYER_PENSION, PENSION } from '../../../payroll/wage-model.ts';
import type { Company } from '../../../world/records.ts';
import { messageDocument, type ReportElements } from '../report-xml.ts';
import { employer, incomeRelationship, messageHead, periodOfRun } from './filing.ts';

/**
 * How often a company files, in the letters of pension funds; those of weeks and four weeks are our own
 * (mark: pension-return-outline).
 */
const PERIOD_CODES: Readonly<Record<PeriodType, string>> = { month: 'MND', fourWeeks: 'VWK', week: 'WEK' };

/**
 * A pension return as funds read it, in outline. It is built as the uniform return of the Dutch pension funds is, but
 * the premiums stand under names of our own, as what that return calls them is not known
 * (mark: pension-return-outline).
 */
export function pensionMessage(
  { id, run, sentAt }: PensionExport,
  payslips: readonly Payslip[],
  company: Company,
): Sequence<string> {
  return messageDocument('PensioenAangifte', {
    '@xmlns': `http://www.pensioenfederatie.nl/uniformePensioenAangifte/${run.period.year}/01`,
    '@Version': '1.0',
    Bericht: messageHead(id, sentAt, company),
    AdministratieveEenheid: {
      ...employer(company),
      TvkCd: PERIOD_CODES[company.periodType],
      TijdvakAangifte: {
        ...periodOfRun(run, company),
        VolledigeAangifte: {
          CollectieveAangifte: {
            TotPrWn: amountText(totalOf(payslips, employeePremium)),
            TotPrWg: amountText(totalOf(payslips, employerPremium)),
          },
          InkomstenverhoudingInitieel: Sequence.of(() => payslips).map((payslip) =>
            nominative(payslip, company),
          ),
        },
      },
    },
  });
}

function nominative(payslip: Payslip, company: Company): ReportElements {
  return {
    ...incomeRelationship(payslip, company),
    Werknemersgegevens: {
      LnLbPh: amountText(payslip.taxableWage),
      PrWn: amountText(employeePremium(payslip)),
      PrWg: amountText(employerPremium(payslip)),
      AantVerlU: Math.round(Number(payslip.hoursWorked)),
    },
  };
}

/** What was withheld from the wage, as a positive amount. */
function employeePremium(payslip: Payslip): Cents {
  return 0 - amountUnder(PENSION)(payslip);
}

function employerPremium(payslip: Payslip): Cents {
  return amountUnder(EMPLOYER_PENSION)(payslip);
}
