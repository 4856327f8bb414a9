import type { Sequence } from '../../../base/sequence.ts';
import { dayOf } from '../../../fixtures/calendar.ts';
import { minimumHourlyWage } from '../../../fixtures/dutch/minimum-wage.ts';
import { daysOf } from '../../../fixtures/period-days.ts';
import type { Environment } from '../../world/environment.ts';
import { holdingIn, holdingOn } from '../../world/history.ts';
import { type Company, type Employee, personalInfosOf } from '../../world/records.ts';
import type { Cents, LineGroup, PayLine, Payslip, Run } from '../model.ts';
import { payslipsUntil, totalOf } from '../payroll-year.ts';
import { salaryAccountOf } from '../salary-payments.ts';
import { dutchDate, dutchNumber, euros, periodName } from './dutch-notation.ts';
import { drawFacts, type Fact } from './facts.ts';
import { employeeFacts, employerFacts } from './parties.ts';
import { type Canvas, pdf } from './pdf.ts';
import { contentWidth, drawRow, drawRule, drawTitle, type Weight } from './rows.ts';

/** A payslip, and what the year has brought the employee until then, this payslip included. */
export interface PayslipPage {
  readonly payslip: Payslip;
  readonly yearToDate: readonly Payslip[];
}

/** The page of an employee in a run; null for one who is not in it. */
export function payslipPage(
  environment: Environment,
  company: Company,
  employee: Employee,
  run: Run,
): PayslipPage | null {
  const yearToDate = payslipsUntil(environment, company, employee, run);
  const payslip = yearToDate.find((one) => one.run.id === run.id);
  return payslip ? { payslip, yearToDate } : null;
}

/** Payslips of one run in one PDF, one on a page. */
export function payslipDocument(
  company: Company,
  run: Run,
  pages: readonly PayslipPage[],
): Sequence<Uint8Array> {
  const title = `Loonstrook ${periodName(run.period, company.periodType)}`;
  const settings = { title, author: company.name, createdAt: run.runAt, layout: 'portrait' } as const;
  return pdf(settings, function* (canvas) {
    for (const [at, page] of pages.entries()) {
      if (at > 0) canvas.addPage();
      drawTitle(canvas, title, company.name);
      drawPayslip(canvas, page, company);
      yield;
    }
  });
}

function drawPayslip(canvas: Canvas, { payslip, yearToDate }: PayslipPage, company: Company): void {
  const { employee, run, holidayBalance } = payslip;
  drawFacts(canvas, employerFacts(company), employeeFacts(employee, run.period));
  drawFacts(canvas, periodFacts(payslip, company), employmentFacts(payslip, company));
  for (const section of SECTIONS) drawSection(canvas, section, payslip);
  drawLine(canvas, ['Vakantiegeld nog uit te betalen', '', euros(holidayBalance)]);
  drawYear(canvas, yearToDate, run.period.year);
}

/** An amount of a payslip, and what it is called. */
interface Amount {
  readonly label: string;
  readonly of: (payslip: Payslip) => Cents;
}

const GROSS: Amount = { label: 'Totaal bruto', of: ({ gross }) => gross };
const TAXABLE: Amount = { label: 'Loon voor loonheffing', of: ({ taxableWage }) => taxableWage };
const WAGE_TAX: Amount = { label: 'Ingehouden loonheffing', of: ({ wageTax }) => wageTax };
const NET: Amount = { label: 'Netto uit te betalen', of: ({ netPay }) => netPay };
const CHARGES: Amount = { label: 'Totaal werkgeverslasten', of: ({ employerCharges }) => employerCharges };

/** Lines that stand together, and what the lines so far add up to. */
interface Section {
  readonly heading: string;
  readonly group: LineGroup;
  readonly total?: Amount;
}

/** In the order in which a wage becomes what is paid out; the rest is beside it. */
const SECTIONS: readonly Section[] = [
  { heading: 'Brutoloon', group: 'gross', total: GROSS },
  { heading: 'Inhoudingen op het brutoloon', group: 'beforeTax', total: TAXABLE },
  { heading: 'Loonheffing', group: 'wageTax' },
  { heading: 'Vergoedingen en inhoudingen na belasting', group: 'net', total: NET },
  { heading: 'Betaald door de werkgever', group: 'employer', total: CHARGES },
  { heading: 'Reserveringen', group: 'reservation' },
];

function drawSection(canvas: Canvas, { heading, group, total }: Section, payslip: Payslip): void {
  const lines = payslip.lines.filter((line) => line.group === group);
  if (lines.length > 0) drawLine(canvas, [heading, 'Aantal', 'Bedrag'], 'bold');
  for (const line of lines) drawLine(canvas, lineTexts(line));
  if (!total) return;
  drawRule(canvas);
  drawLine(canvas, [total.label, '', euros(total.of(payslip))], 'bold');
}

function lineTexts({ code, description, quantity, value }: PayLine): [string, string, string] {
  return [`${code} ${description}`, quantity === null ? '' : dutchNumber(quantity), euros(value)];
}

function drawYear(canvas: Canvas, yearToDate: readonly Payslip[], year: number): void {
  canvas.moveDown();
  drawLine(canvas, [`Cumulatief ${year}`, '', 'Bedrag'], 'bold');
  for (const { label, of } of [GROSS, TAXABLE, WAGE_TAX, NET])
    drawLine(canvas, [label, '', euros(totalOf(yearToDate, of))]);
}

function drawLine(
  canvas: Canvas,
  [label, quantity, amount]: [string, string, string],
  weight?: Weight,
): void {
  const width = contentWidth(canvas);
  const cells = [
    { text: label, width: width * 0.6, align: 'left' },
    { text: quantity, width: width * 0.2, align: 'right' },
    { text: amount, width: width * 0.2, align: 'right' },
  ] as const;
  drawRow(canvas, cells, weight);
}

function periodFacts({ employee, run, hoursWorked, daysWorked }: Payslip, { periodType }: Company): Fact[] {
  const { first, last } = daysOf(run.period, periodType);
  const { birthday } = holdingIn(personalInfosOf(employee), run.period) ?? employee.personalInfo;
  const minimum = minimumHourlyWage(dayOf(last), birthday === null ? undefined : dayOf(birthday));
  return [
    { label: 'Periode', values: [`${dutchDate(first)} t/m ${dutchDate(last)}`] },
    { label: 'Verloning', values: [run.description] },
    { label: 'Gewerkt', values: [`${dutchNumber(hoursWorked)} uur, ${daysWorked} dagen`] },
    { label: 'Minimumloon per uur', values: [euros(minimum)] },
  ];
}

function employmentFacts({ employee, run, department }: Payslip, { periodType }: Company): Fact[] {
  const { last } = daysOf(run.period, periodType);
  const employment = holdingOn(employee.employments, last);
  return [
    { label: 'In dienst sinds', values: [employment && dutchDate(employment.startDate)] },
    { label: 'Afdeling', values: [department?.description] },
    { label: 'Functie', values: [holdingIn(employee.functions, run.period)?.function.description] },
    { label: 'Rekening', values: [salaryAccountOf(employee, run.period)?.iban] },
  ];
}
