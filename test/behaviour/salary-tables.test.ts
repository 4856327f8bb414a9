import { describe, expect, it } from 'vitest';
import type { Version } from '../../contracts/interface/model.ts';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { Dossier } from './dossier.ts';
import { ask, codesOf } from './employee-calls.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
const world = openWorld();
/** Paid by the month; the open period is November 2026. */
const COMPANY = 10004;
const staff = world.employees(COMPANY);
/** Somebody who is on no step yet. */
const EMPLOYEE =
  staff.find(({ type, salaries }) => type === 'active' && salaries.every(({ place }) => place === null))
    ?.id ?? 0;

/** Asks in November 2026 unless told otherwise. */
function table(
  client: SoapClient,
  operation: string,
  { version = 'v3', scale = '', company = COMPANY, period = 11 }: Asked = {},
) {
  const sent = operation.endsWith('Steps') ? `<Scale><Scale>${scale}</Scale></Scale>` : '';
  return client.call(
    'CompanyService',
    operation,
    `<CompanyId>${company}</CompanyId>${sent}<Period>${period}</Period><Year>2026</Year>`,
    { version },
  );
}

interface Asked {
  readonly version?: Version;
  readonly scale?: string;
  readonly company?: number;
  readonly period?: number;
}

/** The guids of the second step of scale 5, found as an integration would. */
async function placeIn(master: SoapClient, version: Version) {
  const scales = await table(master, 'SalaryTable2_GetScales', { version });
  const steps = await table(master, 'SalaryTable2_GetSteps', { version, scale: '5' });
  return {
    EmployeeId: EMPLOYEE,
    SalaryTableId: (await table(master, 'SalaryTable2_Get', { version })).one('GuidSalaryTable'),
    SalaryTableScaleId: scales.all('GuidSalaryTableScale')[4] ?? '',
    SalaryTableStepId: steps.all('GuidSalaryTableStep')[1] ?? '',
  };
}

