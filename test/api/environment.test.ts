import { beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import type { Environment } from '../../client/environment.ts';
import type { Login } from '../../client/login.ts';
import { ARCHETYPE_NAMES } from '../../contracts/logins/archetypes.ts';
import { NotPossible } from '../../index.ts';
import { listCompanies, listDebtors } from '../control/support/soap.ts';
import { DOORS, useMock } from '../support/doors.ts';
import { doEverything } from '../support/every-face.cjs';
import { SoapClient } from '../support/soap-client.ts';

/** What DebtorService List_GetAll comes to: the code of its fault, or how many debtors it lists. */
async function outcome({ url }: { readonly url: string }, login: Login): Promise<string> {
  const { ids, code } = await listDebtors(url, login);
  return code === null ? `${ids.length} debtors` : String(code);
}

describe.each(DOORS)('an environment, reached %s', (door) => {
  const mock = useMock(door);

  it('comes with one master, and knows its logins by name', async () => {
    const env = await mock().environment();
    expect(await outcome(env, env.logins.master)).toBe('6 debtors');
    expect([env.url, env.domain]).toEqual([mock().url, env.subdomain]);
    expectTypeOf(env.logins).toEqualTypeOf<Readonly<Record<'master', Login>>>();

    const other = await mock().environment({
      logins: [
        { archetype: 'debtor' },
        { archetype: 'master-filtered', name: 'noord', tags: ['Team Noord'] },
      ],
    });
    expectTypeOf(other.logins).toEqualTypeOf<Readonly<Record<'debtor' | 'noord', Login>>>();
    expect(await outcome(env, other.logins.debtor)).toBe('1 debtors');
    expect(Object.keys(other.logins)).toEqual(['debtor', 'noord']);
    expect(other.login('noord')).toBe(other.logins.noord);
    expect(() => other.login('master')).toThrow("There is no login 'master'. There are 'debtor', 'noord'.");
  });

  it('takes any password, or in a strict profile one that follows the rule, and says what breaks it', async () => {
    const lenient = await mock().environment({ logins: [{ archetype: 'invited' }] });
    await lenient.logins.invited.activate('x');
    const strict = await mock().environment({
      profile: 'strict-passwords',
      logins: [{ archetype: 'invited' }],
    });
    const { invited } = strict.logins;
    await expect(invited.activate('nmbrs1')).rejects.toThrow(
      'The password is shorter than 15 characters, has no capital, has no sign, has nmbrs or visma in it. ' +
        'Choose one of at least 15 characters with a capital, a small letter, a digit and a sign, without nmbrs and visma. ' +
        'The profile of the environment wants it so.',
    );
    await invited.activate('Een lang wachtwoord, 1');
    expect(invited.state).toBe('active');
  });

  it('has every archetype to offer, each with what its user types', async () => {
    const env = await mock().environment({ logins: ARCHETYPE_NAMES.map((archetype) => ({ archetype })) });
    for (const archetype of ARCHETYPE_NAMES) {
      const login = env.logins[archetype];
      const code = /^(\d{4}):?/.exec(login.expect)?.[1];
      const isRefused = code === '1001' || code === '1004';
      expect(await outcome(env, login), archetype).toMatch(isRefused ? new RegExp(`^${code}$`) : /debtors$/);
    }
    expect(await env.companions()).toHaveLength(4);
  });

  it('is opened by name, with the logins it was made with, wherever those live', async () => {
    const demo = await mock().openEnvironment('demo');
    expect(await outcome(demo, demo.logins.master)).toBe('6 debtors');
    expect(demo.logins.deactivated.state).toBe('deactivated');

    const logins = [
      { archetype: 'debtor', name: 'klant' },
      { archetype: 'no-subscription' },
      { archetype: 'two-environments' },
    ] as const;
    const made = await mock().environment({ logins });
    const opened = await mock().openEnvironment<'klant' | 'no-subscription' | 'two-environments'>(
      made.subdomain.toUpperCase(),
    );
    expect(opened.subdomain).toBe(made.subdomain);
    expect(opened.logins).toEqual(made.logins);
    await expect(mock().openEnvironment('dmo')).rejects.toThrow(
      "There is no environment 'dmo'. Did you mean 'demo'?",
    );
  });

  it('is listed while it is there', async () => {
    const env = await mock().environment();
    const listed = async () => (await mock().environments()).map(({ subdomain }) => subdomain);
    expect(await listed()).toEqual(expect.arrayContaining(['demo', env.subdomain]));
    expect(env.isDeleted).toBe(false);
    await env.delete();
    await env.delete();
    expect(env.isDeleted).toBe(true);
    expect(await listed()).not.toContain(env.subdomain);
    await expect(env.settings()).rejects.toThrow(`There is no environment '${env.subdomain}'.`);
  });

  it('has settings, a clock, snapshots and resets', async () => {
    const env = await mock().environment({
      profile: 'strict',
      clock: { now: '2027-01-01T12:00:00', frozen: true },
    });
    expect(await env.settings()).toEqual({
      ...{ subscription: 'valid', freeTrial: false, sandboxCopy: false, version21: 'served' },
      profile: 'strict',
    });
    expect(await env.snapshots()).toEqual([]);
    const snapshot = await env.snapshot();
    expect(await env.snapshots()).toEqual([snapshot]);
    await env.change({ subscription: 'none' });
    expect(await outcome(env, env.logins.master)).toBe('1004');
    await env.restore(snapshot);
    expect(await outcome(env, env.logins.master)).toBe('6 debtors');

    await env.advanceClock({ days: 31 });
    expect(await env.clock()).toEqual({ now: '2027-02-01T12:00:00', frozen: true });
    await env.changeClock({ frozen: false });
    await env.reset();
    expect(await env.clock()).toEqual({ now: '2027-01-01T12:00:00', frozen: true });
    expect(await env.read()).toMatchObject({ product: 'Accountant', forTest: true });
  });

  it('sets the clocks of its companions too', async () => {
    const clock = { now: '2027-01-01T12:00:00', frozen: true };
    const env = await mock().environment({ logins: [{ archetype: 'free-trial' }], clock });
    for (const companion of await env.companions())
      expect(await (await mock().openEnvironment(companion)).clock()).toEqual(clock);
  });

  it('has tags, debtors and templates, by number or name', async () => {
    const env = await mock().environment({
      logins: [{ archetype: 'master-filtered', tags: ['Team Zuid'] }],
    });
    const login = env.logins['master-filtered'];
    const [{ id: debtor } = { id: 0 }] = await env.debtors();
    expect(await env.addTag('Nieuw')).toEqual({ number: 5, name: 'Nieuw', color: 0 });
    await env.changeTag('Nieuw', { name: 'Oud / anders', color: 1 });
    expect(await env.tagDebtor(debtor, ['Oud / anders', 1])).toMatchObject({ id: debtor, tags: [5, 1] });
    await login.change({ tags: ['Oud / anders'] });
    expect((await listDebtors(env.url, login)).ids).toEqual([debtor]);
    const untagged = await env.deleteTag('Oud / anders');
    expect(untagged.logins.map(({ username }) => username)).toEqual([login.username]);
    expect(await outcome(env, login)).toBe('0 debtors');

    const { id } = await env.addTemplate({ name: 'Eigen', kind: 'Master Accountant' });
    await login.change({ template: 'Eigen', tags: null });
    await env.switchCall(id, 'DebtorService.List_GetAll', false);
    expect(await outcome(env, login)).toBe('1002');
    expect(await env.changeTemplate('Eigen', { name: 'Open', callsOff: ['Absence2_Insert'] })).toMatchObject({
      callsOff: ['EmployeeService.Absence2_Insert'],
    });
    expect(await outcome(env, login)).toBe('6 debtors');
    await expect(env.deleteTemplate('Open')).rejects.toThrow("'Open' is the template of");
    await login.change({ template: 'Volledig' });
    await env.deleteTemplate('Open');
    expect(await env.templates()).toHaveLength(5);
    expect(await env.tags()).toHaveLength(4);
  });

  it('has trouble, for a login by its name too', async () => {
    const env = await mock().environment({ logins: [{ archetype: 'master' }, { archetype: 'debtor' }] });
    const { id, sentence } = await env.addTrouble({
      login: 'debtor',
      service: 'DebtorService',
      operation: 'List_GetAll',
      effect: { kind: 'fault', code: 1004 },
    });
    expect(sentence).toMatch(/^Every call of DebtorService List_GetAll by debtor is answered/);
    expect(await outcome(env, env.logins.debtor)).toBe('1004');
    expect(await outcome(env, env.logins.master)).toBe('6 debtors');
    expect(await env.trouble()).toMatchObject([{ id, calls: 1, applied: 1 }]);
    expect(await env.removeTrouble(id)).toMatchObject({ id, applied: 1 });
    await env.addTrouble({ effect: { kind: 'http-error', status: 502 } });
    await env.clearTrouble();
    expect(await env.trouble()).toEqual([]);
  });

  it('has rules whose place another one takes, with nothing counted', async () => {
    const env = await mock().environment();
    const { master } = env.logins;
    const first = await env.addTrouble({
      operation: 'Debtor_Insert',
      effect: { kind: 'fault', code: 1002 },
    });
    await env.addTrouble({ operation: 'DebtorService.List_GetAll', effect: { kind: 'fault', code: 1004 } });
    expect(await outcome(env, master)).toBe('1004');
    const effect = { kind: 'fault', code: 1006 } as const;
    const replaced = await env.replaceTrouble(first.id, { effect });
    expect(replaced).toMatchObject({ id: first.id, definition: { effect }, calls: 0, applied: 0 });
    expect(await outcome(env, master)).toBe('1006');
    expect(await env.trouble()).toMatchObject([
      { id: 1, calls: 1, applied: 1 },
      { id: 2, calls: 2, applied: 1 },
    ]);
    await env.replaceTrouble(first.id, { operation: 'DebtorService.List_GetAll', effect });
    expect(await outcome(env, master)).toBe('1006');
    await env.removeTrouble(first.id);
    expect(await outcome(env, master)).toBe('1004');
    await expect(env.replaceTrouble(first.id, { effect })).rejects.toThrow(
      'There is no trouble 1. There are 2.',
    );
    await env.clearTrouble();

    const { id } = await env.answer('DebtorService.List_GetAll', { fault: 1003 });
    expect(await outcome(env, master)).toBe('1003');
    await env.replaceAnswer(id, 'DebtorService.List_GetAll', { result: [] }, { times: 1 });
    expect([await outcome(env, master), await outcome(env, master)]).toEqual(['0 debtors', '6 debtors']);
    expect(await env.answers()).toMatchObject([{ id, calls: 2, applied: 1 }]);
    await expect(
      env.replaceAnswer(id, 'DebtorService.List_GetAll', { result: 'no list' as never }),
    ).rejects.toThrow('result');
    expect(await env.answers()).toMatchObject([{ id, definition: { result: [] } }]);
  });

  it('has what was uploaded to it', async () => {
    expect(await (await mock().environment()).files()).toEqual([]);
  });

  it('does what it does under every runner', async () => {
    await doEverything(await mock().environment());
  });

  it('tells the first violations of its contract, and whether these are all', async () => {
    const env = await mock().environment();
    expect(await env.calls.firstViolations(10)).toEqual({ violations: [], areAll: true });
    const client = new SoapClient(env.url, env.logins.master);
    for (let at = 0; at < 2; at++) await client.call('DebtorService', 'Debtor_Get', '<debtorId>1</debtorId>');
    const all = await env.calls.violations();
    expect(await env.calls.firstViolations(all.length)).toEqual({ violations: all, areAll: true });
    expect((await env.calls.firstViolations(0)).areAll).toBe(false);
  });

  it('remembers its own calls, and its mock those of all', async () => {
    const [one, two] = [await mock().environment(), await mock().environment()];
    await outcome(one, one.logins.master);
    await listCompanies(two.url, two.logins.master, 1);
    const [first] = await one.calls.list();
    expect(first).toMatchObject({ operation: 'List_GetAll', username: one.logins.master.username });
    expect((await two.calls.list()).map(({ fault }) => fault?.nmbrsCode)).toEqual([1003]);
    const { environment = '' } = first ?? {};
    expect(await mock().calls.list({ environment: environment ?? '' })).toEqual([first]);
    expect((await mock().calls.messages(first?.number ?? 0)).response).toContain('List_GetAllResult');
    await expect(two.calls.messages(first?.number ?? 0)).rejects.toThrow(
      `Call ${first?.number} is not remembered. List the calls, and name one of them.`,
    );
  });

  describe('its logins', () => {
    it('go through every state, and their properties follow', async () => {
      const env = await mock().environment();
      const login = await env.addLogin({ username: 'piet@kantoor.example', template: 'Volledig' });
      expect({ ...login }).toMatchObject({
        ...{
          name: null,
          archetype: null,
          expect: '1001: the login was made, but never invited.',
          username: 'piet@kantoor.example',
        },
        ...{ domain: env.domain, level: 'master', state: 'created', token: '', password: '' },
      });
      await expect(login.activate()).rejects.toThrow(
        'piet@kantoor.example was sent no activation mail. Invite the login first.',
      );
      const mail = await login.invite();
      expect(login.state).toBe('invited');
      expect((await env.outbox()).at(-1)).toEqual(mail);
      expect(mail.link).toContain(`${env.url}/_mock/activate/`);
      await login.activate('geheim');
      expect([login.state, login.password]).toEqual(['active', 'geheim']);
      expect(await outcome(env, login)).toBe('1001');
      await login.switchApiAccount(true);
      expect(await outcome(env, login)).toBe('6 debtors');
      const { token } = login;
      await login.resetToken();
      expect(login.token).not.toBe(token);
      expect(await outcome(env, login)).toBe('6 debtors');
      expect((await listDebtors(env.url, { ...login, token })).code).toBe(1001);
      await login.deactivate();
      expect([login.state, await outcome(env, login)]).toEqual(['deactivated', '1001']);
      await login.reactivate();
      await login.switchApiAccount(false);
      expect(await outcome(env, login)).toBe('1001');
      expect(await login.read()).toMatchObject({ apiAccount: false, password: 'geheim', token: login.token });
      await login.delete();
      expect(login.state).toBe('deleted');
      expect(await env.listLogins()).toHaveLength(2);
    });

    it('follow resets and restores; one that came since is gone', async () => {
      const env = await mock().environment({
        logins: [{ archetype: 'master' }, { archetype: 'free-trial', name: 'trial' }],
      });
      const { master, trial } = env.logins;
      const before = [{ ...master }, { ...trial }];
      const added = await env.addLogin({ username: 'later@kantoor.example', template: 'Volledig' });
      const snapshot = await env.snapshot();
      await master.resetToken();
      await trial.deactivate();
      await env.reset();
      expect([{ ...master }, { ...trial }]).toEqual(before);
      expect(await outcome(env, master)).toBe('6 debtors');
      expect(added.state).toBe('deleted');
      await expect(added.read()).rejects.toThrow(NotPossible);
      await env.restore(snapshot);
      expect(added.state).toBe('created');
    });

    it('with an old token keep it until they are given a newer one by hand', async () => {
      const env = await mock().environment({ logins: [{ archetype: 'token-reset' }] });
      const login = env.logins['token-reset'];
      expect(await outcome(env, login)).toBe('1001');
      expect(await login.read()).not.toMatchObject({ token: login.token });
      await login.resetToken();
      expect(await outcome(env, login)).toBe('6 debtors');
      await env.reset();
      expect(await outcome(env, login)).toBe('1001');
    });

    it('are read when something else changed them', async () => {
      const env = await mock().environment();
      const login = env.logins.master;
      const { token } = login;
      await env.addTrouble({ times: 1, effect: { kind: 'token-reset' } });
      expect(await outcome(env, login)).toBe('1001');
      expect(login.token).toBe(token);
      await login.read();
      expect(login.token).not.toBe(token);
      expect(await outcome(env, login)).toBe('6 debtors');
    });
  });

  it('is deleted once, whoever deletes it', async () => {
    const env = await mock().environment();
    await Promise.all([env.delete(), env.delete()]);
    await env.delete();
    const other = await mock().environment();
    await (await mock().openEnvironment(other.subdomain)).delete();
    await other.delete();
    expect([env.isDeleted, other.isDeleted]).toEqual([true, true]);
  });

  describe('reaches nothing else by a name that no address can hold', () => {
    it.each(['..', '.', '', '\ud800', 'a'.repeat(100_000)])('%.20j', async (name) => {
      const env = await mock().environment();
      await env.addTrouble({ effect: { kind: 'reset-after' }, when: { call: 1_000 } });
      const asked: readonly (() => Promise<unknown>)[] = [
        () => env.deleteTag(name),
        () => env.changeTag(name, { name: 'x' }),
        () => env.deleteTemplate(name),
        () => env.switchCall(name, 'Debtor_Insert', false),
        () => env.removeTrouble(name as never),
        () => env.restore(name as never),
        () => env.calls.messages(name as never),
        () => mock().openEnvironment(name),
      ];
      const subdomains = (await mock().environments()).map(({ subdomain }) => subdomain);
      for (const ask of asked) await expect(ask()).rejects.toThrow('Nothing is called ');
      expect((await mock().environments()).map(({ subdomain }) => subdomain)).toEqual(subdomains);
      expect(await env.trouble()).toHaveLength(1);
      expect(await env.tags()).not.toEqual([]);
    });
  });

  describe('refuses with a sentence that names value, place and remedy', () => {
    let env: Environment<'master'>;
    beforeEach(async () => {
      env = await mock().environment();
    });

    /** What the compiler refuses, and JavaScript lets through. */
    const wrong = (value: unknown) => value as never;

    it.each<[string, (env: Environment<'master'>) => Promise<unknown>, Partial<NotPossible>]>([
      [
        'a field of a duration',
        (one) => one.advanceClock(wrong({ weeks: 2 })),
        {
          ...{ kind: 'invalid', field: 'weeks', value: 2 },
          message:
            "There is no field 'weeks' here. Leave it out; the fields are days, hours, minutes, seconds.",
        },
      ],
      [
        'a duration of nothing',
        (one) => one.advanceClock({}),
        { message: 'There is no length of time. Give days, hours, minutes or seconds.' },
      ],
      [
        'a length of time in a Map, which JSON empties',
        (one) => one.advanceClock(wrong(new Map([['days', 1]]))),
        { message: 'What is sent is a Map, which cannot be sent. Give a plain value.' },
      ],
      [
        'a number that JSON does not hold',
        (one) => one.advanceClock({ days: Number.NaN }),
        { field: 'days', message: 'days is NaN, which cannot be sent. Give a plain value.' },
      ],
      [
        'a text that is a number JSON does not hold',
        (one) => one.addTag(wrong(Number.POSITIVE_INFINITY)),
        { field: 'name', message: 'name is Infinity, which cannot be sent. Give a plain value.' },
      ],
      [
        'a function in the place of a value',
        (one) => one.change(wrong({ freeTrial: () => true })),
        { field: 'freeTrial', message: 'freeTrial is a function, which cannot be sent. Give a plain value.' },
      ],
      [
        'a function in the place of all values',
        (one) => one.addLogin(wrong(() => ({}))),
        { message: 'What is sent is a function, which cannot be sent. Give a plain value.' },
      ],
      [
        'values that hold themselves',
        (one) => {
          const itself: Record<string, unknown> = {};
          itself.settings = itself;
          return one.change(wrong(itself));
        },
        { message: 'What is sent holds itself, or is nested too deep. Give plain values.' },
      ],
      [
        'arguments that hold themselves',
        (one) => {
          const itself: Record<string, unknown> = {};
          itself.DebtorId = itself;
          return one.calls.expectCalled({ operation: 'Debtor_Get', with: wrong(itself) });
        },
        { name: 'WrongExpectation', message: 'The arguments hold themselves. Expect plain values.' },
      ],
      [
        'an operation that is no text, beside a test',
        (one) => one.calls.expectCalled(wrong({ operation: 3, with: { DebtorId: () => true } })),
        { name: 'WrongExpectation', message: "operation is 3, not a text. Put it in quotes: '3'." },
      ],
      [
        'a baseline that is none',
        (one) => one.calls.expectClean({ baseline: wrong({}) }),
        { field: 'baseline' },
      ],
      [
        'an option of a wait',
        (one) => one.calls.waitFor('Debtor_Get', wrong({ withn: '1s' })),
        { field: 'option', message: "There is no option 'withn'. Did you mean 'within'?" },
      ],
      ...(
        [
          [new Map([['seconds', 1]]), 'a Map'],
          [{ seconds: 1 }, 'an object'],
          [Object.create(null), 'an object'],
          [[1], 'a list'],
          [null, 'null'],
          [Symbol('s'), 'Symbol(s)'],
        ] as const
      ).map(
        ([within, text]): [
          string,
          (env: Environment<'master'>) => Promise<unknown>,
          Partial<NotPossible>,
        ] => [
          `a wait of ${text}`,
          (one) => one.calls.waitFor('Debtor_Get', { within: wrong(within) }),
          {
            field: 'within',
            message: `within is ${text}, no length of time. Write it like 500ms, 5s or 2m.`,
          },
        ],
      ),
      ...[-1, Number.POSITIVE_INFINITY, 'soon'].map(
        (within): [string, (env: Environment<'master'>) => Promise<unknown>, Partial<NotPossible>] => [
          `a wait of ${within}`,
          (one) => one.calls.waitFor('Debtor_Get', { within: wrong(within) }),
          {
            field: 'within',
            message: expect.stringMatching(
              /^within is .*, no length of time\. Write it like 500ms, 5s or 2m\.$/,
            ),
          },
        ],
      ),
      [
        'an option of an environment',
        () => mock().environment(wrong({ clok: 3 })),
        { field: 'clok', message: "There is no field 'clok' here. Did you mean 'clock'?" },
      ],
      [
        'a part of a rule',
        (one) => one.addTrouble(wrong({ when: { cal: 3 }, effect: { kind: 'reset-after' } })),
        { field: 'when.cal', message: "There is no field 'cal' in when. Did you mean 'call'?" },
      ],
      [
        'an archetype',
        () => mock().environment({ logins: wrong([{ archetype: 'mastr' }]) }),
        {
          ...{ field: 'logins[0].archetype', value: 'mastr' },
          detail: "logins[0].archetype is 'mastr', which is none of the possible values.",
          message: expect.stringContaining(". Did you mean 'master'? It is one of 'master', 'debtor', "),
        },
      ],
      [
        'an operation of a rule',
        (one) => one.addTrouble(wrong({ operation: 'Employe_Insert', effect: { kind: 'reset-after' } })),
        { message: "There is no operation 'Employe_Insert'. Did you mean 'Employee_Insert'?" },
      ],
      [
        'a call of a template',
        (one) => one.switchCall('Volledig', wrong('Employe_Insert'), false),
        {
          kind: 'unknown',
          message: "There is no operation 'Employe_Insert'. Did you mean 'Employee_Insert'?",
        },
      ],
      [
        'an operation of a filter',
        (one) => one.calls.list({ operation: wrong('Employe_Insert') }),
        { message: "There is no operation 'Employe_Insert'. Did you mean 'Employee_Insert'?" },
      ],
      [
        'an operation of an expectation',
        (one) => one.calls.expectCalled(wrong('Employe_Insert')),
        {
          name: 'WrongExpectation',
          message: "There is no operation 'Employe_Insert'. Did you mean 'Employee_Insert'?",
        },
      ],
      [
        'an operation of several services',
        (one) => one.calls.expectCalled(wrong('List_GetAll')),
        {
          message:
            "'List_GetAll' is an operation of DebtorService and CompanyService. Say which: 'DebtorService.List_GetAll'.",
        },
      ],
      [
        'a login of a rule',
        (one) => one.addTrouble({ login: wrong('mastr'), effect: { kind: 'reset-after' } }),
        {
          field: 'login',
          message: expect.stringMatching(/^There is no login 'mastr'\. Did you mean 'master'\?$/),
        },
      ],
      [
        'a moment',
        (one) => one.changeClock({ now: 'morgen' }),
        {
          message:
            "'morgen' is no moment from 1900 to 2999. Write it as 2026-11-16T09:00:00, without a time zone.",
        },
      ],
      ['a tag', (one) => one.changeTag('Nergens', { color: 1 }), { kind: 'unknown', field: 'tag' }],
      ['a template', (one) => one.deleteTemplate('Nergens'), { kind: 'unknown', field: 'template' }],
      [
        'a state',
        (one) => one.logins.master.reactivate(),
        { kind: 'conflict', message: expect.stringContaining('Only a deactivated login can be activated') },
      ],
      [
        'a subdomain',
        (one) => mock().environment({ subdomain: one.subdomain }),
        { kind: 'conflict', message: expect.stringContaining('already. Choose another subdomain.') },
      ],
    ])('%s', async (_, ask, refusal) => {
      const error = await ask(env).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(NotPossible);
      expect(error).toMatchObject(refusal);
    });
  });
});
