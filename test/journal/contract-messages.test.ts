import { describe, expect, it } from 'vitest';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Severity } from '../../contracts/severity.ts';
import { type Office, useOffices } from '../behaviour/office.ts';
import { operationOf, SoapClient, soapRequest } from '../support/soap-client.ts';
import { settledText } from './support/settled-text.ts';

/** What the verification of the contract says, to the letter, and by which keys it knows violations again. */

const openOffice = useOffices();

const GET = operationOf('DebtorService', 'Debtor_Get');

/** Posts an envelope for Debtor_Get on which somebody has worked. */
async function post(
  { env, url }: Office,
  parameters: string,
  rework: (envelope: string) => string = (envelope) => envelope,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const envelope = soapRequest(GET, parameters, env.login('master'));
  await fetch(url + GET.service.paths[0], {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${GET.soapAction}"`, ...headers },
    body: rework(envelope).replaceAll('><', '>\n<'),
  });
}

async function said(
  { env }: Office,
  options: Parameters<typeof env.calls.verifyContract>[0] = {},
): Promise<string> {
  const { message } = await env.calls.verifyContract(options);
  return settledText(env, message);
}

describe('each kind of violation is told with its place and remedy', () => {
  const RIGHT = '<DebtorId>1001</DebtorId>';

  it('in the parameters of an operation', async () => {
    const office = await openOffice();
    await post(office, `${RIGHT}<Nummer>1</Nummer><debtorId>1002</debtorId>${RIGHT}`);
    await post(office, '<DebtorId xmlns="urn:other">1001</DebtorId>');
    await post(office, '<DebtorId lang="nl">1001</DebtorId>tekst');
    await post(
      office,
      '<DebtorId xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true">1001</DebtorId>',
    );
    await post(office, '<DebtorId> 1001 </DebtorId>');
    await post(office, '<DebtorId>x</DebtorId>');
    expect(await said(office)).toMatchInlineSnapshot(`
      "The contract was broken in 10 ways:

        lost-data  DebtorService.Debtor_Get (call 1, line 12, column 2)
          Nummer is not declared in Debtor_Get; it was ignored.
          → Leave it out: it is not read.

        lost-data  DebtorService.Debtor_Get (call 1, line 13, column 2)
          debtorId is spelled DebtorId, case included; it was ignored.
          → Call it DebtorId.

        lost-data  DebtorService.Debtor_Get (call 1, line 14, column 2)
          DebtorId is given again; the service used the first one.
          → Send it once.

        lost-data  DebtorService.Debtor_Get (call 2, line 11, column 2)
          DebtorId is in urn:other instead of https://api.nmbrs.nl/soap/v3/DebtorService; it was ignored.
          → Put it in the namespace https://api.nmbrs.nl/soap/v3/DebtorService.

        lost-data  DebtorService.Debtor_Get (call 3, line 11, column 2)
          The attribute lang of DebtorId is not declared; it was ignored.
          → Leave it out: it is not read.

        lost-data  DebtorService.Debtor_Get (call 3, line 10, column 2)
          The text 'tekst' stands between elements; it was ignored.
          → Leave it out: it is not read.

        lost-data  DebtorService.Debtor_Get (call 5, line 11, column 2)
          DebtorId was given as ' 1001 ': the white space around it was trimmed; the service used 1001.
          → Send what you mean, or 1001 is taken for it.

        lost-data  DebtorService.Debtor_Get (call 6, line 11, column 2)
          DebtorId was given as 'x', which is not a whole number from -2147483648 to 2147483647; the request was refused unread.
          → Send a whole number from -2147483648 to 2147483647.

        wrong-default  DebtorService.Debtor_Get (call 2, line 10, column 2)
          DebtorId is missing; the service used 0.
          → Send it, even when the default (0) is what you mean.

        wrong-default  DebtorService.Debtor_Get (call 4, line 11, column 2)
          DebtorId is not nillable; its xsi:nil was ignored and its content read.
          → Send a value, or leave the element out: it cannot be nil."
    `);
  });

  it('in records, wherever an item of a list stands', async () => {
    const office = await openOffice();
    const item = (code: number) =>
      `<EmployeeWageComponent><EmployeeId>5000001</EmployeeId><Id>0</Id><Kode>${code}</Kode><Value>1</Value></EmployeeWageComponent>`;
    await office.master.call(
      'EmployeeService',
      'WageComponentVar_Insert_Batch',
      `<WageComponents>${item(1)}${item(2)}</WageComponents><Period>11</Period><Year>2026</Year><UnprotectedMode>false</UnprotectedMode>`,
    );
    await office.master.call(
      'EmployeeService',
      'Absence2_Insert',
      '<EmployeeId>5000001</EmployeeId><Percentage>50</Percentage><Absence><AbsenceId>0</AbsenceId><Percentage>50</Percentage>' +
        '<Start>2026-11-16T00:00:00.12345678</Start><Dossiernr>0</Dossiernr></Absence><NewDossier>true</NewDossier>',
    );
    await office.master.call(
      'CompanyService',
      'WorkCost_Insert',
      '<CompanyId>10001</CompanyId><Value>1.00</Value><Period>12</Period><Year>2026</Year>',
    );
    const keys = (await office.env.calls.violations()).map(({ key }) => key);
    expect([...new Set(keys)]).toMatchInlineSnapshot(`
      [
        "EmployeeService.WageComponentVar_Insert_Batch unknown-element WageComponentVar_Insert_Batch/WageComponents/EmployeeWageComponent[]/Kode",
        "EmployeeService.WageComponentVar_Insert_Batch missing WageComponentVar_Insert_Batch/WageComponents/EmployeeWageComponent[]/Code",
        "EmployeeService.Absence2_Insert misplaced Absence2_Insert/Percentage",
        "EmployeeService.Absence2_Insert changed-value Absence2_Insert/Absence/Start",
        "CompanyService.WorkCost_Insert doubtful-spelling WorkCost_Insert/Value",
      ]
    `);
    expect(await said(office)).toMatchInlineSnapshot(`
      "The contract was broken in 5 ways:

        lost-data  EmployeeService.WageComponentVar_Insert_Batch (call 1, line 1, column 300, and 1 more)
          Kode is not declared in EmployeeWageComponent[0]; it was ignored. Did you mean 'Code'?
          → Call it Code.

        lost-data  EmployeeService.Absence2_Insert (call 2, line 1, column 300)
          Percentage belongs at Absence2_Insert/Absence/Percentage, not in Absence2_Insert; it was ignored.
          → Move it to Absence2_Insert/Absence/Percentage.

        lost-data  EmployeeService.Absence2_Insert (call 2, line 1, column 300)
          Start was given as '2026-11-16T00:00:00.12345678': the fraction of the second was rounded to 7 digits; the service used 2026-11-16T00:00:00.1234568.
          → Send what you mean, or 2026-11-16T00:00:00.1234568 is taken for it.

        wrong-default  EmployeeService.WageComponentVar_Insert_Batch (call 1, line 1, column 300, and 1 more)
          Code is missing; the service used 0.
          → Send it, even when the default (0) is what you mean.

        guess  CompanyService.WorkCost_Insert (call 3, line 1, column 300)
          Value was read as value; which of the two the real service reads is not known.
          → Call it value."
    `);
  });

  it('in what stands around them', async () => {
    const office = await openOffice();
    const again = (envelope: string) => envelope;
    await post(office, RIGHT, (envelope) => envelope.replaceAll('AuthHeaderWithDomain', 'AuthHeader'));
    await post(office, RIGHT, (envelope) => envelope.replace('</s:Body>', ''));
    await post(office, RIGHT, again, { SOAPAction: `"${GET.soapAction}s"` });
    await post(office, RIGHT, again, { SOAPAction: '"urn:anders"' });
    await post(office, RIGHT, again, { 'Content-Type': 'text/plain' });
    await post(office, RIGHT, (envelope) =>
      envelope.replace(/<s:Header>/, '$&<Tracing xmlns="urn:tracing"/>'),
    );
    expect(await said(office)).toMatchInlineSnapshot(`
      "The contract was broken in 6 ways:

        lost-data  DebtorService.Debtor_Get (call 1, line 3, column 2)
          Header AuthHeader is not read by this operation, which reads AuthHeaderWithDomain in https://api.nmbrs.nl/soap/v3/DebtorService; it was ignored.
          → Call it AuthHeaderWithDomain in https://api.nmbrs.nl/soap/v3/DebtorService.

        lost-data  DebtorService.Debtor_Get (call 2, line 1, column 1, and 1 more)
          The request was refused unread: The 's:Body' start tag on line 9 position 2 does not match the end tag of 's:Envelope'. Line 13, position 3.
          → Send an envelope in well-formed XML, with a body, as text/xml or application/soap+xml.

        lost-data  DebtorService (unknown operation) (call 3, line 1, column 1)
          The action 'https://api.nmbrs.nl/soap/v3/DebtorService/Debtor_Gets' names no operation of DebtorService; the request was refused unread.
          → Send the SOAPAction "https://api.nmbrs.nl/soap/v3/DebtorService/Debtor_Get".

        lost-data  DebtorService (unknown operation) (call 4, line 1, column 1)
          The action 'urn:anders' names no operation of DebtorService; the request was refused unread.
          → Send the SOAPAction that the page of the operation shows.

        lost-data  DebtorService.Debtor_Get (call 6, line 3, column 2)
          Header Tracing in urn:tracing is not read by this operation, which reads AuthHeaderWithDomain in https://api.nmbrs.nl/soap/v3/DebtorService; it was ignored.
          → Call it AuthHeaderWithDomain in https://api.nmbrs.nl/soap/v3/DebtorService.

        wrong-default  DebtorService.Debtor_Get (call 1, line 1, column 2)
          The header AuthHeaderWithDomain is missing; the service saw no credentials.
          → Send it, even when the default (no credentials) is what you mean."
    `);
  });

  it('and those that there are too many of', async () => {
    const office = await openOffice();
    await post(office, RIGHT + '<A/>'.repeat(2_000));
    const found = await office.env.calls.violations();
    expect(found.length).toBeGreaterThan(50);
    expect(found.at(-1)).toMatchInlineSnapshot(
      { call: expect.any(Number) },
      `
      {
        "call": Any<Number>,
        "key": "DebtorService.Debtor_Get more ",
        "message": "There are 1000 more findings, which were not written down.",
        "operation": "DebtorService.Debtor_Get",
        "place": {
          "column": 1,
          "line": 1,
        },
        "remedy": "Mend the others first; then these are told.",
        "severity": "lost-data",
      }
    `,
    );
  });
});

