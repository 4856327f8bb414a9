import { describe, expect, it } from 'vitest';
import type { Version } from '../../contracts/interface/model.ts';
import type { SoapClient, SoapReply } from '../support/soap-client.ts';
import { activeStaff } from '../support/staff.ts';
import { ask, codesOf, type Parameters } from './employee-calls.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();
/** Paid by the month; the open period is November 2026. */
const COMPANY = 10004;
/** Employees who begin without any of these. */
const WITHOUT = {
  WageComponent: activeStaff(COMPANY, ({ wageComponents }) => wageComponents.length === 0),
  HourComponent: activeStaff(COMPANY, ({ hourComponents }) => hourComponents.length === 0),
};

const NOVEMBER = { Period: 11, Year: 2026 };
const DECEMBER = { Period: 12, Year: 2026 };
const JANUARY = { Period: 1, Year: 2027 };
const OCTOBER = { Period: 10, Year: 2026 };
const GUARDED = { UnprotectedMode: false };

/** The two families, which differ only in what their elements are called. */
const FAMILIES = [
  {
    family: 'WageComponent',
    record: 'WageComponent',
    code: 'Code',
    value: 'Value',
    codes: [1100, 6120],
    second: 9000,
    unknown: 2002,
  },
  {
    family: 'HourComponent',
    record: 'Hourcomponent',
    code: 'HourCode',
    value: 'Hours',
    codes: [2000, 2010],
    second: 2500,
    unknown: 2001,
  },
] as const;

const CASES = FAMILIES.flatMap((family) =>
  (['v3', 'v2.1'] as const).map((version) => ({
    ...family,
    version,
    other: (version === 'v3' ? 'v2.1' : 'v3') as Version,
    closed: version === 'v3' ? 2011 : 9999,
  })),
);

