import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { ArgumentPattern, CallPattern } from '../../client/call-pattern.ts';
import type { Verdict } from '../../contracts/control/verification.ts';
import { useOffices } from '../behaviour/office.ts';

const openOffice = useOffices();
const EMPLOYEE = 5000001;

/** What the compiler refuses is expected here, too. */
type Expected = ArgumentPattern;

/** Holds an expectation of one argument against what a client sent for it. */
type Compare = (sent: string, expected: Expected) => Promise<Verdict>;

/** Of the value of a wage component. */
const compareDecimals: Compare = async (sent, expected) => {
  const { env, master } = await openOffice();
  await master.call(
    'EmployeeService',
    'WageComponentVar_Insert',
    `<EmployeeId>${EMPLOYEE}</EmployeeId><WageComponent><Id>0</Id><Code>4000</Code><Value>${sent}</Value></WageComponent>` +
      '<Period>11</Period><Year>2026</Year><UnprotectedMode>false</UnprotectedMode>',
  );
  const pattern: unknown = { WageComponent: { Value: expected } };
  return env.calls.verify({
    operation: 'EmployeeService.WageComponentVar_Insert',
    with: pattern as CallPattern<'EmployeeService.WageComponentVar_Insert'>['with'] & object,
  });
};

const compareAbsences =
  (field: 'Start' | 'Comment' | 'Percentage'): Compare =>
  async (sent, expected) => {
    const { env, master } = await openOffice();
    const fields = { Comment: '', Percentage: '50', Start: '2026-11-16T00:00:00', [field]: sent };
    const elements = Object.entries(fields).map(([name, value]) => value && `<${name}>${value}</${name}>`);
    await master.call(
      'EmployeeService',
      'Absence2_Insert',
      `<EmployeeId>${EMPLOYEE}</EmployeeId><Absence>${elements.join('')}</Absence><NewDossier>true</NewDossier>`,
    );
    const pattern: unknown = { Absence: { [field]: expected } };
    return env.calls.verify({
      operation: 'Absence2_Insert',
      with: pattern as CallPattern<'Absence2_Insert'>['with'] & object,
    });
  };

describe('decimals are compared by value', () => {
  it('of any length', async () => {
    const digits = `1${'0'.repeat(500_000)}1`;
    expect((await compareDecimals('50', digits)).holds).toBe(false);
    expect((await compareDecimals('50', `50.${'0'.repeat(500_000)}`)).holds).toBe(true);
  });

  it.each<[string, ArgumentPattern]>([
    ['50', 50],
    ['50.00', 50],
    ['50', '50.00'],
    ['50', '+050.'],
    ['12.50', 12.5],
    ['.5', 0.5],
    ['-.50', -0.5],
    ['-0.0', 0],
    ['0', -0],
    ['0.0000001', 1e-7],
    ['0.0000001', '1E-7'],
    ['1000000000000000000000', 1e21],
    ['79228162514264337593543950335', '79228162514264337593543950335'],
  ])('%s is %s', async (sent, expected) => {
    expect(await compareDecimals(sent, expected)).toMatchObject({ holds: true });
  });

  it.each<[string, ArgumentPattern]>([
    ['50', 5],
    ['50', 500],
    ['50', -50],
    ['50.01', 50],
    ['0.05', 0.5],
    ['79228162514264337593543950335', '79228162514264337593543950334'],
  ])('%s is not %s', async (sent, expected) => {
    const { holds, message } = await compareDecimals(sent, expected);
    expect(holds).toBe(false);
    expect(message).toMatch(new RegExp(`≠ WageComponent.Value +${expected} +${sent}$`));
  });

  it.each(['half', '', '1,5', '1.2.3', Number.NaN, Number.POSITIVE_INFINITY, true])(
    '%j is none',
    async (expected) => {
      await expect(compareDecimals('50', expected)).rejects.toThrow(
        /^WageComponent\.Value is a number, which .* is not\. Give a number\.$/,
      );
    },
  );
});

