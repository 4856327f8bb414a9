import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import { openWorld } from '../../fixtures/world.ts';
import { type Envelopes, type Environment, type Nmbrs, startNmbrs } from '../../index.ts';
import { type SchemaValidator, schemaValidator } from '../support/schema-validator.ts';
import { entriesOf } from '../wire/support/envelope-entries.ts';
import { execute, here, requireInstalled, type SoapClient } from './soap-client.ts';

const PROGRAMS: readonly (Pick<SoapClient, 'name' | 'probe' | 'packages'> & {
  readonly program: readonly [string, string];
})[] = [
  {
    name: 'node-soap',
    packages: [],
    probe: [process.execPath, '--version'],
    program: [process.execPath, here('day/day.mjs')],
  },
  {
    name: 'zeep (Python)',
    packages: ['python3-zeep'],
    probe: ['/usr/bin/python3', '-c', 'import zeep'],
    program: ['/usr/bin/python3', here('day/day.py')],
  },
];

/** Paid by the month; the open period is November 2026. */
const COMPANY = 10004;
const TIMEOUT = 180_000;

describe.each(PROGRAMS)("a client's day with $name", ({ program, ...client }) => {
  const made: { readonly call: RecordedCall; readonly envelopes: Envelopes }[] = [];
  const schemas = new Map<string, SchemaValidator>();
  let nmbrs: Nmbrs;

  beforeAll(async () => {
    nmbrs = await startNmbrs({ onCall: (call, envelopes) => made.push({ call, envelopes }) });
    for (const service of ['CompanyService', 'EmployeeService'])
      schemas.set(
        service,
        schemaValidator(await (await fetch(`${nmbrs.url}/soap/v3/${service}.asmx?WSDL`)).text()),
      );
  });
  afterAll(() => nmbrs.close());

  it('hires, pays and lets go, and reads all of it back', { timeout: TIMEOUT }, async (context) => {
    await requireInstalled(client, context);
    const env = await nmbrs.environment();
    const { username, token, domain } = env.logins.master;
    const seen = JSON.parse(await execute([...program, nmbrs.url, username, token, domain, String(COMPANY)]));

    const { paid, journal, ...rest } = seen;
    expect(rest).toEqual({
      template: 'Voltijd, onbepaalde tijd',
      salary: 3250,
      // The first is that of the template.
      contracts: [
        ['2026-11-01', null],
        ['2026-11-01', '2027-10-31'],
      ],
      addresses: ['Lindelaan, Utrecht'],
      absences: [[100, '2026-11-16', '2026-11-17']],
      leaves: [['Vrije dag', 8]],
      hours: [[2010, 3.5]],
      // The closed periods have been run before.
      requests: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((period) => [period, 'Complete']),
      run: [11, 11, 11],
      isPaid: true,
      payslip: '%PDF-',
      isGone: true,
    });
    const active = openWorld()
      .employees(COMPANY)
      .filter(({ type }) => type === 'active');
    expect(paid).toBe(active.length + 1);
    expect(journal.debit).toBe(journal.credit);
    expect(await succession(env)).toMatchInlineSnapshot(`
      {
        "calls": {
          "covered": 18,
          "of": 27,
        },
        "gaps": [
          "CompanyService.Journals_GetByRunEmployee_v2",
          "CompanyService.RunRequest_GetList",
          "CompanyService.RunRequest_Insert",
          "EmployeeService.Absence2_GetList",
          "EmployeeService.Absence2_Insert",
          "EmployeeService.Absence_RecoveryInsert",
          "EmployeeService.EndServiceReason_GetList",
          "EmployeeService.Salary_Update",
          "EmployeeService.Schedule_Update",
        ],
        "operations": {
          "covered": 18,
          "of": 27,
        },
      }
    `);
    expect(journal.debit).toBeGreaterThan(0);
  });

  it('speaks as the schema has it, and is answered so', async (context) => {
    await requireInstalled(client, context);
    expect(made.length).toBeGreaterThan(25);
    const problems = made.flatMap(({ call, envelopes }) => {
      const validate = schemas.get(call.service) ?? (() => ['no schema']);
      const entries = [...entriesOf(envelopes.request), ...entriesOf(envelopes.response)];
      return [
        ...entries.flatMap(validate),
        ...call.findings.filter(({ kind }) => kind !== 'absent').map(({ message }) => message),
      ].map((problem) => `${call.operation}: ${problem}`);
    });
    expect(problems).toEqual([]);
  });
});

/** What takes the place of the calls of the day. */
async function succession(env: Environment) {
  const { covered, operations } = await env.migration();
  const gaps = operations.filter(({ verdict }) => verdict === 'gap').map(({ operation }) => operation);
  return { calls: covered.calls, operations: covered.operations, gaps };
}
