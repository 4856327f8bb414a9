import { expect, it } from 'vitest';
import { groupedByKey } from '../../server/journal/violations.ts';
import { useOffices } from '../behaviour/office.ts';
import { SoapClient } from '../support/soap-client.ts';

const openOffice = useOffices();

it.each([
  ['a misspelled element', '<DebtorID>1001</DebtorID>', 'lost-data', 'Call it DebtorId.'],
  ['one that was left out', '', 'wrong-default', 'Send it, even when the default (0) is what you mean.'],
  [
    'one that nobody reads',
    '<DebtorId>1001</DebtorId><Naam>x</Naam>',
    'lost-data',
    'Leave it out: it is not read.',
  ],
  ['one sent twice', '<DebtorId>1001</DebtorId><DebtorId>1002</DebtorId>', 'lost-data', 'Send it once.'],
])('%s is a violation, with a remedy', async (_, parameters, severity, remedy) => {
  const { env, master } = await openOffice();
  await master.call('CompanyService', 'List_GetByDebtor', parameters);
  const found = await env.calls.violations();
  expect(found.map((violation) => [violation.severity, violation.remedy])).toContainEqual([severity, remedy]);
  expect(found.every(({ place }) => place !== null && place.line === 1 && place.column > 1)).toBe(true);
});

it('a call as the contract has it is none', async () => {
  const { env, master } = await openOffice();
  await master.call('CompanyService', 'List_GetByDebtor', '<DebtorId>1001</DebtorId>');
  expect(await env.calls.violations()).toEqual([]);
});

it('version 2.1, deprecated operations and guessed ones are told apart', async () => {
  const { env, master, url } = await openOffice();
  // The header of 2.1 has no Domain.
  const { username, token } = env.login('master');
  await new SoapClient(url, { username, token }).call('DebtorService', 'List_GetAll', '', {
    version: 'v2.1',
  });
  await master.call('CompanyService', 'Address_GetCurrentWithAddressType', '<CompanyId>10001</CompanyId>');
  await master.call(
    'EmployeeService',
    'ExtraFieldsWithStartDate_GetList',
    '<EmployeeId>5000001</EmployeeId>',
  );
  expect((await env.calls.violations()).map(({ key }) => key)).toEqual([
    'DebtorService.List_GetAll v2.1 retired-version',
    'CompanyService.Address_GetCurrentWithAddressType deprecated',
    'EmployeeService.ExtraFieldsWithStartDate_GetList guess',
  ]);
});

it('the same fault has the same key, whatever the values', async () => {
  const { env, master } = await openOffice();
  for (const id of [1001, 1002])
    await master.call('CompanyService', 'List_GetByDebtor', `<DebtorID>${id}</DebtorID>`);
  const keys = (await env.calls.violations()).map(({ key }) => key);
  expect(keys).toHaveLength(4);
  expect(new Set(keys).size).toBe(2);
});

it('the worst is told first', async () => {
  const { env, master } = await openOffice();
  await master.call('CompanyService', 'Address_GetCurrentWithAddressType', '<CompanyId>10001</CompanyId>');
  await master.call('CompanyService', 'List_GetByDebtor', '<DebtorID>1001</DebtorID>');
  const told = groupedByKey(await env.calls.violations());
  expect(told.map(({ first }) => first.severity)).toEqual(['lost-data', 'wrong-default', 'deprecated']);
});

it.each([
  [
    'Reports_GetWageCodesByYear',
    'Call ReportService.Reports_GetWageCodesByYear_Background instead. It answers the id of a task, for which Reports_BackgroundTask_Result gives the result.',
  ],
  [
    'Reports_GetJournalsReportByCompany',
    'Call ReportService.Reports_GetJournalsReportByCompany_Background instead. It answers the id of a task, for which Reports_BackgroundTask_Result gives the result. There CompanyId is called companyId, StartPeriod is called startPeriod, EndPeriod is called endPeriod, Year is called year.',
  ],
  ['Address_GetCurrentWithAddressType', 'Call CompanyService.Address_GetCurrent instead.'],
])('the remedy for the deprecated %s names another operation', async (operation, remedy) => {
  const { env, master } = await openOffice();
  await master.call('CompanyService', operation, '<CompanyId>10001</CompanyId><Year>2026</Year>');
  const found = await env.calls.violations();
  expect(found.find(({ severity }) => severity === 'deprecated')).toMatchObject({ remedy });
});
