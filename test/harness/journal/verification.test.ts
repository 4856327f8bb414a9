import { describe, expect, it } from 'vitest';
import { type CallPattern, WrongExpectation } from '../../../server/journal/expectation.ts';
import { verify, verifyOrder } from '../../../server/journal/verify.ts';
import { useOffices } from '../../behaviour/office.ts';

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
  it.each<[CallPattern, number]>([
    [{ operation: 'EmployeeService.Absence2_Insert' }, 2],
    [{ operation: 'Absence2_Insert', with: { EmployeeId: EMPLOYEE } }, 2],
    [{ operation: 'Absence2_Insert', with: { EmployeeId: String(EMPLOYEE) } }, 2],
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
    const calls = await env.calls.list();
    expect(verify(calls, pattern).matching).toHaveLength(count);
    expect(verify(calls, pattern).holds).toBe(count > 0);
    expect(verify(calls, pattern, count).holds).toBe(true);
    expect(verify(calls, pattern, count + 1).holds).toBe(false);
    expect(verify(calls, pattern, { atMost: count }).holds).toBe(true);
    expect(verify(calls, pattern, { atLeast: count, atMost: count + 2 }).holds).toBe(true);
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
    const sent = async (...WageComponents: { Code: number; Value: number | string }[]) =>
      verify(await env.calls.list(), { operation: `EmployeeService.${operation}`, with: { WageComponents } });
    expect((await sent({ Code: 1, Value: 12.5 }, { Code: 2, Value: '7.00' })).holds).toBe(true);
    expect((await sent({ Code: 1, Value: 12.5 })).message).toContain('WageComponents.length');
    expect((await sent({ Code: 1, Value: 12.5 }, { Code: 2, Value: 7.01 })).message).toContain(
      '≠ WageComponents[1].Value',
    );
  });

  it('shows the nearest calls, argument by argument', async () => {
    const { env } = await busyOffice();
    const { message } = verify(await env.calls.list(), {
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
    const { message } = verify(await env.calls.list(), { operation: 'Debtor_Get' });
    expect(message).toContain('2 × EmployeeService.Absence2_Insert');
    expect(message).toContain('1 × DebtorService.List_GetAll');
    expect(verify([], { operation: 'Debtor_Get' }).message).toContain('Nothing was called at all');
  });

  it.each<[CallPattern, string]>([
    [
      { operation: 'Absence2_Insrt' },
      "there is no operation 'Absence2_Insrt' (did you mean 'Absence2_Insert'?)",
    ],
    [{ operation: 'EmployeService.Absence2_Insert' }, "did you mean 'EmployeeService'?"],
    [{ operation: 'List_GetAll' }, "say which: 'DebtorService.List_GetAll'"],
    [{ operation: 'Absence2_Insert', with: { Absence: { Percentag: 1 } } }, "did you mean 'Percentage'?"],
    [{ operation: 'Absence2_Insert', with: { Absence: { Percentage: 'half' } } }, 'a whole number'],
    [{ operation: 'Absence2_Insert', with: { Absence: 3 } }, 'Absence is a record'],
    [{ operation: 'Absence2_Insert', with: { Absence: { Start: '17-11-2026' } } }, 'a day'],
    [
      { operation: 'Absence2_Insert v2.1' },
      "the version is said beside it: { operation: 'Absence2_Insert', version: 'v2.1' }",
    ],
    [
      { operation: 'CompanyService.Absence2_Insert' },
      "CompanyService has no operation 'Absence2_Insert', EmployeeService has; say 'EmployeeService.Absence2_Insert'",
    ],
    [{ operation: 'EmployeeService/Absence2_Insert' }, "(did you mean 'EmployeeService.Absence2_Insert'?)"],
    [
      { operation: 'Reports_Business_EmployeeAbsence_Background', version: 'v2.1' },
      "'Reports_Business_EmployeeAbsence_Background' is an operation of v3 only",
    ],
    [
      { operation: 'Debtor_Get', with: { DebtorID: 1001 } },
      "there is no argument 'DebtorID' (did you mean 'DebtorId'?); there are DebtorId",
    ],
    [
      { operation: 'Debtor_Get', with: { DebtorId: Number.NaN } },
      'DebtorId is a whole number, which NaN is not',
    ],
    [{ operation: 'Debtor_Get', answer: 1234567 }, 'there is no error 1234567 of Nmbrs'],
  ])('refuses what could never be met: %o', (pattern, message) => {
    expect(() => verify([], pattern)).toThrow(WrongExpectation);
    expect(() => verify([], pattern)).toThrow(message);
  });
});

