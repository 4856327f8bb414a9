import { describe, expect, it } from 'vitest';
import type { Version } from '../../contracts/interface/model.ts';
import { terms } from '../../fixtures/administration/terms.ts';
import { collectiveAgreements } from '../../fixtures/dutch/labour-agreement.ts';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { ask } from './employee-calls.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
const world = openWorld();
/** Paid by the month; the open period is November 2026. */
const COMPANY = 10004;
const EMPLOYEE = world.employees(COMPANY).find(({ type }) => type === 'active')?.id ?? 0;
const DEBTOR = world.companyOfEmployee(EMPLOYEE)?.debtorId ?? 0;

const COMPANY_ID = `<CompanyId>${COMPANY}</CompanyId>`;
const NOVEMBER = '<Period>11</Period><Year>2026</Year>';

async function guidsOf(client: SoapClient, version: Version): Promise<string[]> {
  const list = await client.call('CompanyService', 'LabourAgreements_GetCurrent', COMPANY_ID, { version });
  return list.all('Guid');
}

async function heldIn(client: SoapClient, Period: number, version: Version): Promise<string> {
  const asked = { EmployeeId: EMPLOYEE, Period, Year: 2026 };
  return (await ask(client, 'LabourAgreements_Get', asked, version)).one('Description');
}

describe.each(['v3', 'v2.1'] as const)('labour agreements, version %s', (version) => {
  it('of a company are those of its debtor, in every period, with their models', async () => {
    const { master } = await openOffice();
    const parameters = COMPANY_ID + NOVEMBER;
    const list = await master.call('CompanyService', 'LabourAgreements_Get', parameters, { version });
    expect([list.all('Number'), list.all('Default')]).toEqual([
      ['1', '2', '3'],
      ['true', 'false', 'false'],
    ]);
    expect(list.body).toContain(
      '<SalaryTable><Code>1</Code><Description>Loongebouw</Description></SalaryTable>',
    );
    const { collectiveAgreement: cao, sector } = terms.installation;
    const name = collectiveAgreements.get(cao);
    expect(list.body).toContain(`<CAO><Code>${cao}</Code><Description>${name}</Description></CAO>`);
    expect(list.body).toContain(`<Industry><Code>${sector}</Code>`);
    const settings = await master.call(
      'DebtorService',
      'LabourAgreementSettings_GetList',
      `<DebtorId>${DEBTOR}</DebtorId><Year>2026</Year><Period>11</Period>`,
    );
    expect(settings.all('StrName')).toEqual(['Standaard', 'Oproepkrachten', 'Leidinggevenden']);
    expect(list.all('Guid')).toEqual(settings.all('Guid'));
    expect(list.ids('Id').slice(0, 1)).toEqual(settings.ids('Id').slice(0, 1));
    expect(await guidsOf(master, version)).toEqual(settings.all('Guid'));
  });

  it('are the default one until another is given, from a period on', async () => {
    const { env, master } = await openOffice();
    const [, onCall = '', leading = ''] = await guidsOf(master, version);
    expect(await heldIn(master, 11, version)).toBe('Standaard');
    const sent = { labourAgreementSettingsGroupGuid: onCall, EmployeeId: EMPLOYEE, Period: 12, Year: 2026 };
    expect((await ask(master, 'LabourAgreements_Update', sent, version)).status).toBe(200);
    expect([await heldIn(master, 11, version), await heldIn(master, 12, version)]).toEqual([
      'Standaard',
      'Oproepkrachten',
    ]);
    const current = { labourAgreementSettingsGroupGuid: leading, EmployeeId: EMPLOYEE };
    await ask(master, 'LabourAgreements_UpdateCurrent', current, version);
    for (const reading of ['v3', 'v2.1'] as const)
      expect([
        await heldIn(master, 10, reading),
        await heldIn(master, 11, reading),
        await heldIn(master, 12, reading),
      ]).toEqual(['Standaard', 'Leidinggevenden', 'Oproepkrachten']);

    const now = () => ask(master, 'LabourAgreements_GetCurrent', { EmployeeId: EMPLOYEE }, version);
    expect([(await now()).one('Guid'), (await now()).one('Number')]).toEqual([leading, '3']);
    await env.changeClock({ now: '2026-12-01T00:00:00' });
    expect((await now()).one('Guid')).toBe(onCall);
  });

  it('take the place of one from the same period, and may be given from a closed one', async () => {
    const { master } = await openOffice();
    const [standard = '', onCall = ''] = await guidsOf(master, version);
    for (const guid of [onCall, standard, onCall]) {
      const sent = { labourAgreementSettingsGroupGuid: guid, EmployeeId: EMPLOYEE, Period: 3, Year: 2026 };
      expect((await ask(master, 'LabourAgreements_Update', sent, version)).status).toBe(200);
    }
    expect([await heldIn(master, 2, version), await heldIn(master, 3, version)]).toEqual([
      'Standaard',
      'Oproepkrachten',
    ]);
  });
});
