import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyCalled } from '../../client/call-pattern.ts';
import type { Environment } from '../../client/environment.ts';
import { WrongExpectation } from '../../client/wrong-expectation.ts';
import type { Times } from '../../contracts/control/verification.ts';
import { useOffices } from '../behaviour/office.ts';

const openOffice = useOffices();
const EMPLOYEE = 5000001;

const absence = (percentage: number, start: string) =>
  `<EmployeeId>${EMPLOYEE}</EmployeeId><Absence><AbsenceId>0</AbsenceId><Percentage>${percentage}</Percentage>` +
  `<Start>${start}T00:00:00</Start><Dossiernr>0</Dossiernr></Absence><NewDossier>true</NewDossier>`;

/** An office in which somebody reported two absences and asked for a list of debtors. */
async function busyOffice() {
  const office = await openOffice();
  await office.master.call('EmployeeService', 'Absence2_Insert', absence(100, '2026-11-16'));
  await office.master.call('EmployeeService', 'Absence2_Insert', absence(50, '2026-11-17'));
  await office.master.call('DebtorService', 'List_GetAll');
  return office;
}

describe('a verification', () => {
  it.each<[AnyCalled, number]>([
    [{ operation: 'EmployeeService.Absence2_Insert' }, 2],
    [{ operation: 'Absence2_Insert', with: { EmployeeId: EMPLOYEE } }, 2],
    [{ operation: 'Absence2_Insert', with: { EmployeeId: `${EMPLOYEE}` } }, 2],
    [{ operation: 'Absence2_Insert', with: { Absence: { Percentage: 50 } } }, 1],
    [{ operation: 'Absence2_Insert', with: { Absence: { Start: '2026-11-16' } } }, 1],
    [{ operation: 'Absence2_Insert', with: { Absence: { Start: new Date(2026, 10, 17) } } }, 1],
    [{ operation: 'Absence2_Insert', with: { Absence: { Start: /^2026-11/ } } }, 2],
    [{ operation: 'Absence2_Insert', with: { Absence: { Percentage: (value) => Number(value) > 60 } } }, 1],
    [{ operation: 'Absence2_Insert', with: { Absence: { Comment: null } } }, 2],
    [{ operation: 'Absence2_Insert', with: { NewDossier: false } }, 0],
    [{ operation: 'Absence2_Insert', version: 'v2.1' }, 0],
    [{ operation: 'Absence2_Insert', username: 'nobody@example.nl' }, 0],
    [{ operation: 'DebtorService.List_GetAll', answer: 'ok' }, 1],
    [{ operation: 'DebtorService.List_GetAll', answer: 1003 }, 0],
    [{ operation: 'Debtor_Get' }, 0],
  ])('finds the calls that fit %o: %i', async (pattern, count) => {
    const { env } = await busyOffice();
    const holds = async (times?: Times) => (await env.calls.verify(pattern, times)).holds;
    expect((await env.calls.verify(pattern)).matching).toHaveLength(count);
    expect(await holds()).toBe(count > 0);
    expect(await holds(count)).toBe(true);
    expect(await holds(count + 1)).toBe(false);
    expect(await holds({ atMost: count })).toBe(true);
    expect(await holds({ atLeast: count, atMost: count + 2 })).toBe(true);
  });

  it('compares decimals and lists by value', async () => {
    const { env, master } = await openOffice();
    const item = (code: number, value: string) =>
      `<EmployeeWageComponent><EmployeeId>${EMPLOYEE}</EmployeeId><Id>0</Id><Code>${code}</Code><Value>${value}</Value></EmployeeWageComponent>`;
    await master.call(
      'EmployeeService',
      'WageComponentVar_Insert_Batch',
      `<WageComponents>${item(1, '12.50')}${item(2, '7')}</WageComponents><Period>11</Period><Year>2026</Year><UnprotectedMode>false</UnprotectedMode>`,
    );
    const operation = 'WageComponentVar_Insert_Batch';
    const sent = (...WageComponents: { Code: number; Value: number | `${number}` }[]) =>
      env.calls.verify({ operation: `EmployeeService.${operation}`, with: { WageComponents } });
    expect((await sent({ Code: 1, Value: 12.5 }, { Code: 2, Value: '7.00' })).holds).toBe(true);
    expect((await sent({ Code: 1, Value: 12.5 })).message).toContain('WageComponents.length');
    expect((await sent({ Code: 1, Value: 12.5 }, { Code: 2, Value: 7.01 })).message).toContain(
      '≠ WageComponents[1].Value',
    );
  });

  it('shows the nearest calls, argument by argument', async () => {
    const { env } = await busyOffice();
    const { message } = await env.calls.verify({
      operation: 'Absence2_Insert',
      with: { EmployeeId: EMPLOYEE, Absence: { Percentage: 25, Start: '2026-11-17' } },
    });
    expect(message.replaceAll(/call \d+, [\d:]+, \S+,/g, 'call N,')).toBe(
      [
        'Absence2_Insert with {EmployeeId: 5000001, Absence: {Percentage: 25, Start: 2026-11-17}}: expected at least once, was called never.',
        '',
        'The nearest of 2 other calls:',
        '',
        '  call N, answered',
        '    argument             expected     sent',
        '    EmployeeId           5000001      5000001',
        '  ≠ Absence.Percentage   25           50',
        '    Absence.Start        2026-11-17   2026-11-17',
        '',
        '  call N, answered',
        '    argument             expected     sent',
        '    EmployeeId           5000001      5000001',
        '  ≠ Absence.Percentage   25           100',
        '  ≠ Absence.Start        2026-11-17   2026-11-16',
      ].join('\n'),
    );
  });

  it('says what was called instead, or that nothing was', async () => {
    const { env } = await busyOffice();
    const { message } = await env.calls.verify('Debtor_Get');
    expect(message).toContain('2 × EmployeeService.Absence2_Insert');
    expect(message).toContain('1 × DebtorService.List_GetAll');
    await env.calls.clear();
    expect((await env.calls.verify('Debtor_Get')).message).toContain('Nothing was called at all');
  });
});