describe.each(CASES)('the $family operations, version $version', (tested) => {
  const { family, record, code, value, codes, version, other, unknown, closed } = tested;
  const [FIRST, SECOND] = codes;
  const [EMPLOYEE = 0, COLLEAGUE = 0] = WITHOUT[family];
  const named = { EmployeeId: EMPLOYEE };

  const call = (client: SoapClient, operation: string, parameters: Parameters, by: Version = version) =>
    ask(client, `${family}${operation}`, parameters, by);

  const fields = (wanted: number, amount: string, more: Parameters = {}): Parameters => ({
    Id: 0,
    [code]: wanted,
    [value]: amount,
    ...more,
  });

  /** Puts one in, of employee and record, with what comes after it. */
  const insert = (client: SoapClient, operation: string, sent: Parameters, after: Parameters = {}) =>
    call(client, operation, { ...named, [record]: sent, ...after });

  const idOf = (reply: SoapReply) => Number(/Result>(\d+)</.exec(reply.body)?.[1]);

  const valuesIn = async (
    client: SoapClient,
    kind: 'Fixed' | 'Var',
    period: Parameters,
    by: Version = version,
  ) => (await call(client, `${kind}_Get`, { ...named, ...period }, by)).all(value);

  it('fixed ones count from a period on, until the last one they are stopped with', async () => {
    const { env, master } = await openOffice();
    const id = idOf(
      await insert(master, 'Fixed_Insert', fields(FIRST, '12.50'), { ...DECEMBER, ...GUARDED }),
    );
    expect(await valuesIn(master, 'Fixed', NOVEMBER)).toEqual([]);
    const got = await call(master, 'Fixed_Get', { ...named, ...DECEMBER }, other);
    expect([got.ids(), got.ids(code), got.all(value)]).toEqual([[id], [FIRST], ['12.50']]);
    expect(await valuesIn(master, 'Fixed', { Period: 6, Year: 2030 })).toEqual(['12.50']);
    expect(await valuesIn(master, 'Var', DECEMBER)).toEqual([]);

    const current = await call(master, 'Fixed_GetCurrent', named);
    expect(current.body).toContain(`<${family}Fixed_GetCurrentResult />`);
    await env.changeClock({ now: '2026-12-01T00:00:00' });
    expect((await call(master, 'Fixed_GetCurrent', named)).ids()).toEqual([id]);

    const stopped =
      family === 'WageComponent' ? { WageComponentId: id } : { Hourcomponent: { ...fields(0, '0'), Id: id } };
    const stop = await call(master, 'Fixed_Stop', { ...named, ...stopped, ...JANUARY, ...GUARDED });
    expect(stop.status).toBe(200);
    expect(await valuesIn(master, 'Fixed', JANUARY, other)).toEqual(['12.50']);
    expect(await valuesIn(master, 'Fixed', { Period: 2, Year: 2027 })).toEqual([]);
  });

  it('fixed ones may have an end from the start', async () => {
    const { master } = await openOffice();
    const span =
      family === 'WageComponent'
        ? { StartPeriod: 12, StartYear: 2026, EndPeriod: 1, EndYear: 2027 }
        : { ...DECEMBER, EndPeriod: 1, EndYear: 2027 };
    await insert(master, 'Fixed_Insert_With_End', fields(FIRST, '8'), { ...span, ...GUARDED });
    expect(await valuesIn(master, 'Fixed', NOVEMBER)).toEqual([]);
    expect(await valuesIn(master, 'Fixed', DECEMBER, other)).toEqual(['8']);
    expect(await valuesIn(master, 'Fixed', JANUARY)).toEqual(['8']);
    expect(await valuesIn(master, 'Fixed', { Period: 2, Year: 2027 })).toEqual([]);
  });

  it('fixed ones take the place of one of the same code and start, and add up with all others', async () => {
    const { master } = await openOffice();
    const put = (wanted: number, amount: string, period: Parameters) =>
      insert(master, 'Fixed_Insert', fields(wanted, amount), { ...period, ...GUARDED });
    await put(FIRST, '1', NOVEMBER);
    await put(FIRST, '2', NOVEMBER);
    await put(FIRST, '3', DECEMBER);
    await put(SECOND, '4', NOVEMBER);
    expect(await valuesIn(master, 'Fixed', NOVEMBER)).toEqual(['2', '4']);
    expect(await valuesIn(master, 'Fixed', DECEMBER)).toEqual(['2', '3', '4']);
  });

  it('variable ones count in one period, add up, and are cleared together', async () => {
    const { env, master } = await openOffice();
    const put = (amount: string, period: Parameters) =>
      insert(master, 'Var_Insert', fields(FIRST, amount), { ...period, ...GUARDED });
    await put('1', DECEMBER);
    await put('2', DECEMBER);
    await put('3', JANUARY);
    await insert(master, 'Var_InsertCurrent', fields(SECOND, '4'));
    await insert(master, 'Fixed_InsertCurrent', fields(FIRST, '5'));
    expect(await valuesIn(master, 'Var', NOVEMBER, other)).toEqual(['4']);
    expect(await valuesIn(master, 'Var', DECEMBER, other)).toEqual(['1', '2']);
    expect((await call(master, 'Var_GetCurrent', named)).ids(code)).toEqual([SECOND]);

    await call(master, 'Var_Clear', { ...named, ...DECEMBER, ...GUARDED });
    expect(await valuesIn(master, 'Var', DECEMBER)).toEqual([]);
    expect(await valuesIn(master, 'Var', JANUARY)).toEqual(['3']);
    await call(master, 'Var_ClearCurrent', named);
    expect((await call(master, 'Var_GetCurrent', named)).ids()).toEqual([]);
    expect(await valuesIn(master, 'Fixed', DECEMBER)).toEqual(['5']);
    await env.changeClock({ now: '2027-01-01T00:00:00' });
    expect((await call(master, 'Var_GetCurrent', named)).all(value)).toEqual(['3']);
  });

  it('are rewritten by id: a fixed one with the end sent, a variable one stays in its period', async () => {
    const { master } = await openOffice();
    const update = (id: number, sent: Parameters, end: Parameters) =>
      call(master, '_Update', { ...named, [record]: { ...sent, Id: id }, ...end, ...GUARDED });
    const variable = idOf(await insert(master, 'Var_InsertCurrent', fields(FIRST, '1')));
    const fixed = idOf(await insert(master, 'Fixed_InsertCurrent', fields(FIRST, '2')));
    const ended = { EndPeriod: 12, EndYear: 2026 };

    const answers = [
      await update(variable, fields(SECOND, '10'), ended),
      await update(fixed, fields(SECOND, '20'), ended),
    ];
    expect(answers.map((reply) => reply.one(`${family}_UpdateResult`))).toEqual(
      family === 'WageComponent' ? ['true', 'true'] : [String(variable), String(fixed)],
    );
    const november = await call(master, 'Var_Get', { ...named, ...NOVEMBER }, other);
    expect([november.ids(), november.ids(code), november.all(value)]).toEqual([[variable], [SECOND], ['10']]);
    expect(await valuesIn(master, 'Var', DECEMBER)).toEqual([]);
    expect((await call(master, 'Fixed_Get', { ...named, ...DECEMBER })).ids()).toEqual([fixed]);
    expect(await valuesIn(master, 'Fixed', JANUARY)).toEqual([]);

    await update(fixed, fields(SECOND, '30'), { EndPeriod: 0, EndYear: 0 });
    expect(await valuesIn(master, 'Fixed', JANUARY)).toEqual(['30']);
  });

  it('are deleted by id, in all periods at once', async () => {
    const { env, master } = await openOffice();
    const fixed = idOf(await insert(master, 'Fixed_InsertCurrent', fields(FIRST, '1')));
    const variable = idOf(await insert(master, 'Var_InsertCurrent', fields(FIRST, '2')));
    await env.changeClock({ now: '2026-12-01T00:00:00' });
    for (const id of [fixed, variable]) {
      const reply = await call(master, '_Delete', { ...named, [`${family}ID`]: id });
      expect(reply.one(`${family}_DeleteResult`)).toBe('true');
    }
    expect(await valuesIn(master, 'Fixed', NOVEMBER)).toEqual([]);
    expect(await valuesIn(master, 'Fixed', DECEMBER)).toEqual([]);
    expect(await valuesIn(master, 'Var', NOVEMBER)).toEqual([]);
  });

  it('come in by the batch, all rows or none', async () => {
    const { master } = await openOffice();
    const row = (employeeId: number, wanted: number, amount: string) => ({
      EmployeeId: employeeId,
      ...fields(wanted, amount),
    });
    const batch = (operation: string, ...rows: Parameters[]) =>
      call(master, operation, {
        [`${family}s`]: { [`Employee${family}`]: rows },
        ...DECEMBER,
        ...GUARDED,
      });
    for (const [operation, kind] of [
      ['Fixed_Insert_Batch', 'Fixed'],
      ['Var_Insert_Batch', 'Var'],
    ] as const) {
      const refused = await batch(operation, row(EMPLOYEE, FIRST, '1'), row(COLLEAGUE, 1, '2'));
      expect(refused.code).toBe(unknown);
      expect(await valuesIn(master, kind, DECEMBER)).toEqual([]);

      const rows = [row(EMPLOYEE, FIRST, '1'), row(COLLEAGUE, FIRST, '2'), row(EMPLOYEE, SECOND, '3')];
      expect((await batch(operation, ...rows)).status).toBe(200);
      expect(await valuesIn(master, kind, DECEMBER, other)).toEqual(['1', '3']);
      const colleague = await call(master, `${kind}_Get`, { EmployeeId: COLLEAGUE, ...DECEMBER });
      expect(colleague.all(value)).toEqual(['2']);
    }
  });

  it('change the past in unprotected mode only', async () => {
    const { master } = await openOffice();
    const past = (UnprotectedMode: boolean) => ({ ...OCTOBER, UnprotectedMode });
    const refused = await codesOf([
      insert(master, 'Fixed_Insert', fields(FIRST, '1'), past(false)),
      insert(master, 'Var_Insert', fields(FIRST, '1'), past(false)),
      call(master, 'Var_Clear', { ...named, ...past(false) }),
    ]);
    expect(refused).toEqual([closed, closed, closed]);

    const fixed = idOf(await insert(master, 'Fixed_Insert', fields(FIRST, '1'), past(true)));
    await insert(master, 'Var_Insert', fields(FIRST, '2'), past(true));
    expect(await valuesIn(master, 'Fixed', OCTOBER)).toEqual(['1']);
    expect(await valuesIn(master, 'Var', OCTOBER)).toEqual(['2']);
    const update = (UnprotectedMode: boolean) =>
      call(master, '_Update', {
        ...named,
        [record]: { ...fields(FIRST, '5'), Id: fixed },
        EndPeriod: 0,
        EndYear: 0,
        UnprotectedMode,
      });
    expect((await update(false)).code).toBe(closed);
    expect(await valuesIn(master, 'Fixed', OCTOBER)).toEqual(['1']);
    expect((await update(true)).status).toBe(200);
    expect(await valuesIn(master, 'Fixed', OCTOBER)).toEqual(['5']);
    await call(master, 'Var_Clear', { ...named, ...past(true) });
    expect(await valuesIn(master, 'Var', OCTOBER)).toEqual([]);
  });

  it('are refused for a code, cost centre, period or end that cannot be, and nothing is stored', async () => {
    const { master } = await openOffice();
    const put = (sent: Parameters, period: Parameters = DECEMBER) =>
      insert(master, 'Fixed_Insert', sent, { ...period, ...GUARDED });
    const endingIn = (end: Parameters) =>
      insert(master, 'Fixed_Insert_With_End', fields(FIRST, '1'), {
        ...(family === 'WageComponent' ? { StartPeriod: 12, StartYear: 2026 } : DECEMBER),
        ...end,
        ...GUARDED,
      });
    const refused = await codesOf([
      put(fields(1, '1')),
      insert(master, 'Var_InsertCurrent', fields(1, '1')),
      put(fields(FIRST, '1', { CostCenterId: 77 })),
      put(fields(FIRST, '1', { CostUnitId: 77 })),
      put(fields(FIRST, '1'), { Period: 13, Year: 2026 }),
      insert(master, 'Var_Insert', fields(FIRST, '1'), { Period: 0, Year: 2026, ...GUARDED }),
      call(master, 'Fixed_Get', { ...named, Period: 13, Year: 2026 }),
      endingIn({ EndPeriod: 13, EndYear: 2026 }),
      endingIn({ EndPeriod: 11, EndYear: 2026 }),
      call(master, 'Fixed_Insert', { ...named, ...DECEMBER, ...GUARDED }),
    ]);
    expect(refused).toEqual([unknown, unknown, 2037, 2030, 2006, 2006, 2006, 2006, 2030, 2030]);
    for (const period of [NOVEMBER, DECEMBER]) {
      expect(await valuesIn(master, 'Fixed', period)).toEqual([]);
      expect(await valuesIn(master, 'Var', period)).toEqual([]);
    }
  });

  it('are found by the id of their own employee only', async () => {
    const { master } = await openOffice();
    const theirs = idOf(
      await call(master, 'Fixed_InsertCurrent', { EmployeeId: COLLEAGUE, [record]: fields(FIRST, '1') }),
    );
    const variable = idOf(await insert(master, 'Var_InsertCurrent', fields(FIRST, '1')));
    const later = idOf(await insert(master, 'Fixed_Insert', fields(FIRST, '1'), { ...JANUARY, ...GUARDED }));
    const stop = (id: number) => {
      const stopped = family === 'WageComponent' ? { WageComponentId: id } : { Hourcomponent: { Id: id } };
      return call(master, 'Fixed_Stop', { ...named, ...stopped, ...DECEMBER, ...GUARDED });
    };
    const end = { EndPeriod: 0, EndYear: 0, ...GUARDED };
    const refused = await codesOf([
      stop(theirs),
      stop(variable),
      stop(later),
      call(master, '_Update', { ...named, [record]: { ...fields(FIRST, '9'), Id: theirs }, ...end }),
      call(master, '_Delete', { ...named, [`${family}ID`]: theirs }),
      call(master, '_Update', {
        ...named,
        [record]: { ...fields(FIRST, '9'), Id: later },
        ...end,
        EndPeriod: 12,
      }),
      call(master, '_Update', { ...named, ...end }),
    ]);
    expect(refused).toEqual([2046, 2046, 2030, 2046, 2046, 2006, 2030]);
    const colleague = await call(master, 'Fixed_GetCurrent', { EmployeeId: COLLEAGUE });
    expect(colleague.all(value)).toEqual(['1']);
  });

  it('may be booked on a cost centre and a cost unit of the company, and have a code of the second model', async () => {
    const { master } = await openOffice();
    const made = async (operation: string, element: string) =>
      idOf(
        await master.call(
          'CompanyService',
          operation,
          `<CompanyId>${COMPANY}</CompanyId><${element}><Code>A1</Code><Id>0</Id></${element}>`,
        ),
      );
    const costs = {
      CostCenterId: await made('CostCenter_Insert', 'kostenplaats'),
      CostUnitId: await made('CostUnit_Insert', 'costunit'),
    };
    const put = (amount: string, more: Parameters = {}) =>
      insert(master, 'Fixed_InsertCurrent', fields(tested.second, amount, more));
    const extras = { Comment: 'Afspraak', DocumentName: 'afspraak.pdf', Attachment: 'VGVzdA==' };
    await put('1', { ...costs, ...extras });
    await put('2', { CostCenterId: 0, CostUnitId: -1 });
    const got = await call(master, 'Fixed_GetCurrent', named, other);
    expect([got.ids(code), got.all(value)]).toEqual([
      [tested.second, tested.second],
      ['1', '2'],
    ]);
  });
});