it('of operations that are on their way out, retired or guessed, what to do is told', async () => {
  const office = await openOffice();
  const { username, token } = office.env.login('master');
  const old = new SoapClient(office.url, { username, token });
  await old.call('DebtorService', 'List_GetAll', '', { version: 'v2.1' });
  const call = (operation: string) =>
    office.master.call('CompanyService', operation, '<CompanyId>10001</CompanyId><Year>2026</Year>');
  await call('Address_GetCurrentWithAddressType');
  await office.master.call(
    'EmployeeService',
    'ExtraFieldsWithStartDate_GetList',
    '<EmployeeId>5000001</EmployeeId>',
  );
  const mattering: readonly Severity[] = ['lost-data', 'wrong-default'];
  expect(await said(office, { allow: mattering })).toMatchInlineSnapshot(`
    "The contract was broken in 3 ways:

      deprecated  CompanyService.Address_GetCurrentWithAddressType (call 2)
        CompanyService.Address_GetCurrentWithAddressType is deprecated.
        → Call CompanyService.Address_GetCurrent instead.

      retired-version  DebtorService.List_GetAll v2.1 (call 1)
        DebtorService.List_GetAll v2.1 is an operation of a retired version.
        → Call version 3.

      guess  EmployeeService.ExtraFieldsWithStartDate_GetList (call 3)
        The interface of EmployeeService.ExtraFieldsWithStartDate_GetList is a guess.
        → Try it on the real service before you rely on it."
  `);
});

