import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { BUGS } from '../../examples/sync/src/bugs.ts';
import { requireBuilt } from '../support/built.ts';
import { type ForeignRun, runVitest } from '../support/run-vitest.ts';

/** What nmbrs-mock says of each bug of the example, as a person reads it in the report; the README has the first line. */
const MESSAGES: Readonly<Record<string, readonly string[]>> = {
  'wrong case': [
    'percentage is spelled Percentage, case included; it was ignored.',
    'The contract was broken in 2 ways:',
    'lost-data  EmployeeService.Absence2_Insert',
    '→ Call it Percentage.',
    'Percentage is missing; the service used 0.',
  ],
  'missing element': [
    'Reportdate is missing; the service used 0001-01-01T00:00:00.',
    'wrong-default  EmployeeService.Absence_RecoveryInsert',
  ],
  'wrong nesting': [
    'Comment belongs at Absence2_Insert/Absence/Comment, not in Absence2_Insert; it was ignored.',
    'lost-data  EmployeeService.Absence2_Insert',
    '→ Move it to Absence2_Insert/Absence/Comment.',
  ],
  'day in UTC': [
    "Start was given as '2026-11-15T23:00:00.000Z': the time zone was dropped; the service used 2026-11-15T23:00:00.",
    'lost-data  EmployeeService.Absence2_Insert',
  ],
  'closed period': [
    '2011: Protected Mode: Cannot change in the past',
    'EmployeeService.HourComponentVar_Insert  fault 2011',
    "fault 2011: A write touches a period before the company's open period while unprotected mode is off.",
  ],
  'wrong id': [
    '1003: Unauthorized access',
    'EmployeeService.Absence2_Insert  fault 1003',
    'fault 1003: The debtor, company or employee named does not exist',
  ],
  'wrong order': [
    'HourComponentVar_Insert was expected after call',
    ', but was called before, as call',
    '✗ 2. HourComponentVar_Insert',
  ],
  'repeated call': [
    'EmployeeService.Absence2_Insert with {EmployeeId: 5000001}: expected once, was called twice.',
  ],
};

const FOLDER = join(packageRoot, 'examples/sync');

const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');

let withNodeSoap: ForeignRun;
let withNmbrsMock: ForeignRun;
beforeAll(async () => {
  requireBuilt();
  withNodeSoap = await runVitest(FOLDER, ['with-node-soap']);
  withNmbrsMock = await runVitest(FOLDER, ['with-nmbrs-mock']);
}, 180_000);

const testOf = (run: ForeignRun, name: string) => {
  const found = run.tests.find(({ title }) => title === `writes what changed: ${name}`);
  if (!found) throw new Error(`there is no test of ${name}:\n${run.output}`);
  return found;
};

/** What a person reads of a test that failed. */
const reportOf = ({ output }: ForeignRun, name: string) => {
  const [, report = ''] = output.split(`FAIL  test/with-nmbrs-mock.spec.ts > writes what changed: ${name}\n`);
  return report.split('⎯⎯⎯')[0] ?? '';
};

describe('the example that syncs', () => {
  it('works, against either server', () => {
    expect(testOf(withNodeSoap, 'no bug').status, withNodeSoap.output).toBe('passed');
    expect(testOf(withNmbrsMock, 'no bug').status, withNmbrsMock.output).toBe('passed');
  });

  it('has eight bugs, and a message for each', () => {
    expect(Object.keys(BUGS)).toHaveLength(8);
    expect(Object.keys(BUGS).sort()).toEqual(Object.keys(MESSAGES).sort());
  });

  it.each(Object.entries(MESSAGES))('tells in its README of: %s', (bug, [message]) => {
    const row = readme.split('\n').find((line) => line.startsWith(`| ${bug} |`));
    expect(row).toContain(message);
  });

  it.each(Object.keys(BUGS))('has a bug nobody sees with the server of soap: %s', (bug) => {
    expect(testOf(withNodeSoap, bug).status).toBe('passed');
  });

  it.each(Object.entries(MESSAGES))('has a bug that nmbrs-mock shows: %s', (bug, messages) => {
    expect(testOf(withNmbrsMock, bug).status).toBe('failed');
    for (const message of messages) expect(reportOf(withNmbrsMock, bug)).toContain(message);
  });
});
