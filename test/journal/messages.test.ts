import { describe, expect, it } from 'vitest';
import type { AnyCalled } from '../../client/call-pattern.ts';
import type { Times } from '../../contracts/control/verification.ts';
import { type Office, useOffices } from '../behaviour/office.ts';
import { SoapClient } from '../support/soap-client.ts';
import { settledText } from './support/settled-text.ts';

/** What a verification says, to the letter: these texts are all that people see of a test that fails. */

const openOffice = useOffices();

/** What is said of an expectation. */
async function said({ env }: Office, called: AnyCalled, times?: Times): Promise<string> {
  const { message } = await env.calls.verify(called, times);
  return settledText(env, message);
}

async function saidOfOrder({ env }: Office, ...called: readonly AnyCalled[]): Promise<string> {
  const { message } = await env.calls.verifyOrder(...called);
  return settledText(env, message);
}

const absence = (employee: number, percentage: number, comment = 'griep') =>
  `<EmployeeId>${employee}</EmployeeId><Absence><Comment>${comment}</Comment><Percentage>${percentage}</Percentage>` +
  '<Start>2026-11-16T00:00:00</Start></Absence><NewDossier>true</NewDossier>';

const getDebtor = ({ master }: Office, id: number | string) =>
  master.call('DebtorService', 'Debtor_Get', `<DebtorId>${id}</DebtorId>`);

describe('how often', () => {
  it.each<[Times | undefined, string]>([
    [undefined, 'at least once'],
    [3, '3 times'],
    [{ atLeast: 2 }, 'at least twice'],
    [{ atLeast: 2, atMost: 2 }, 'twice'],
    [{ atLeast: 2, atMost: 4 }, '2 to 4 times'],
    [{ atLeast: 1, atMost: 2 }, '1 to 2 times'],
  ])('%o is told as %s', async (times, text) => {
    const office = await openOffice();
    expect(await said(office, 'Debtor_Get', times)).toBe(
      `Debtor_Get: expected ${text}, was called never.\n\n` +
        'Nothing was called at all: does the client post to this server, as a login of this environment?',
    );
  });

  it('needs no more words when it holds', async () => {
    const office = await openOffice();
    expect(await said(office, 'Debtor_Get', 0)).toBe('Debtor_Get: expected never, was called never.');
    await getDebtor(office, 1001);
    expect(await said(office, 'Debtor_Get', 1)).toBe('Debtor_Get: expected once, was called once.');
    expect(await said(office, 'Debtor_Get', {})).toBe(
      'Debtor_Get: expected at least never, was called once.',
    );
    await getDebtor(office, 1002);
    await getDebtor(office, 1002);
    expect(await said(office, { operation: 'Debtor_Get', version: 'v3' }, { atMost: 3 })).toBe(
      'Debtor_Get v3: expected at most 3 times, was called 3 times.',
    );
    expect(await said(office, { operation: 'Debtor_Get', with: {} }, { atMost: 4 })).toBe(
      'Debtor_Get: expected at most 4 times, was called 3 times.',
    );
  });
});

it('of too many calls each is shown, with what came of it', async () => {
  const office = await openOffice();
  await getDebtor(office, 1001);
  await getDebtor(office, 1);
  await getDebtor(office, 'x');
  await office.env.addTrouble({ times: 1, effect: { kind: 'http-error', status: 503 } });
  await getDebtor(office, 1001);
  await office.env.addTrouble({ times: 1, effect: { kind: 'reset-before' } });
  await getDebtor(office, 1001).catch(() => null);
  expect(await said(office, 'Debtor_Get', { atMost: 2 })).toMatchInlineSnapshot(`
    "Debtor_Get: expected at most twice, was called 5 times.

      call 1, 09:00:00, master@office.example, answered
      call 2, 09:00:00, master@office.example, fault 1003: the debtor 1 does not exist or is hidden from the login
      call 3, 09:00:00, master@office.example, Client: Server was unable to read request. ---> There is an error in XML document (1, 300). ---> Input string was not in a correct format.
      call 4, 09:00:00, master@office.example, status 503
      call 5, 09:00:00, master@office.example, status 0"
  `);
});

