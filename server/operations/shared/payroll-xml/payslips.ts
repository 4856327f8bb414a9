import { Sequence } from '../../../../base/sequence.ts';
import type { Steps } from '../../../../base/turns.ts';
import { amountText } from '../../../payroll/exact.ts';
import type { Cents, LineGroup, PayLine, Payslip } from '../../../payroll/model.ts';
import { amountUnder, employeesPaidIn, payrollUntil, totalOf } from '../../../payroll/payroll-year.ts';
import { holdingIn } from '../../../world/history.ts';
import type { Call } from '../../call.ts';
import type { NamedRun } from '../named-run.ts';
import { type ReportContent, type ReportElements, reportDocument } from '../report-xml.ts';

/** What the groups are called, as a client knows them; which is which is not told (mark: payslip-group-names). */
const GROUPS: Readonly<Record<LineGroup, string>> = {
  gross: 'Bruto',
  beforeTax: 'Branche',
  wageTax: 'Loonheffingen',
  net: 'Netto',
  employer: 'WerknemerVerzekering',
  reservation: 'Other',
};

/**
 * The payslips of a run as XML (mark: payslip-report-shape, payslips-say-utf16); the names of the root and of an item are our own
 * (mark: payslip-element-names).
 */
export function* payslipsOfRun({ company, run }: NamedRun, { environment }: Call): Steps<Sequence<string>> {
  const employees = yield* employeesPaidIn(yield* payrollUntil(environment, company, run));
  const inRun = employees.filter(({ last }) => last.run.id === run.id);
  const items = Sequence.of(() => inRun).map(({ last, payslips }) => toXml(last, payslips));
  return reportDocument('payslips', { payslip: items });
}

/** There is no leave in it yet. @param soFar the payslips of the year up to and including this one. */
function toXml(payslip: Payslip, soFar: readonly Payslip[]): ReportElements {
  const { run, employee, lines, reserved, holidayBalance } = payslip;
  return {
    employeeid: employee.id,
    employeename: employee.displayName,
    period: run.period.period,
    year: run.period.year,
    run: run.number,
    header: { headerItem: keyed(headerOf(payslip)) },
    lines: { line: lines.map((line) => lineToXml(line, totalOf(soFar, amountUnder(line)))) },
    reservations: {
      reservation: { key: 'Vakantiegeld', value: amountText(reserved), saldo: amountText(holidayBalance) },
    },
    leave_list: '',
    footer: { footerItem: keyed(footerOf(payslip)) },
  };
}

/** A column holds a value where the line counts for what the column is about, and else nothing. */
function lineToXml(
  { code, description, group, quantity, value, oneOff }: PayLine,
  cumulative: Cents,
): ReportElements {
  const inColumn = (counts: boolean) => (counts ? amountText(value) : '');
  const isTaxed = group === 'gross' || group === 'beforeTax';
  const isEmployers = group === 'employer' || group === 'reservation';
  return {
    code,
    description,
    group: GROUPS[group],
    amount: quantity ?? '',
    value: amountText(value),
    betaling: inColumn(!isEmployers),
    tabel: inColumn(isTaxed && !oneOff),
    bt: inColumn(isTaxed && oneOff),
    svw: inColumn(group === 'gross' && !oneOff),
    svwbt: inColumn(group === 'gross' && oneOff),
    werkgever: inColumn(isEmployers),
    cumulative: amountText(cumulative),
  };
}

/** Which keys there are in the header is not known (mark: payslip-header-keys). */
function headerOf({ employee, run, department }: Payslip): ReportElements {
  return {
    Personeelsnummer: employee.number,
    Functie: holdingIn(employee.functions, run.period)?.function.description ?? '',
    Afdeling: department?.description ?? '',
  };
}

/** Of the keys that a client knows those of which the figures are there. */
function footerOf({
  lines,
  gross,
  taxableWage,
  hoursWorked,
  daysWorked,
  daysInPeriod,
}: Payslip): ReportElements {
  const oneOff = lines.filter((line) => line.oneOff && line.group === 'gross');
  const taxedOnce = oneOff.reduce((sum, { value }) => sum + value, 0);
  return {
    'Dagen Gewerkt': daysWorked,
    'Dagen Tijdvak': daysInPeriod,
    'Uren Gewerkt': hoursWorked,
    Fiscaalloon: amountText(taxableWage),
    'Fiscaalloon Tabel': amountText(taxableWage - taxedOnce),
    'Fiscaalloon BT': amountText(taxedOnce),
    'SVW Loon': amountText(gross),
    'Zvw Loon': amountText(gross),
  };
}

function keyed(values: ReportElements): ReportContent {
  return Object.entries(values).map(([key, value]) => ({ key, value }));
}