it('of every deprecated operation the one to call instead is told', async () => {
  const office = await openOffice();
  const deprecated = catalogue.services.flatMap(({ operations }) =>
    operations.filter(({ deprecated }) => deprecated),
  );
  for (const { service, name } of deprecated)
    await office.master.call(service.name, name, '', { version: service.version });
  const allow: readonly Severity[] = ['lost-data', 'wrong-default', 'guess', 'retired-version'];
  const found = await office.env.calls.violations({ allow });
  expect(found).toHaveLength(deprecated.length);
  const inBackground =
    /^(\w+)\.(\w+)(?: v2\.1)? deprecated: Call \w+\.\2_Background instead\. It answers the id of a task, for which Reports_BackgroundTask_Result gives the result\.(?: There (?:\w+ is called \w+(?:, |\.))+)?$/;
  const remedies = found.map(({ key, remedy }) => `${key}: ${remedy}`);
  expect(remedies.filter((remedy) => !inBackground.test(remedy))).toMatchInlineSnapshot(`
    [
      "CompanyService.Address_GetCurrentWithAddressType deprecated: Call CompanyService.Address_GetCurrent instead.",
      "ReportService.Reports_Business_EmployeeHoursSalary deprecated: Call ReportService.Reports_Business_EmployeeHoursSalary_Background instead. It answers the id of a task, for which Reports_BackgroundTask_Result gives the result. It does not take CompanyId, Year.",
      "CompanyService.Address_GetCurrentWithAddressType v2.1 deprecated: Call CompanyService.Address_GetCurrent instead.",
    ]
  `);
});