it('of the calls that differ the nearest three are shown: the same record first, then the fewest differences, then the newest', async () => {
  const office = await openOffice();
  const report = (employee: number, percentage: number, comment?: string) =>
    office.master.call('EmployeeService', 'Absence2_Insert', absence(employee, percentage, comment));
  await report(5000002, 50);
  await report(5000001, 25, 'koorts');
  await report(5000001, 25);
  await report(5000001, 75);
  await report(5000003, 50);
  const pattern = {
    operation: 'Absence2_Insert',
    with: { EmployeeId: 5000001, Absence: { Percentage: 50, Comment: 'griep' } },
  } as const;
  expect(await said(office, pattern)).toMatchInlineSnapshot(`
    "Absence2_Insert with {EmployeeId: 5000001, Absence: {Percentage: 50, Comment: 'griep'}}: expected at least once, was called never.

    The nearest of 5 other calls:

      call 4, 09:00:00, master@office.example, answered
        argument             expected   sent
        EmployeeId           5000001    5000001
      ≠ Absence.Percentage   50         75
        Absence.Comment      'griep'    'griep'

      call 3, 09:00:00, master@office.example, answered
        argument             expected   sent
        EmployeeId           5000001    5000001
      ≠ Absence.Percentage   50         25
        Absence.Comment      'griep'    'griep'

      call 2, 09:00:00, master@office.example, answered
        argument             expected   sent
        EmployeeId           5000001    5000001
      ≠ Absence.Percentage   50         25
      ≠ Absence.Comment      'griep'    'koorts'"
  `);
});

it('calls that fit and those that do not stand side by side when there are too few', async () => {
  const office = await openOffice();
  for (const id of [1001, 1002, 1001, 1003]) await getDebtor(office, id);
  const pattern = { operation: 'Debtor_Get', with: { DebtorId: 1001 } } as const;
  expect(await said(office, pattern, 3)).toMatchInlineSnapshot(`
    "Debtor_Get with {DebtorId: 1001}: expected 3 times, was called twice.

    These fit:

      call 1, 09:00:00, master@office.example, answered
      call 3, 09:00:00, master@office.example, answered

    The nearest of 2 other calls:

      call 4, 09:00:00, master@office.example, answered
        argument   expected   sent
      ≠ DebtorId   1001       1003

      call 2, 09:00:00, master@office.example, answered
        argument   expected   sent
      ≠ DebtorId   1001       1002"
  `);
});

it('what was called instead is counted, by operation and version', async () => {
  const office = await openOffice();
  const { username, token } = office.env.login('master');
  await getDebtor(office, 1001);
  await new SoapClient(office.url, { username, token }).call('DebtorService', 'List_GetAll', '', {
    version: 'v2.1',
  });
  await getDebtor(office, 1002);
  await office.master.call('DebtorService', 'List_GetAll');
  expect(await said(office, 'Absence2_Insert')).toMatchInlineSnapshot(`
    "Absence2_Insert: expected at least once, was called never.

    What was called instead:
      2 × DebtorService.Debtor_Get
      1 × DebtorService.List_GetAll v2.1
      1 × DebtorService.List_GetAll"
  `);
});