/** What the compiler refuses, and what JavaScript lets through. */
describe('an expectation that could never be met is refused, whatever was called', () => {
  let env: Environment;
  beforeAll(async () => {
    ({ env } = await openOffice());
  });

  it.each<[unknown, string | RegExp]>([
    [
      { operation: 'Absence2_Insrt' },
      "There is no operation 'Absence2_Insrt'. Did you mean 'Absence2_Insert'?",
    ],
    [{ operation: 'EmployeService.Absence2_Insert' }, "Did you mean 'EmployeeService'?"],
    [{ operation: 'List_GetAll' }, "Say which: 'DebtorService.List_GetAll'."],
    [{ operation: 'Absence2_Insert', with: { Absence: { Percentag: 1 } } }, "Did you mean 'Percentage'?"],
    [{ operation: 'Absence2_Insert', with: { Absence: { Percentage: 'half' } } }, 'a whole number'],
    [{ operation: 'Absence2_Insert', with: { Absence: 3 } }, 'Absence is a record'],
    [{ operation: 'Absence2_Insert', with: { Absence: { Start: '17-11-2026' } } }, 'a day'],
    [
      { operation: 'Absence2_Insert v2.1' },
      "Say the version beside it: { operation: 'Absence2_Insert', version: 'v2.1' }.",
    ],
    [
      { operation: 'CompanyService.Absence2_Insert' },
      "CompanyService has no operation 'Absence2_Insert'. EmployeeService has: say 'EmployeeService.Absence2_Insert'.",
    ],
    [{ operation: 'EmployeeService/Absence2_Insert' }, "Did you mean 'EmployeeService.Absence2_Insert'?"],
    [
      { operation: 'Reports_Business_EmployeeAbsence_Background', version: 'v2.1' },
      "'Reports_Business_EmployeeAbsence_Background' is an operation of v3 only.",
    ],
    [
      { operation: 'Debtor_Get', with: { DebtorID: 1001 } },
      "There is no argument 'DebtorID'. Did you mean 'DebtorId'? There are DebtorId.",
    ],
    [
      { operation: 'Debtor_Get', with: { DebtorId: Number.NaN } },
      'DebtorId is a whole number, which NaN is not.',
    ],
    [{ operation: 'Debtor_Get', answer: 1234567 }, 'There is no error 1234567 of Nmbrs.'],
    [
      { operation: 'Debtor_Get', withh: { DebtorId: 1 } },
      /There is no field 'withh' (here|in calls\[0\])\. Did you mean 'with'\?/,
    ],
    [{ with: { DebtorId: 1 } }, 'operation is missing. Give a text.'],
    [
      ['Debtor_Get'],
      'Calls are meant by the name of an operation, or { operation: \'...\' }, which ["Debtor_Get"] is not.',
    ],
    [null, 'which null is not.'],
    [
      { operation: 'Debtor_Get', with: 2 },
      'The arguments of Debtor_Get are a record, such as { EmployeeId: 5000001 }, which 2 is not. How often comes after them',
    ],
    [{ operation: 'Debtor_Get', with: [1001] }, 'which [1001] is not.'],
    [
      { operation: 'Debtor_Get', with: { DebtorId: async () => false } },
      'answers later, and is not waited for',
    ],
    [{ operation: 'Debtor_Get', version: 'v4' }, "Did you mean 'v3'? It is one of 'v3', 'v2.1'."],
    [{ operation: 'Debtor_Get', username: 7 }, "username is 7, not a text. Put it in quotes: '7'."],
    [{ operation: 'Debtor_Get', answer: 'OK' }, "answer is 'OK', not 'ok'. Give 'ok'."],
    [{ operation: 'Absence2_Insert', with: { Absence: new Map() } }, 'Absence is a record'],
    [
      { operation: 'Absence2_Insert', with: { Absence: { Comment: undefined } } },
      'Absence.Comment is a text, which undefined is not.',
    ],
    [{ operation: 'Debtor_Get', with: { $test: 'x' } }, 'A test does not say which calls pass.'],
  ])('%o', async (pattern, message) => {
    const called = pattern as AnyCalled;
    await expect(env.calls.verify(called, 0)).rejects.toThrow(WrongExpectation);
    await expect(env.calls.verify(called, 0)).rejects.toThrow(message);
    await expect(env.calls.verifyOrder(called)).rejects.toThrow(message);
  });

  it.each<[unknown, string]>([
    [1.5, 'times is 1.5, not a whole number or an object.'],
    [-1, 'times is -1, which is too small. The least is 0.'],
    [Number.NaN, 'times is NaN, which cannot be sent.'],
    ['2', "times is '2', not a whole number or an object."],
    [{ atLeast: -1 }, 'times.atLeast is -1, which is too small. The least is 0.'],
    [{ atleast: 2 }, "There is no field 'atleast' in times. Did you mean 'atLeast'?"],
    [{ atLeast: 2, atMost: 1 }, 'No number of calls is at least 2 and at most 1. Swap the two.'],
  ])('in how often: %o', async (times, message) => {
    await expect(env.calls.verify('Debtor_Get', times as number)).rejects.toThrow(WrongExpectation);
    await expect(env.calls.verify('Debtor_Get', times as number)).rejects.toThrow(message);
  });

  it('and an order of nothing', async () => {
    await expect(env.calls.verifyOrder()).rejects.toThrow('An order of no calls is met by any.');
  });
});

describe('an order', () => {
  const insert = { operation: 'Absence2_Insert' } as const;
  const list = { operation: 'DebtorService.List_GetAll' } as const;

  it('holds whatever comes between', async () => {
    const { env } = await busyOffice();
    expect((await env.calls.verifyOrder(insert, list)).holds).toBe(true);
    expect((await env.calls.verifyOrder(insert, insert, list)).holds).toBe(true);
    expect((await env.calls.verifyOrder(insert, insert, insert)).holds).toBe(false);
  });

  it('says which step is missing, and that it came too early', async () => {
    const { env } = await busyOffice();
    const { holds, message } = await env.calls.verifyOrder(list, insert);
    expect(holds).toBe(false);
    expect(message).toMatch(
      /^Absence2_Insert was expected after call \d+, but was called before, as call \d+, and not again\.$/m,
    );
    expect(message).toMatch(/✓ 1\. DebtorService\.List_GetAll {3}call \d+\n {2}✗ 2\. Absence2_Insert/);
  });
});