describe('what is known', () => {
  const misspelled = '<DebtorID>1001</DebtorID>';

  it('is not told again, and what did not occur any more is, when asked to be exact', async () => {
    const office = await openOffice();
    await post(office, misspelled);
    const [first] = await office.env.calls.violations();
    const known = new Set([
      first?.key ?? '',
      'DebtorService.Debtor_Get gone',
      'DebtorService.List_GetAll gone',
    ]);
    expect(await said(office, { baseline: { known } })).toMatchInlineSnapshot(`
      "The contract was broken in 1 way:

        wrong-default  DebtorService.Debtor_Get (call 1, line 10, column 2)
          DebtorId is missing; the service used 0.
          → Send it, even when the default (0) is what you mean."
    `);
    expect(await said(office, { baseline: { known }, exact: true })).toMatchInlineSnapshot(`
      "The contract was broken in 1 way:

        wrong-default  DebtorService.Debtor_Get (call 1, line 10, column 2)
          DebtorId is missing; the service used 0.
          → Send it, even when the default (0) is what you mean.

      Known violations that did not occur; delete their lines from the baseline:

        DebtorService.Debtor_Get gone
        DebtorService.List_GetAll gone"
    `);
    const all = new Set((await office.env.calls.violations()).map(({ key }) => key));
    expect(await said(office, { baseline: { known: all }, exact: true })).toBe('The contract was honoured.');
    expect(
      await said(office, { baseline: { known: new Set([...all, 'gone']) }, exact: true }),
    ).toMatchInlineSnapshot(`
      "Known violations that did not occur; delete their lines from the baseline:

        gone"
    `);
  });

  it('may be all of a kind', async () => {
    const office = await openOffice();
    await post(office, misspelled);
    expect(await said(office, { allow: ['lost-data', 'wrong-default'] })).toBe('The contract was honoured.');
    expect(await said(office, { allow: ['lost-data'] })).toMatchInlineSnapshot(`
      "The contract was broken in 1 way:

        wrong-default  DebtorService.Debtor_Get (call 1, line 10, column 2)
          DebtorId is missing; the service used 0.
          → Send it, even when the default (0) is what you mean."
    `);
  });
});

it('the same violation of several calls is told once, the worst first', async () => {
  const office = await openOffice();
  await office.master.call(
    'CompanyService',
    'Address_GetCurrentWithAddressType',
    '<CompanyId>10001</CompanyId>',
  );
  for (const id of [1001, 1002, 1001])
    await office.master.call('DebtorService', 'Debtor_Get', `<DebtorID>${id}</DebtorID>`);
  expect(await said(office)).toMatchInlineSnapshot(`
    "The contract was broken in 3 ways:

      lost-data  DebtorService.Debtor_Get (call 2, line 1, column 300, and 2 more)
        DebtorID is spelled DebtorId, case included; it was ignored.
        → Call it DebtorId.

      wrong-default  DebtorService.Debtor_Get (call 2, line 1, column 300, and 2 more)
        DebtorId is missing; the service used 0.
        → Send it, even when the default (0) is what you mean.

      deprecated  CompanyService.Address_GetCurrentWithAddressType (call 1)
        CompanyService.Address_GetCurrentWithAddressType is deprecated.
        → Call CompanyService.Address_GetCurrent instead."
  `);
});