it('values of every type are told as people write them', async () => {
  const office = await openOffice();
  await office.master.call(
    'EmployeeService',
    'EmployeeDocument_UploadDocument',
    '<EmployeeId>5000001</EmployeeId><StrDocumentName>cv.pdf</StrDocumentName><Body>aGFsbG8=</Body>' +
      '<GuidDocumentType>00000000-0000-0000-0000-00000000000a</GuidDocumentType>',
  );
  const operation = 'EmployeeDocument_UploadDocument';
  expect(
    await said(office, {
      operation,
      with: {
        EmployeeId: 5000001,
        StrDocumentName: 'cv.pdf',
        Body: 'aGFsbG8=',
        GuidDocumentType: '00000000-0000-0000-0000-00000000000A',
      },
    }),
  ).toBe(
    "EmployeeDocument_UploadDocument with {EmployeeId: 5000001, StrDocumentName: 'cv.pdf', Body: 'aGFsbG8=', " +
      "GuidDocumentType: '00000000-0000-0000-0000-00000000000A'}: expected at least once, was called once.",
  );
  expect(
    await said(office, {
      operation,
      with: {
        EmployeeId: null,
        StrDocumentName: null,
        Body: 'aGFsbG9v',
        GuidDocumentType: '00000000-0000-0000-0000-00000000000b',
      },
    }),
  ).toMatchInlineSnapshot(`
    "EmployeeDocument_UploadDocument with {EmployeeId: nothing, StrDocumentName: nothing, Body: 'aGFsbG9v', GuidDocumentType: '00000000-0000-0000-0000-00000000000b'}: expected at least once, was called never.

    The other call of this operation:

      call 1, 09:00:00, master@office.example, fault 2047: GuidDocumentType is '00000000-0000-0000-0000-00000000000a', and must be the guid of a document type
        argument           expected                               sent
      ≠ EmployeeId         nothing                                5000001
      ≠ StrDocumentName    nothing                                'cv.pdf'
      ≠ Body               'aGFsbG9v'                             'aGFsbG8='
      ≠ GuidDocumentType   00000000-0000-0000-0000-00000000000b   00000000-0000-0000-0000-00000000000a"
  `);
  await office.master.call(
    'EmployeeService',
    'Absence2_Insert',
    '<EmployeeId>5000001</EmployeeId><Absence><Percentage>50</Percentage><Start>2026-11-16T09:30:00</Start></Absence>',
  );
  expect(
    await said(office, {
      operation: 'Absence2_Insert',
      with: {
        EmployeeId: (id: number) => id < 0,
        Absence: { Percentage: /^7/, Comment: 'griep', Start: '2026-11-16', End: null, Dossier: null },
        NewDossier: true,
      },
    } as never),
  ).toMatchInlineSnapshot(`
    "Absence2_Insert with {EmployeeId: (id) => id < 0, Absence: {Percentage: /^7/, Comment: 'griep', Start: 2026-11-16, End: nothing, Dossier: nothing}, NewDossier: true}: expected at least once, was called never.

    The other call of this operation:

      call 2, 09:00:00, master@office.example, answered
        argument             expected         sent
      ≠ EmployeeId           (id) => id < 0   5000001
      ≠ Absence.Percentage   /^7/             50
      ≠ Absence.Comment      'griep'          nothing
      ≠ Absence.Start        2026-11-16       2026-11-16T09:30:00
        Absence.End          nothing          nothing
        Absence.Dossier      nothing          nothing
      ≠ NewDossier           true             false"
  `);
  await office.master.call(
    'EmployeeService',
    'Salary_UpdateCurrent',
    '<EmployeeId>5000001</EmployeeId><Salary><Value>12.50</Value><Type>Bruto_Uurloon</Type></Salary>',
  );
  expect(
    await said(office, {
      operation: 'Salary_UpdateCurrent',
      with: { Salary: { Value: '13.00', Type: 'None' } },
    } as never),
  ).toMatchInlineSnapshot(`
    "Salary_UpdateCurrent with {Salary: {Value: '13.00', Type: 'None'}}: expected at least once, was called never.

    The other call of this operation:

      call 3, 09:00:00, master@office.example, answered
        argument       expected   sent
      ≠ Salary.Value   13.00      12.50
      ≠ Salary.Type    None       Bruto_Uurloon"
  `);
});