describe.each(['v3', 'v2.1'] as const)('the salary table, version %s', (version) => {
  it('has scales, and these have steps that pay more the higher they are', async () => {
    const { master } = await openOffice();
    const described = await table(master, 'SalaryTable_Get', { version });
    expect([described.one('Code'), described.one('Description')]).toEqual(['1', 'Loongebouw']);
    const scales = await table(master, 'SalaryTable_GetScales', { version });
    expect(scales.all('Scale')).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect([scales.all('ScaleValue')[4], scales.all('ScalePercentageMin')[4]]).toEqual(['3720.00', '83.87']);
    expect(new Set(scales.all('ScalePercentageMax'))).toEqual(new Set(['100.00']));
    const steps = await table(master, 'SalaryTable_GetSteps', { version, scale: '5' });
    expect(steps.all('Step')).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(steps.all('StepValue')).toEqual([
      '3120.00',
      '3240.00',
      '3360.00',
      '3480.00',
      '3600.00',
      '3720.00',
    ]);
    for (const scale of scales.all('Scale')) {
      const values = (await table(master, 'SalaryTable_GetSteps', { version, scale })).all('StepValue');
      const paid = values.map(Number);
      expect(paid).toEqual([...paid].sort((a, b) => a - b));
      expect(paid[0]).toBeGreaterThan((14.71 * 40 * 52) / 12);
    }
  });

  it('is the same with guids, which all differ', async () => {
    const { master } = await openOffice();
    const scales = await table(master, 'SalaryTable2_GetScales', { version });
    expect(scales.all('Scale')).toEqual(
      (await table(master, 'SalaryTable_GetScales', { version })).all('Scale'),
    );
    const guids = [
      (await table(master, 'SalaryTable2_Get', { version })).one('GuidSalaryTable'),
      ...scales.all('GuidSalaryTableScale'),
    ];
    for (const scale of scales.all('Scale')) {
      const steps = await table(master, 'SalaryTable2_GetSteps', { version, scale });
      expect(steps.all('GuidSalaryTableStep')).toHaveLength(steps.all('StepValue').length);
      guids.push(...steps.all('GuidSalaryTableStep'));
    }
    expect(new Set(guids).size).toBe(guids.length);
  });

  it('pays the same a year whatever the period is', async () => {
    const { master } = await openOffice();
    const byPeriod = world.environments
      .flatMap(({ debtors }) => debtors)
      .flatMap(({ companies }) => companies)
      .find(({ periodType }) => periodType === 'fourWeeks');
    const company = byPeriod?.id ?? 0;
    const steps = await table(master, 'SalaryTable_GetSteps', { version, scale: '5', company });
    expect(steps.all('StepValue')[0]).toBe('2880.00');
  });

  it('gives a salary from a day on, which tells its scale and step in all reading operations', async () => {
    const { master } = await openOffice();
    const place = await placeIn(master, version);
    const StartDate = '2026-12-10T00:00:00';
    expect((await ask(master, 'SalaryTable_Insert', { ...place, StartDate }, version)).status).toBe(200);

    const inPeriod = { EmployeeId: EMPLOYEE, Period: 12, Year: 2026 };
    for (const reading of ['v3', 'v2.1'] as const) {
      const december = await ask(master, 'Salary_Get', inPeriod, reading);
      expect([december.one('Value'), december.one('Type'), december.one('StartDate')]).toEqual([
        '3240.00',
        'Bruto_Salaris_Fulltime',
        StartDate,
      ]);
      expect([december.one('Code'), december.one('Scale'), december.one('Step')]).toEqual(['1', '5', '2']);
      expect([december.one('ScaleValue'), december.one('StepValue')]).toEqual(['3720.00', '3240.00']);
    }
    const november = await ask(master, 'Salary_Get', { ...inPeriod, Period: 11 }, version);
    expect(november.all('SalaryTable')).toEqual([]);
    expect(november.body).not.toContain('<Schaal>');
    const list = await ask(master, 'Salary_GetList', inPeriod, version);
    expect([list.all('Value').at(-1), list.all('Step')]).toEqual(['3240.00', ['2']]);
    const dossier = new Dossier(master, EMPLOYEE, version);
    const all = await dossier.ofCompany('Salary_GetAll_AllEmployeesByCompany');
    expect([all.all('Scale'), all.all('Step')]).toEqual([['5'], ['2']]);
  });

  it('is named by scale and step when a salary is changed, and decides on the amount', async () => {
    const { master } = await openOffice();
    const read = async () => {
      const current = await ask(master, 'Salary_GetCurrent', { EmployeeId: EMPLOYEE }, version);
      return [current.one('Value'), current.all('Scale'), current.all('Step')];
    };
    const change = (Scale: string, ScalePercentage: string, step: string) => {
      const SalaryTable = { Scale: { Scale, ScalePercentage }, ...(step ? { Step: { Step: step } } : {}) };
      const Salary = { Value: '1', Type: 'Bruto_Salaris_Fulltime', SalaryTable };
      return ask(master, 'Salary_UpdateCurrent', { EmployeeId: EMPLOYEE, Salary }, version);
    };
    await change('7', '0', '3');
    expect(await read()).toEqual(['4450.00', ['7'], ['3']]);
    await change('7', '90', '');
    expect(await read()).toEqual(['4545.00', ['7'], []]);
    await change('7', '0', '');
    expect(await read()).toEqual(['1', ['7'], []]);
    const refused = await codesOf([
      change('7', '79', ''),
      change('7', '101', ''),
      change('9', '0', '1'),
      change('7', '0', '7'),
      change('', '0', '1'),
    ]);
    expect(refused).toEqual([2030, 2030, 2046, 2046, 2030]);
    expect(await read()).toEqual(['1', ['7'], []]);
    // Without names it says nothing.
    await change('', '0', '');
    expect(await read()).toEqual(['1', [], []]);
  });

  it('is refused in closed and impossible periods, and for what is not in it', async () => {
    const { master } = await openOffice();
    const place = await placeIn(master, version);
    const StartDate = '2026-12-01T00:00:00';
    const other = '00000000-0000-4000-8000-000000000001';
    const stepOfScale1 = await table(master, 'SalaryTable2_GetSteps', { version, scale: '1' });
    const elsewhere = stepOfScale1.all('GuidSalaryTableStep')[0] ?? '';
    const insert = (changed: object) =>
      ask(master, 'SalaryTable_Insert', { ...place, StartDate, ...changed }, version);
    const refused = await codesOf([
      insert({ StartDate: '2026-10-31T00:00:00' }),
      insert({ SalaryTableId: other }),
      insert({ SalaryTableScaleId: other }),
      insert({ SalaryTableStepId: 'no guid at all' }),
      insert({ SalaryTableStepId: elsewhere }),
      ask(master, 'SalaryTable_InsertCurrent', { EmployeeId: EMPLOYEE }, version),
      table(master, 'SalaryTable_GetSteps', { version, scale: '9' }),
      table(master, 'SalaryTable2_GetSteps', { version, scale: '' }),
      table(master, 'SalaryTable_Get', { version, period: 13 }),
      table(master, 'SalaryTable2_GetScales', { version, period: 0 }),
    ]);
    expect(refused).toEqual([
      version === 'v3' ? 2011 : 9999,
      2046,
      2046,
      2046,
      2046,
      2046,
      2046,
      2030,
      2006,
      2006,
    ]);
  });
});