describe.each(['v3', 'v2.1'] as const)('fixed wage components with an end, version %s', (version) => {
  const [EMPLOYEE = 0] = WITHOUT.WageComponent;
  const named = { EmployeeId: EMPLOYEE };
  const until = async (client: SoapClient, period: Parameters) =>
    (await ask(client, 'WageComponentFixed_Get', { ...named, ...period }, version)).all('Value');

  it('begin in the open period', async () => {
    const { master } = await openOffice();
    const WageComponent = { Id: 0, Code: 1100, Value: '5' };
    const end = { EndPeriod: 12, EndYear: 2026 };
    await ask(
      master,
      'WageComponentFixed_InsertCurrent_With_End',
      { ...named, ...end, WageComponent },
      version,
    );
    expect(await until(master, NOVEMBER)).toEqual(['5']);
    expect(await until(master, DECEMBER)).toEqual(['5']);
    expect(await until(master, JANUARY)).toEqual([]);
    const before = await ask(
      master,
      'WageComponentFixed_InsertCurrent_With_End',
      { ...named, EndPeriod: 10, EndYear: 2026, WageComponent },
      version,
    );
    expect(before.code).toBe(2030);
  });

  it('have it in the record where the call has none', async () => {
    const { master } = await openOffice();
    const WageComponent = { Id: 0, Code: 1100, Value: '5', EndYear: 2026, EndPeriod: 12 };
    await ask(master, 'WageComponentFixed_InsertCurrent', { ...named, WageComponent }, version);
    const sent = { ...named, WageComponent: { ...WageComponent, Value: '6' }, ...DECEMBER, ...GUARDED };
    await ask(master, 'WageComponentFixed_Insert', sent, version);
    expect(await until(master, DECEMBER)).toEqual(['5', '6']);
    expect(await until(master, JANUARY)).toEqual([]);
  });

  it('share it in a batch', async () => {
    const { master } = await openOffice();
    const batch = (EndPeriod: number, ...codes: number[]) => {
      const rows = codes.map((Code) => ({ EmployeeId: EMPLOYEE, Id: 0, Code, Value: '7' }));
      const span = { StartPeriod: 12, StartYear: 2026, EndPeriod, EndYear: 2026 };
      const sent = { WageComponents: { EmployeeWageComponent: rows }, ...span, ...GUARDED };
      return ask(master, 'WageComponentFixed_Insert_Batch_With_End', sent, version);
    };
    const refused = await codesOf([batch(12, 1100, 1), batch(11, 1100), batch(13, 1100)]);
    expect(refused).toEqual([2002, 2030, 2006]);
    expect(await until(master, DECEMBER)).toEqual([]);
    await batch(12, 1100, 1300);
    expect(await until(master, DECEMBER)).toEqual(['7', '7']);
    expect(await until(master, JANUARY)).toEqual([]);
  });
});
