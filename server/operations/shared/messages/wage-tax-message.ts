import { Sequence } from '../../../../base/sequence.ts';
import { amountText } from '../../../payroll/exact.ts';
import type { Payslip } from '../../../payroll/model.ts';
import { amountUnder } from '../../../payroll/payroll-year.ts';
import { EMPLOYEE_INSURANCE, HEALTH_CARE } from '../../../payroll/wage-model.ts';
import type { WageTaxReturn } from '../../../payroll/wage-tax-returns.ts';
import type { Company } from '../../../world/records.ts';
import { messageDocument, type ReportElements } from '../report-xml.ts';
import { employer, incomeRelationship, messageHead, periodOfRun } from './filing.ts';

/**
 * A wage tax return as the tax office reads it, in outline: what payroll here knows nothing of is left out, so that it
 * does not pass the office's schema. Collective amounts are whole euros, those of employees have cents.
 */
export function wageTaxMessage(wageTaxReturn: WageTaxReturn, company: Company): Sequence<string> {
  const { id, run, payslips, sentAt } = wageTaxReturn;
  return messageDocument('Loonaangifte', {
    '@xmlns': `http://xml.belastingdienst.nl/schemas/Loonaangifte/${run.period.year}/01`,
    '@version': '2.0',
    Bericht: messageHead(id, sentAt ?? run.runAt, company),
    AdministratieveEenheid: {
      ...employer(company),
      TijdvakAangifte: {
        ...periodOfRun(run, company),
        VolledigeAangifte: {
          CollectieveAangifte: collective(wageTaxReturn),
          InkomstenverhoudingInitieel: Sequence.of(() => payslips).map((payslip) =>
            nominative(payslip, company),
          ),
        },
      },
    },
  });
}

/**
 * All premiums stand under that of the low unemployment fund: payroll here has one premium for all
 * (mark: wage-tax-premiums-together).
 */
function collective({ totals }: WageTaxReturn): ReportElements {
  return {
    TotLnLbPh: totals.wage,
    TotLnSV: totals.wage,
    IngLbPh: totals.wageTax,
    TotPrAwfLg: totals.employeeInsurance,
    TotWghZvw: totals.healthCare,
    TotTeBet: totals.total,
    TotGen: totals.total,
  };
}

function nominative(payslip: Payslip, company: Company): ReportElements {
  const { taxableWage, wageTax, gross, hoursWorked } = payslip;
  return {
    ...incomeRelationship(payslip, company),
    Werknemersgegevens: {
      LnLbPh: amountText(taxableWage),
      LnSV: amountText(taxableWage),
      LnInGld: amountText(gross),
      IngLbPh: amountText(wageTax),
      PrAwfLg: amountText(amountUnder(EMPLOYEE_INSURANCE)(payslip)),
      WghZvw: amountText(amountUnder(HEALTH_CARE)(payslip)),
      AantVerlU: Math.round(Number(hoursWorked)),
    },
  };
}
