import { describe, expect, it } from 'vitest';
import type { Version } from '../../contracts/interface/model.ts';
import { HOUR_CODES, HOUR_CODES_2 } from '../../server/payroll/hour-model.ts';
import { WAGE_CODES, WAGE_CODES_2 } from '../../server/payroll/wage-model.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { activeStaff, companyAtStart } from '../support/staff.ts';
import { codesOf } from './employee-calls.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
/** Paid by the month; the open period is November 2026. */
const COMPANY = 10004;
/** Paid every four weeks: the open period is the twelfth of 2026. */
const FOUR_WEEKLY = 10007;
/** Of the debtor's login. */
const BAKERY = 10001;

const VERSIONS: readonly Version[] = ['v3', 'v2.1'];

const within = (Period: number, Year = 2026, UnprotectedMode = false) =>
  `<Period>${Period}</Period><Year>${Year}</Year><UnprotectedMode>${UnprotectedMode}</UnprotectedMode>`;

const fields = (code: number, value: string) => `<Id>0</Id><Code>${code}</Code><Value>${value}</Value>`;

const component = (code: number, value: string) => `<WageComponent>${fields(code, value)}</WageComponent>`;

const row = (companyId: number, code: number, value: string) =>
  `<CompanyWageComponent><CompanyId>${companyId}</CompanyId>${fields(code, value)}</CompanyWageComponent>`;

const batch = (...rows: string[]) => `<WageComponents>${rows.join('')}</WageComponents>`;

describe.each(VERSIONS)('wage components of a company, version %s', (version) => {
  const other = version === 'v3' ? 'v2.1' : 'v3';

  const ask = (client: SoapClient, operation: string, parameters: string, by: Version = version) =>
    client.call('CompanyService', `WageComponent${operation}`, parameters, { version: by });

  const id = `<CompanyId>${COMPANY}</CompanyId>`;
  /** So the company is called where a variable one is put in. */
  const ID = `<CompanyID>${COMPANY}</CompanyID>`;

  /** What a company begins with, by kind: in every period, and in those after the open one. */
  const begun = (kind: 'fixed' | 'variable', companyId = COMPANY) =>
    companyAtStart(companyId).wageComponents.filter(
      (one) => one.kind === kind && (kind === 'fixed' || isOpen(one.from)),
    );
  const isOpen = ({ year, period }: { readonly year: number; readonly period: number }) =>
    year === 2026 && period === 11;
  const fixedValues = (companyId = COMPANY) => begun('fixed', companyId).map(({ value }) => String(value));

  const valuesIn = async (
    client: SoapClient,
    kind: 'Fixed' | 'Var',
    period: number,
    year = 2026,
    companyId = COMPANY,
  ) => {
    const named = `<CompanyId>${companyId}</CompanyId><Period>${period}</Period><Year>${year}</Year>`;
    return (await ask(client, `${kind}_Get`, named, other)).all('Value');
  };

  it('come in by the batch for several companies, each by its own periods, all rows or none', async () => {
    const { master } = await openOffice();
    for (const kind of ['Fixed', 'Var'] as const) {
      const refused = await codesOf([
        ask(master, `${kind}_Insert_Batch`, batch(row(COMPANY, 1100, '1'), row(BAKERY, 1, '2')) + within(12)),
        // Only the company that is paid every four weeks has a thirteenth period.
        ask(
          master,
          `${kind}_Insert_Batch`,
          batch(row(FOUR_WEEKLY, 1100, '1'), row(COMPANY, 1100, '2')) + within(13),
        ),
        ask(
          master,
          `${kind}_Insert_Batch`,
          batch(
            row(COMPANY, 1100, '1'),
            '<CompanyWageComponent xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" />',
          ) + within(12),
        ),
      ]);
      const already = (companyId: number) => (kind === 'Fixed' ? fixedValues(companyId) : []);
      expect(refused).toEqual([2002, 2006, 2030]);
      expect(await valuesIn(master, kind, 12)).toEqual(already(COMPANY));
      expect(await valuesIn(master, kind, 13, 2026, FOUR_WEEKLY)).toEqual(already(FOUR_WEEKLY));

      const rows = batch(row(COMPANY, 1100, '1'), row(BAKERY, 1100, '2'), row(COMPANY, 1300, '3'));
      const ids = (await ask(master, `${kind}_Insert_Batch`, rows + within(12))).ids('int');
      expect(new Set(ids).size).toBe(3);
      expect(await valuesIn(master, kind, 12)).toEqual([...already(COMPANY), '1', '3']);
      expect(await valuesIn(master, kind, 12, 2026, BAKERY)).toEqual([...already(BAKERY), '2']);
      const named = `<CompanyId>${COMPANY}</CompanyId><Period>12</Period><Year>2026</Year>`;
      expect((await ask(master, `${kind}_Get`, named)).ids().slice(-2)).toEqual([ids[0], ids[2]]);
    }
  });

  it('are not those of its employees, and nobody else’s business', async () => {
    const { master, debtor } = await openOffice();
    await ask(master, 'Fixed_InsertCurrent', id + component(1100, '1'));
    const [plain] = activeStaff(COMPANY, ({ wageComponents }) => wageComponents.length === 0);
    const employee = `<EmployeeId>${plain}</EmployeeId>`;
    const theirs = await master.call('EmployeeService', 'WageComponentFixed_GetCurrent', employee, {
      version,
    });
    expect([theirs.status, theirs.ids()]).toEqual([200, []]);
    const refused = await codesOf([
      ask(debtor, 'Fixed_GetCurrent', id),
      ask(debtor, 'Var_GetCurrent', id),
      ask(debtor, 'Fixed_InsertCurrent', id + component(1100, '1')),
      ask(debtor, 'Var_InsertCurrent', ID + component(1100, '1')),
      ask(debtor, 'Var_ClearCurrent', id),
      ask(debtor, 'Var_Insert_Batch', batch(row(BAKERY, 1100, '1'), row(COMPANY, 1100, '1')) + within(12)),
    ]);
    expect(refused).toEqual(refused.map(() => 1003));
    expect(await valuesIn(master, 'Var', 12, 2026, BAKERY)).toEqual([]);
  });
});

describe.each(VERSIONS)('the code models of a company, version %s', (version) => {
  const MODELS = [
    ['WageModel_GetWageCodes', WAGE_CODES],
    ['WageModel2_GetWageCodes', WAGE_CODES_2],
    ['HourModel_GetHourCodes', HOUR_CODES],
    ['HourModel2_GetHourCodes', HOUR_CODES_2],
  ] as const;

  it.each(MODELS)('%s lists every code once, with its description', async (operation, codes) => {
    const { master, debtor } = await openOffice();
    const ask = (client: SoapClient) =>
      client.call('CompanyService', operation, `<CompanyId>${COMPANY}</CompanyId>`, { version });
    const listed = await ask(master);
    expect(listed.ids('Code')).toEqual(codes.map(({ code }) => code));
    expect(listed.all('Description')).toEqual(codes.map(({ description }) => description));
    expect(new Set(listed.ids('Code')).size).toBe(codes.length);
    expect((await ask(debtor)).code).toBe(1003);
  });
});