it('lists are held side by side item by item, and their lengths where they differ', async () => {
  const office = await openOffice();
  const item = (code: number, value: string) =>
    `<EmployeeWageComponent><EmployeeId>5000001</EmployeeId><Id>0</Id><Code>${code}</Code><Value>${value}</Value></EmployeeWageComponent>`;
  await office.master.call(
    'EmployeeService',
    'WageComponentVar_Insert_Batch',
    `<WageComponents>${item(1, '12.50')}${item(2, '7')}</WageComponents><Period>11</Period><Year>2026</Year>`,
  );
  const operation = 'EmployeeService.WageComponentVar_Insert_Batch';
  expect(
    await said(office, {
      operation,
      with: { WageComponents: [{ Code: 1 }, { EmployeeId: 5000002, Code: 3 }, { Code: 4 }], Period: 12 },
    }),
  ).toMatchInlineSnapshot(`
    "EmployeeService.WageComponentVar_Insert_Batch with {WageComponents: [{Code: 1}, {EmployeeId: 5000002, Code: 3}, {Code: 4}], Period: 12}: expected at least once, was called never.

    The other call of this operation:

      call 1, 09:00:00, master@office.example, fault 2002: WageComponents[0].Code is 1, and must be the code of a wage component
        argument                       expected   sent
      ≠ WageComponents.length          3          2
        WageComponents[0].Code         1          1
      ≠ WageComponents[1].EmployeeId   5000002    5000001
      ≠ WageComponents[1].Code         3          2
      ≠ WageComponents[2].Code         4          nothing
      ≠ Period                         12         11"
  `);
  expect(await said(office, { operation, with: { WageComponents: null } } as never)).toMatchInlineSnapshot(`
    "EmployeeService.WageComponentVar_Insert_Batch with {WageComponents: nothing}: expected at least once, was called never.

    The other call of this operation:

      call 1, 09:00:00, master@office.example, fault 2002: WageComponents[0].Code is 1, and must be the code of a wage component
        argument         expected   sent
      ≠ WageComponents   nothing    [{"EmployeeId":5000001,"Id":0,"Code":1,"Value":"12.50","Cost…"
  `);
  expect(
    await said(office, {
      operation,
      with: { WageComponents: (all: readonly unknown[]) => all.length > 2 },
    } as never),
  ).toMatchInlineSnapshot(`
    "EmployeeService.WageComponentVar_Insert_Batch with {WageComponents: (all) => all.length > 2}: expected at least once, was called never.

    The other call of this operation:

      call 1, 09:00:00, master@office.example, fault 2002: WageComponents[0].Code is 1, and must be the code of a wage component
        argument         expected                  sent
      ≠ WageComponents   (all) => all.length > 2   [{"EmployeeId":5000001,"Id":0,"Code":1,"Value":"12.50","Cost…"
  `);
});

