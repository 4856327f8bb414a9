import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrationSchema } from '../../../contracts/control/migration.ts';
import { NotPossible, startNmbrs } from '../../../index.ts';
import { runHere } from '../../cli/support/run-here.ts';
import { documentValidator } from '../../support/schema-validator.ts';
import { OPENAPI } from './support/description.ts';

const CONSUMER = `consumer: payroll-sync
operations:
  EmployeeService.Leave_Delete: { sends: [EmployeeId, LeaveId] }
  EmployeeService.Absence2_Insert: { sends: [EmployeeId, Absence/Comment] }
  DebtorService.List_GetAll: { reads: [List_GetAllResult/Debtor/*] }
`;

const CORRECTION = `date: 2026-12-01
sources: { letter: A letter of the vendor. }
endpoints:
  POST /api/employees/{employeeId}/absence:
    paging: none
    scopes: { employee.info: known }
    body: [comment]
    known: { confidence: vendor, source: [letter] }
successors:
  - operations: [EmployeeService.Absence2_Insert]
    endpoints: ['POST /api/employees/{employeeId}/absence']
    sends: { EmployeeId: employeeId, Absence/Comment: comment }
    known: { confidence: vendor, source: [letter] }
`;

let folder: string;
const file = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrate-'));
  writeFileSync(file('one.yaml'), CONSUMER);
  writeFileSync(file('own.yaml'), CORRECTION);
  writeFileSync(file('rest.yaml'), OPENAPI);
  writeFileSync(file('cut.yaml'), '{ "log": { "entries": [');
  writeFileSync(file('lines.yaml'), '{"call":{}}\n{"call":{}}\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

it('tells on the terminal what no successor is known of first, then the others, then the sums', async () => {
  const { code, stdout, stderr } = await runHere(['migrate', file('one.yaml')]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout.split('\nWhat holds for all endpoints')[0]).toMatchInlineSnapshot(`
    "What payroll-sync uses of SOAP, which ends on 1 March 2027, and what takes its place in REST

    No successor known (1)

      EmployeeService.Absence2_Insert  calls not counted
        Asked for the absences of an employee, REST answered 404 in 2026; clients read and write absence by SOAP.
        live, 2026-11-28: The source of a client that keeps a set of tokens for each debtor. The source of BrynQ's SDK, which prefers REST and goes to SOAP for what it lacks there.
        sends EmployeeId, Absence/Comment

    A successor is known (2)

      DebtorService.List_GetAll  calls not counted
        → GET /api/debtors  in pages; scope company.info.read (inferred)
        It lists the debtors of a consent, where SOAP lists those that the login sees.
        inferred, 2026-11-28: Read off the names on both sides by the authors of these files; nobody else was seen to say it.
        reads
          List_GetAllResult/Debtor/Id → debtorId in the answer. Id is called debtorId. A GUID, which DebtorService.Converter_GetDebtors_IntToGuid gives for the number.
          List_GetAllResult/Debtor/Number → number in the answer.
          List_GetAllResult/Debtor/Name → name in the answer.

      EmployeeService.Leave_Delete  calls not counted
        → DELETE /api/employees/{employeeId}/leave/{leaveRequestId}  scope employee.leave (inferred)
        It answers 204, without a body.
        inferred, 2026-11-28: Read off the names on both sides by the authors of these files; nobody else was seen to say it.
        sends
          EmployeeId → employeeId in the path. A GUID, which CompanyService.Converter_GetByCompany_IntToGuid with Entity Employee gives for the number.
          LeaveId → leaveRequestId in the path. LeaveId is called leaveRequestId. A GUID; no call is known that gives it for the number.

    Covered: 2 of 3 operations, 5 of 7 fields.
    Scopes to ask for: offline_access, company.info.read (inferred), employee.leave (inferred).
    Consent is given for one debtor at a time, by somebody of that debtor.
    A Master Client login of a debtor can give it.
    A company login can give it whose template is a company scenario, HR Manager (System) or General Manager Payroll & HR of scenario 3.
    A master login of an Accountant environment could not give it.
    Each debtor comes with a set of tokens of its own; a refresh token lives 30 days and serves once.
    A token for several debtors exists too; with it companies are listed for each debtor.
    "
  `);
});

it('with --fail-on gaps it ends with 1 as long as there are any', async () => {
  expect((await runHere(['migrate', file('one.yaml'), '--fail-on', 'gaps'])).code).toBe(1);
  const corrected = await runHere([
    'migrate',
    file('one.yaml'),
    '--fail-on',
    'gaps',
    '--correct',
    file('own.yaml'),
  ]);
  expect([corrected.code, corrected.stderr]).toEqual([0, '']);
  expect(corrected.stdout).toContain('vendor, 2026-12-01: A letter of the vendor.');
});

it('writes JSON that fits the schema of the control API', async () => {
  const { stdout } = await runHere(['migrate', file('one.yaml'), '--json']);
  const migration = migrationSchema.parse(JSON.parse(stdout));
  expect(migration.operations.map(({ operation, verdict }) => [operation, verdict])).toEqual([
    ['EmployeeService.Absence2_Insert', 'gap'],
    ['DebtorService.List_GetAll', 'successor'],
    ['EmployeeService.Leave_Delete', 'successor'],
  ]);
});

it('writes JUnit that fits the schema, in which a gap has failed', async () => {
  const { code } = await runHere(['migrate', file('one.yaml'), '--report', `junit=${file('out.xml')}`]);
  expect(code).toBe(0);
  const report = readFileSync(file('out.xml'), 'utf8');
  const wrongAsJunit = documentValidator(
    readFileSync(join(import.meta.dirname, '../../support/junit.xsd'), 'utf8'),
  );
  expect(wrongAsJunit(report)).toEqual([]);
  expect(report).toContain('tests="3" failures="1"');
  expect(report).toMatch(
    /<testcase name="EmployeeService.Absence2_Insert"[^>]*>\s*<failure message="No successor known\. Asked/,
  );
});

it('writes Markdown', async () => {
  const { stdout } = await runHere(['migrate', file('one.yaml'), '--report', 'markdown']);
  expect(stdout).toMatchInlineSnapshot(`
    "# payroll-sync: from SOAP to REST

    SOAP ends on 1 March 2027. Covered: 2 of 3 operations, 5 of 7 fields.

    ## No successor known

    ### EmployeeService.Absence2_Insert

    calls not counted.
    Asked for the absences of an employee, REST answered 404 in 2026; clients read and write absence by SOAP.
    *live, 2026-11-28: The source of a client that keeps a set of tokens for each debtor. The source of BrynQ's SDK, which prefers REST and goes to SOAP for what it lacks there.*

    | sends | goes to | what is different |
    | --- | --- | --- |
    | \`EmployeeId\` | no endpoint known |  |
    | \`Absence/Comment\` | no endpoint known |  |

    ## A successor is known

    ### DebtorService.List_GetAll

    calls not counted.
    It lists the debtors of a consent, where SOAP lists those that the login sees.
    *inferred, 2026-11-28: Read off the names on both sides by the authors of these files; nobody else was seen to say it.*

    - \`GET /api/debtors\`: in pages; scope company.info.read (inferred).

    | reads | goes to | what is different |
    | --- | --- | --- |
    | \`List_GetAllResult/Debtor/Id\` | debtorId in the answer | Id is called debtorId. A GUID, which DebtorService.Converter_GetDebtors_IntToGuid gives for the number. |
    | \`List_GetAllResult/Debtor/Number\` | number in the answer |  |
    | \`List_GetAllResult/Debtor/Name\` | name in the answer |  |

    ### EmployeeService.Leave_Delete

    calls not counted.
    It answers 204, without a body.
    *inferred, 2026-11-28: Read off the names on both sides by the authors of these files; nobody else was seen to say it.*

    - \`DELETE /api/employees/{employeeId}/leave/{leaveRequestId}\`: scope employee.leave (inferred).

    | sends | goes to | what is different |
    | --- | --- | --- |
    | \`EmployeeId\` | employeeId in the path | A GUID, which CompanyService.Converter_GetByCompany_IntToGuid with Entity Employee gives for the number. |
    | \`LeaveId\` | leaveRequestId in the path | LeaveId is called leaveRequestId. A GUID; no call is known that gives it for the number. |

    ## Scopes to ask for

    - \`offline_access\`
    - \`company.info.read (inferred)\`
    - \`employee.leave (inferred)\`

    ## Consent

    - Consent is given for one debtor at a time, by somebody of that debtor.
    - A Master Client login of a debtor can give it.
    - A company login can give it whose template is a company scenario, HR Manager (System) or General Manager Payroll & HR of scenario 3.
    - A master login of an Accountant environment could not give it.
    - Each debtor comes with a set of tokens of its own; a refresh token lives 30 days and serves once.
    - A token for several debtors exists too; with it companies are listed for each debtor.

    ## What holds for all endpoints

    - A program is let in by OAuth 2.0 with an authorization code that a person allows; there are no client credentials.
    - Ids are GUIDs there.
    - Dates are written after ISO 8601, with a Z or as a day alone.
    - A list comes in pages of 20 unless pageSize asks for others, such as 100; pageNumber counts from 1, the rows stand in data beside pagination.
    - A PUT replaces the whole record, so what is left out is lost.
    - Each call carries the header X-Subscription-Key beside its token.
    - An error is JSON with type, status, code, title, detail and the address of its documentation.
    "
  `);
});

it('holds what is known against a description, and tells what that confirms and overturns', async () => {
  const { code, stdout } = await runHere(['migrate', file('one.yaml'), '--openapi', file('rest.yaml')]);
  expect(code).toBe(0);
  expect(stdout).toContain('rest.yaml confirms 0 facts, and overturns 2');
  expect(stdout).toContain('≠ There is no GET /api/debtors.');
});

it.each([
  ['a file that is not there', ['none.yaml'], 'none.yaml'],
  [
    'two consumer files',
    ['one.yaml', '--consumer', 'one.yaml'],
    '--consumer is for calls that were recorded',
  ],
  ['a correction that names what is not there', ['one.yaml', '--correct', 'rest.yaml'], 'rest.yaml:1:1'],
  [
    'a description that is none',
    ['one.yaml', '--openapi', 'own.yaml'],
    'own.yaml:1:1: This describes no API.',
  ],
  ['a journal that is cut off', ['cut.yaml'], 'cut.yaml is no JSON: '],
  ['calls that stand a line each', ['lines.yaml'], 'lines.yaml is no JSON: '],
  [
    'a report on the console beside JSON',
    ['one.yaml', '--json', '--report', 'junit'],
    'a report needs a file',
  ],
])('%s is refused', async (_, args, message) => {
  const places = args.map((arg) => (arg.endsWith('.yaml') ? file(arg) : arg));
  const { code, stdout, stderr } = await runHere(['migrate', ...places]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});

it('what is wrong in documents is told at once, in the sentences of env.migration()', async () => {
  const documents = {
    consumer: { file: file('wrong-consumer.yaml'), text: CONSUMER.replace('Leave_Delete', 'Leave_Delet') },
    correct: [{ file: file('wrong-own.yaml'), text: CORRECTION.replace('known }', 'sure }') }],
    openapi: { file: file('wrong-rest.yaml'), text: 'openapi: 3.0.3\npaths: [' },
  };
  for (const one of [documents.consumer, ...documents.correct, documents.openapi])
    writeFileSync(one.file, one.text);
  const nmbrs = await startNmbrs();
  try {
    const env = await nmbrs.environment();
    const refusal = await env.migration(documents).catch((error) => error);
    expect(refusal).toBeInstanceOf(NotPossible);
    const { code, stderr } = await runHere([
      'migrate',
      ...['--url', nmbrs.url, '--environment', env.subdomain],
      ...['--consumer', documents.consumer.file],
      ...documents.correct.flatMap((one) => ['--correct', one.file]),
      ...['--openapi', documents.openapi.file],
    ]);
    expect(code).toBe(2);
    expect(stderr).toBe(`nmbrs-mock migrate: ${refusal.message}\n`);
    expect(refusal.message.split('\n')).toHaveLength(3);
  } finally {
    await nmbrs.close();
  }
});

it('an integration that uses nothing proves nothing', async () => {
  writeFileSync(file('none-used.yaml'), 'consumer: idle\noperations: {}\n');
  const { code, stderr } = await runHere(['migrate', file('none-used.yaml')]);
  expect(code).toBe(1);
  expect(stderr).toContain('nothing is proven: idle uses no operation.');
  expect((await runHere(['migrate', file('none-used.yaml'), '--allow-empty'])).code).toBe(0);
});