describe('days and moments are compared by value', () => {
  const compare = compareAbsences('Start');

  it.each<[string, ArgumentPattern]>([
    ['2026-11-16', '2026-11-16'],
    ['2026-11-16T00:00:00', '2026-11-16'],
    ['2026-11-16', '2026-11-16T00:00:00'],
    ['2026-11-16', new Date(2026, 10, 16)],
    ['2026-11-16T09:30:00', new Date(2026, 10, 16, 9, 30)],
    ['2026-11-16T09:30:00.5', new Date(2026, 10, 16, 9, 30, 0, 500)],
    ['2026-11-16T09:30:00.500', '2026-11-16T09:30:00.5'],
    ['2024-02-29', '2024-02-29'],
    ['0001-01-01T00:00:00', '0001-01-01'],
  ])('%s is %s', async (sent, expected) => {
    expect(await compare(sent, expected)).toMatchObject({ holds: true });
  });

  it.each<[string, ArgumentPattern]>([
    ['2026-11-16', '2026-11-17'],
    ['2026-11-16T09:30:00', '2026-11-16'],
    ['2026-11-16T09:30:00', new Date(2026, 10, 16, 9, 30, 0, 1)],
  ])('%s is not %s', async (sent, expected) => {
    expect(await compare(sent, expected)).toMatchObject({ holds: false });
  });

  it.each([
    '16-11-2026',
    '2026-02-31',
    '2026-13-01',
    '2026-11-16T25:00:00',
    '2026-11-16T09:00:00Z',
    new Date(Number.NaN),
  ])('%s is none', async (expected) => {
    await expect(compare('2026-11-16', expected)).rejects.toThrow(
      /^Absence\.Start is a day .*, which \S.* is not\. Give a day /,
    );
  });

  it('of a Date the day where the test runs', async () => {
    const zone = process.env.TZ;
    process.env.TZ = 'Europe/Amsterdam';
    try {
      const expected = new Date(2026, 10, 17);
      expect(expected.getTimezoneOffset()).toBe(-60);
      expect(await compare('2026-11-17', expected)).toMatchObject({ holds: true });
      const { message } = await compare('2026-11-16', expected);
      expect(message).toContain('{Start: 2026-11-17}');
      expect(message).toMatch(/≠ Absence\.Start +2026-11-17 +2026-11-16$/);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});

describe('a value is tested', () => {
  const compare = compareAbsences('Comment');
  const comment = (...sent: readonly string[]) => Promise.all(sent.map((one) => compare(one, /griep/g)));

  it('by a function that expects one, also in calls that sent none', async () => {
    const starts = (value: string) => value.startsWith('g');
    expect(await compare('griep', starts)).toMatchObject({ holds: true });
    expect(await compare('', starts)).toMatchObject({ holds: false });
    expect(await compare('', (value) => value === null)).toMatchObject({ holds: true });
    expect(await compareAbsences('Percentage')('50', (percentage: number) => percentage > 25)).toMatchObject({
      holds: true,
    });
  });

  it('by a function of a whole record, or of all arguments', async () => {
    const { env, master } = await openOffice();
    await master.call('DebtorService', 'Debtor_Get', '<DebtorId>1001</DebtorId>');
    const held = async (expected: (args: { DebtorId: number }) => boolean) =>
      (await env.calls.verify({ operation: 'Debtor_Get', with: expected })).holds;
    expect(await held(({ DebtorId }) => DebtorId === 1001)).toBe(true);
    expect(await held(({ DebtorId }) => DebtorId === 1002)).toBe(false);
  });

  it('by a function, whose own mistakes are told', async () => {
    const wrong = (value: string) => (value as unknown as Date).getTime() > 0;
    await expect(compare('griep', wrong)).rejects.toThrow(
      /^The test \(value\) => .* fails on 'griep': value\.getTime is not a function$/,
    );
    const later = (async () => false) as unknown as () => boolean;
    await expect(compare('griep', later)).rejects.toThrow(
      'answers later, and is not waited for. Let it answer at once.',
    );
    const promising = (() => Promise.resolve(false)) as unknown as () => boolean;
    await expect(compare('griep', promising)).rejects.toThrow(
      'answers later, and is not waited for. Let it answer at once.',
    );
  });

  it('by a global RegExp in every call', async () => {
    expect((await comment('griep', 'griep', 'koorts')).map(({ holds }) => holds)).toEqual([
      true,
      true,
      false,
    ]);
    const { env, master } = await openOffice();
    for (const id of [1001, 1001, 1002])
      await master.call('DebtorService', 'Debtor_Get', `<DebtorId>${id}</DebtorId>`);
    const pattern = { operation: 'Debtor_Get', with: { DebtorId: /1001/g } } as const;
    expect(await env.calls.verify(pattern, 2)).toMatchObject({ holds: true });
  });

  it('by what was made in another realm, such as the sandbox of Jest', async () => {
    expect(await compare('griep', runInNewContext('/^gr/'))).toMatchObject({ holds: true });
    expect(await compare('griep', runInNewContext('/^kr/'))).toMatchObject({ holds: false });
    const midnight = runInNewContext('new Date(2026, 10, 16)');
    expect(await compareAbsences('Start')('2026-11-16', midnight)).toMatchObject({ holds: true });
    const { message } = await compareAbsences('Start')('2026-11-17', midnight);
    expect(message).toMatch(/≠ Absence\.Start +2026-11-16 +2026-11-17$/);
  });

  it('by a matcher of the test runner', async () => {
    expect(await compare('griep', expect.stringContaining('rie'))).toMatchObject({ holds: true });
    expect(await compare('griep', expect.not.stringContaining('rie'))).toMatchObject({ holds: false });
    expect(await compareAbsences('Percentage')('50', expect.any(Number))).toMatchObject({ holds: true });
    const { message } = await compareAbsences('Percentage')('50', expect.any(String));
    expect(message).toMatch(/≠ Absence\.Percentage +Any<String> +50$/);
  });

  it('by a matcher of all arguments', async () => {
    const { env, master } = await openOffice();
    await master.call('DebtorService', 'Debtor_Get', '<DebtorId>1001</DebtorId>');
    const held = async (DebtorId: number) =>
      (await env.calls.verify({ operation: 'Debtor_Get', with: expect.objectContaining({ DebtorId }) }))
        .holds;
    expect(await held(1001)).toBe(true);
    expect(await held(1002)).toBe(false);
  });
});