it('beside the arguments stand the login and the answer, where they were expected', async () => {
  const office = await openOffice();
  const { username } = office.env.login('master');
  await getDebtor(office, 1001);
  await office.debtor.call('DebtorService', 'Debtor_Get', '<DebtorId>1002</DebtorId>');
  await getDebtor(office, 'x');
  const operation = 'Debtor_Get';
  expect(await said(office, { operation, username: username.toUpperCase(), answer: 'ok' })).toBe(
    'Debtor_Get: expected at least once, was called once.',
  );
  expect(
    await said(office, { operation, username: 'anders@example.nl', answer: 1004, with: { DebtorId: 1001 } }),
  ).toMatchInlineSnapshot(`
    "Debtor_Get with {DebtorId: 1001}: expected at least once, was called never.

    The nearest of 3 other calls:

      call 1, 09:00:00, master@office.example, answered
        argument   expected            sent
        DebtorId   1001                1001
      ≠ (login)    anders@example.nl   master@office.example
      ≠ (answer)   fault 1004          ok

      call 3, 09:00:00, master@office.example, Client: Server was unable to read request. ---> There is an error in XML document (1, 300). ---> Input string was not in a correct format.
        argument      expected            sent
      ≠ (arguments)   as above            they could not be read
      ≠ (login)       anders@example.nl   master@office.example
      ≠ (answer)      fault 1004          fault Client

      call 2, 09:00:00, debtor@office.example, fault 1003: the debtor 1002 does not exist or is hidden from the login
        argument   expected            sent
      ≠ DebtorId   1001                1002
      ≠ (login)    anders@example.nl   debtor@office.example
      ≠ (answer)   fault 1004          fault 1003"
  `);
  await office.env.calls.clear();
  await office.env.addTrouble({ times: 1, effect: { kind: 'http-error', status: 503 } });
  await getDebtor(office, 1001);
  expect(await said(office, { operation, answer: 'ok' })).toMatchInlineSnapshot(`
    "Debtor_Get: expected at least once, was called never.

    The other call of this operation:

      call 1, 09:00:00, master@office.example, status 503
        argument   expected   sent
      ≠ (answer)   ok         status 503"
  `);
});

describe('of an order is told', () => {
  it('that it was kept', async () => {
    const office = await openOffice();
    await getDebtor(office, 1001);
    await office.master.call('DebtorService', 'List_GetAll');
    await getDebtor(office, 1001);
    expect(
      await saidOfOrder(office, { operation: 'Debtor_Get', with: { DebtorId: 1001 } }, 'Debtor_Get'),
    ).toMatchInlineSnapshot(`
      "The calls were made in this order:

        ✓ 1. Debtor_Get with {DebtorId: 1001}   call 1
        ✓ 2. Debtor_Get   call 3"
    `);
  });

  it('the first step that is missing, and how far it came', async () => {
    const office = await openOffice();
    await getDebtor(office, 1001);
    await getDebtor(office, 1002);
    expect(await saidOfOrder(office, 'Debtor_Get', 'Absence2_Insert', 'Debtor_Get')).toMatchInlineSnapshot(`
      "Absence2_Insert was expected after call 1, but was not called.

        ✓ 1. Debtor_Get   call 1
        ✗ 2. Absence2_Insert
          3. Debtor_Get"
    `);
  });

  it('that the very first one is missing', async () => {
    const office = await openOffice();
    await getDebtor(office, 1001);
    expect(await saidOfOrder(office, 'Absence2_Insert', 'Debtor_Get')).toMatchInlineSnapshot(`
      "Absence2_Insert was expected, but was not called.

        ✗ 1. Absence2_Insert
          2. Debtor_Get"
    `);
  });

  it('that nothing was called', async () => {
    const office = await openOffice();
    expect(await saidOfOrder(office, 'Debtor_Get', 'Debtor_Get')).toMatchInlineSnapshot(`
      "Debtor_Get was expected, but was not called, nor was anything else.

        ✗ 1. Debtor_Get
          2. Debtor_Get"
    `);
  });

  it('which call came too early, the last of them', async () => {
    const office = await openOffice();
    await getDebtor(office, 1002);
    await getDebtor(office, 1002);
    await getDebtor(office, 1001);
    expect(
      await saidOfOrder(
        office,
        { operation: 'Debtor_Get', with: { DebtorId: 1001 } },
        { operation: 'Debtor_Get', with: { DebtorId: 1002 } },
      ),
    ).toMatchInlineSnapshot(`
      "Debtor_Get with {DebtorId: 1002} was expected after call 3, but was called before, as call 2, and not again.

        ✓ 1. Debtor_Get with {DebtorId: 1001}   call 3
        ✗ 2. Debtor_Get with {DebtorId: 1002}"
    `);
  });
});

