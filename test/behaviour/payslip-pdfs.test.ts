import { describe, expect, it } from 'vitest';
import { openWorld } from '../../fixtures/world.ts';
import { ask } from './employee-calls.ts';
import { useOffices } from './office.ts';
import { askCompany, COMPANY, runIn2026, sum } from './payroll-calls.ts';
import { amountAfter, amountsAfter, amountUnderCodes, pagesIn } from './payroll-documents.ts';

const openOffice = useOffices();
const staff = openWorld().employees(COMPANY);
const baker = staff.find(
  ({ type, employments }) => type === 'active' && employments[0]?.startDate.slice(0, 4) !== '2026',
);
const EMPLOYEE = baker?.id ?? 0;

const ofEmployee = { EmployeeID: EMPLOYEE, CompanyId: COMPANY, RunID: runIn2026(10) };
const ofRun = { CompanyId: COMPANY, RunID: runIn2026(10) };
const inYear = (intYear: number) => ({ intYear });

const EMPLOYEES = 'SalaryDocuments_GetEmployeePayslipsPDFByRunCompany';
const ALL = 'SalaryDocuments_GetAllPayslipsPDFByRunCompany';

describe.each(['v3', 'v2.1'] as const)('payslips as PDF, version %s', (version) => {
  it('tell who was paid by whom, when, and from gross to net', async () => {
    const { master } = await openOffice();
    const reply = await askCompany(master, EMPLOYEES, ofEmployee, version);
    const [page = '', ...others] = await pagesIn(reply.one('PDF'));
    expect(others).toEqual([]);
    expect(page).toContain('Loonstrook oktober 2026');
    expect(page).toContain(`Werknemer ${baker?.displayName}`);
    expect(page).toContain(`BSN ${baker?.personalInfo.bsn}`);
    expect(page).toContain(`Rekening ${baker?.bankAccount?.iban}`);
    expect(page).toContain('Periode 01-10-2026 t/m 31-10-2026');
    const gross = amountAfter(page, 'Totaal bruto');
    const pension = amountAfter(page, '3000 Pensioenpremie werknemer');
    const tax = amountAfter(page, '5000 Loonheffing');
    expect(gross).toBeGreaterThan(0);
    expect(pension).toBeLessThan(0);
    expect(tax).toBeLessThan(0);
    const beforeTax = amountUnderCodes(page, /^3/);
    expect(amountAfter(page, 'Loon voor loonheffing')).toBe(gross + beforeTax);
    const net = amountUnderCodes(page, /^6/);
    expect(amountAfter(page, 'Netto uit te betalen')).toBe(gross + beforeTax + tax + net);
    const charges = [
      '7000 Werkgeversheffing Zvw',
      '7010 Premies werknemersverzekeringen',
      '7020 Pensioenpremie werkgever',
    ];
    expect(amountAfter(page, 'Totaal werkgeverslasten')).toBe(
      sum(charges.map((label) => amountAfter(page, label))),
    );
  });

  it('show what was put in, also of a closed period', async () => {
    const { master } = await openOffice();
    const component = { Id: 0, Code: 6120, Value: '1234.50' };
    const written = {
      EmployeeId: EMPLOYEE,
      WageComponent: component,
      Period: 10,
      Year: 2026,
      UnprotectedMode: true,
    };
    const before = await pagesIn((await askCompany(master, EMPLOYEES, ofEmployee, version)).one('PDF'));
    expect((await ask(master, 'WageComponentVar_Insert', written, version)).status).toBe(200);
    const other = version === 'v3' ? 'v2.1' : 'v3';
    const [page = ''] = await pagesIn((await askCompany(master, EMPLOYEES, ofEmployee, other)).one('PDF'));
    expect(amountAfter(page, '6120 Onkostenvergoeding')).toBe(123450);
    const net = 'Netto uit te betalen';
    expect(amountAfter(page, net)).toBe(amountAfter(before[0] ?? '', net) + 123450);
  });

  it('go on to a second page when there are many lines', async () => {
    const { master } = await openOffice();
    for (let at = 0; at < 60; at++) {
      const component = { Id: 0, Code: 6120, Value: '0.01' };
      const written = { EmployeeId: EMPLOYEE, WageComponent: component, Period: 10, Year: 2026 };
      await ask(master, 'WageComponentVar_Insert', { ...written, UnprotectedMode: true }, version);
    }
    const pages = await pagesIn((await askCompany(master, EMPLOYEES, ofEmployee, version)).one('PDF'));
    const lines = pages.join('\n').match(/^6120 Onkostenvergoeding 0,01$/gm) ?? [];
    expect([pages.length, lines.length]).toEqual([2, 60]);
  });

  it('add up the year until the run', async () => {
    const { master } = await openOffice();
    const pages = await Promise.all(
      [1, 2, 3].map(async (period) => {
        const reply = await askCompany(
          master,
          EMPLOYEES,
          { ...ofEmployee, RunID: runIn2026(period) },
          version,
        );
        return (await pagesIn(reply.one('PDF')))[0] ?? '';
      }),
    );
    const nets = pages.map((page) => amountAfter(page, 'Netto uit te betalen'));
    const [, year = ''] = pages[2]?.split('Cumulatief 2026') ?? [];
    expect(amountAfter(year, 'Netto uit te betalen')).toBe(sum(nets));
  });

  it('of a whole run are one PDF with a page for each employee', async () => {
    const { master } = await openOffice();
    const paid = await askCompany(
      master,
      'Run_GetEmployeesByRunCompany',
      { CompanyId: COMPANY, RunId: runIn2026(10), Year: 2026 },
      version,
    );
    const pages = await pagesIn((await askCompany(master, ALL, ofRun, version)).one('PDF'));
    const numbers = pages.map((page) => Number(/^Personeelsnummer (\d+)$/m.exec(page)?.[1]));
    expect(numbers).toEqual(paid.ids('EmployeeNumber'));
    const lastYear = { CompanyId: COMPANY, RunID: runIn2026(10) - 100, ...inYear(2025) };
    const [first = ''] = await pagesIn((await askCompany(master, `${ALL}_v2`, lastYear, version)).one('PDF'));
    expect(first).toContain('Loonstrook oktober 2025');
    expect(amountsAfter(first, 'Totaal bruto')).toHaveLength(1);
  });
});