describe('a mistake the compiler would have found is refused, too', () => {
  const notTyped = (value: unknown) => value as CallPattern;

  it.each<[unknown, string]>([
    [
      { operation: 'Debtor_Get', withh: { DebtorId: 1 } },
      "an expectation has no 'withh' (did you mean 'with'?); there are operation, version, username, with, answer",
    ],
    [{ with: { DebtorId: 1 } }, 'operation is a name, which undefined is not'],
    [
      ['Debtor_Get'],
      "calls are meant by the name of an operation, or { operation: '...' }, which ['Debtor_Get'] is not",
    ],
    [null, 'which nothing is not'],
    [
      { operation: 'Debtor_Get', with: 2 },
      'the arguments of Debtor_Get are a record, such as { EmployeeId: 5000001 }, which 2 is not; how often comes after them',
    ],
    [{ operation: 'Debtor_Get', with: [1001] }, 'which [1001] is not'],
    [{ operation: 'Debtor_Get', with: { DebtorId: async () => false } }, 'gives a promise'],
    [{ operation: 'Debtor_Get', version: 'v4' }, "there is no version 'v4'; choose one of v3, v2.1"],
    [{ operation: 'Debtor_Get', username: 7 }, 'username is a text, which 7 is not'],
    [
      { operation: 'Debtor_Get', answer: 'OK' },
      "answer is 'ok' or the number of an error, which 'OK' is not",
    ],
    [{ operation: 'Absence2_Insert', with: { Absence: new Map() } }, 'Absence is a record'],
    [
      { operation: 'Absence2_Insert', with: { Absence: { Comment: undefined } } },
      'Absence.Comment is a text, which undefined is not',
    ],
  ])('%o', (pattern, message) => {
    expect(() => verify([], notTyped(pattern), 0)).toThrow(WrongExpectation);
    expect(() => verify([], notTyped(pattern), 0)).toThrow(message);
    expect(() => verifyOrder([], [notTyped(pattern)])).toThrow(message);
  });

  it.each<[unknown, string]>([
    [1.5, '1.5 is no number of times; say 2, { atLeast: 1 }, { atMost: 3 } or both'],
    [-1, '-1 is no number of times'],
    [Number.NaN, 'NaN is no number of times'],
    ['2', "'2' is no number of times"],
    [{ atLeast: -1 }, '{atLeast: -1} is no number of times'],
    [{ atleast: 2 }, "an expectation has no 'atleast' (did you mean 'atLeast'?); there are atLeast, atMost"],
    [{ atLeast: 2, atMost: 1 }, 'no number of calls is at least 2 and at most 1'],
  ])('in how often: %o', (times, message) => {
    expect(() => verify([], 'Debtor_Get', times as number)).toThrow(WrongExpectation);
    expect(() => verify([], 'Debtor_Get', times as number)).toThrow(message);
  });

  it('and an order of nothing', () => {
    expect(() => verifyOrder([], [])).toThrow('an order of no calls is met by any');
  });
});

describe('an order', () => {
  const insert = { operation: 'Absence2_Insert' };
  const list = { operation: 'DebtorService.List_GetAll' };

  it('holds whatever comes between', async () => {
    const { env } = await busyOffice();
    expect(verifyOrder(await env.calls.list(), [insert, list]).holds).toBe(true);
    expect(verifyOrder(await env.calls.list(), [insert, insert, list]).holds).toBe(true);
    expect(verifyOrder(await env.calls.list(), [insert, insert, insert]).holds).toBe(false);
  });

  it('says which step is missing, and that it came too early', async () => {
    const { env } = await busyOffice();
    const { holds, message } = verifyOrder(await env.calls.list(), [list, insert]);
    expect(holds).toBe(false);
    expect(message).toMatch(
      /^Absence2_Insert was expected after call \d+, but was called before, as call \d+, and not again\.$/m,
    );
    expect(message).toMatch(/✓ 1\. DebtorService\.List_GetAll {3}call \d+\n {2}✗ 2\. Absence2_Insert/);
  });
});