describe('an expectation that could never be met is refused with what there is instead', () => {
  const refused = async (pattern: unknown): Promise<string> => {
    const { env } = await openOffice();
    return env.calls.verify(pattern as AnyCalled).then(
      ({ message }) => message,
      (error: Error) => error.message,
    );
  };

  it.each<[unknown, string]>([
    [
      { operation: 'Salary_UpdateCurrent', with: { Salary: { Type: 'Bruto_Uurlon' } } },
      "Salary.Type: SalaryType has no value 'Bruto_Uurlon'. Did you mean 'Bruto_Uurloon'? There are None, Bruto_Salaris_Fulltime, Bruto_Salaris_Partime, ",
    ],
    [
      { operation: 'Salary_UpdateCurrent', with: { Salary: { Type: 7 } } },
      "Salary.Type: SalaryType has no value '7'. There are None, Bruto_Salaris_Fulltime, Bruto_Salaris_Partime, ",
    ],
    [{ operation: 'Environment_Get', with: { Id: 1 } }, "There is no argument 'Id'. It takes none."],
    [
      { operation: 'Absence2_Insert', with: { Absence: { Xyz: 1 } } },
      "There is no argument 'Absence.Xyz'. There are ",
    ],
    [
      { operation: 'EmployeeService.WageComponentVar_Insert_Batch', with: { WageComponents: { Code: 1 } } },
      'WageComponents is a list, which {Code: 1} is not. Give a list.',
    ],
    [
      { operation: 'EmployeeService.WageComponentVar_Insert_Batch', with: { WageComponents: [{ Cod: 1 }] } },
      "There is no argument 'WageComponents[0].Cod'. Did you mean 'Code'? There are ",
    ],
    [
      { operation: 'Absence2_Insert', with: { NewDossier: 'yes' } },
      "NewDossier is true or false, which 'yes' is not. Give true or false.",
    ],
    [
      { operation: 'Absence2_Insert', with: { EmployeeId: '12x' } },
      "EmployeeId is a whole number, which '12x' is not. Give a whole number.",
    ],
    [
      { operation: 'Absence2_Insert', with: { Absence: { Start: '2026-02-31' } } },
      "Absence.Start is a day ('2026-11-16'), a moment ('2026-11-16T09:00:00') or a Date, which 2026-02-31 is not. Give a day ('2026-11-16'), a moment ('2026-11-16T09:00:00') or a Date.",
    ],
    [
      { operation: 'Absence2_Insert', with: { Absence: { Comment: 7 } } },
      'Absence.Comment is a text, which 7 is not. Give a text.',
    ],
    [
      { operation: 'EmployeeDocument_UploadDocument', with: { GuidDocumentType: 7 } },
      'GuidDocumentType is a guid, which 7 is not. Give a guid.',
    ],
    [
      { operation: 'EmployeeDocument_UploadDocument', with: { Body: ['a', null, { b: true }] } },
      "Body is bytes, or their base64, which ['a', nothing, {b: true}] is not. Give bytes, or their base64.",
    ],
  ])('%o', async (pattern, message) => {
    expect(await refused(pattern)).toSatisfy((text: string) => text.startsWith(message), message);
  });

  it('with the place, as the control API tells it', async () => {
    const { env, url } = await openOffice();
    const response = await fetch(`${url}/_mock/environments/${env.subdomain}/verify`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ operation: 'Absence2_Insert', with: { Absence: { Percentag: 1 } } }),
    });
    expect([response.status, await response.json()]).toMatchInlineSnapshot(`
      [
        422,
        {
          "detail": "There is no argument 'Absence.Percentag'.",
          "field": "with.Absence.Percentag",
          "remedy": "Did you mean 'Percentage'? There are AbsenceId, Comment, Percentage, Start, RegistrationStartDate, End, RegistrationEndDate, Dossier, Dossiernr, AbsenceCause.",
          "status": 422,
          "title": "A value cannot be accepted.",
          "type": "/_mock/problems#invalid",
        },
      ]
    `);
  });
});
