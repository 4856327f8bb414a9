import { describe, expect, it } from 'vitest';
import { readCases } from '../../../harness/format/load-cases.ts';

const errorsIn = (text: string) => readCases(text, 'test.yaml').errors.map(({ message }) => message);

/** A case of one step, which begins in line 3. */
const withStep = (step: string) => `case: x\nsteps:\n  - ${step.replaceAll('\n', '\n    ')}\n`;

describe('a case file', () => {
  it('holds a case a document, and of it one a version', () => {
    const text = `case: one\nversions: [v2.1, v3]\nsteps: [{ call: DebtorService.List_GetAll }]\n---\n${withStep('call: CompanyService.List_GetAll')}`;
    const { cases, errors } = readCases(text, 'test.yaml');
    expect(errors).toEqual([]);
    expect(cases.map(({ name, version, place }) => [name, version, place.line])).toEqual([
      ['one', 'v3', 1],
      ['one', 'v2.1', 1],
      ['x', 'v3', 5],
    ]);
  });

  it('may be empty, or hold comments alone', () => {
    expect(readCases('# later\n', 'test.yaml')).toEqual({ cases: [], errors: [] });
  });

  it.each([
    ['no YAML', 'case: [', /^test\.yaml:1:8: /],
    [
      'the same key twice',
      'case: x\ncase: y\n',
      /^test\.yaml:2:1: 'case' stands in this map twice\. Keep one of them\.$/,
    ],
    [
      'a key nobody knows',
      `${withStep('call: DebtorService.List_GetAll')}abuot: y\n`,
      /^test\.yaml:4:1: There is no field 'abuot' here\. Did you mean 'about'\?$/,
    ],
    [
      'a key of a step nobody knows',
      withStep('call: DebtorService.List_GetAll\nanswr: []'),
      /^test\.yaml:4:5: There is no field 'answr' here\. Did you mean 'answer'\?$/,
    ],
    [
      'a step that is none',
      withStep('note: hello'),
      /^test\.yaml:3:5: This step has none of call, send and mock\. Give it one\.$/,
    ],
    [
      'an unknown version',
      `versions: [v4]\n${withStep('call: DebtorService.List_GetAll')}`,
      /^test\.yaml:1:12: versions\[0\] is 'v4', which is none of the possible values\. Did you mean 'v3'\? It is one of 'v3', 'v2\.1'\.$/,
    ],
    [
      'an unknown login',
      `logins: [mastr]\n${withStep('call: DebtorService.List_GetAll')}`,
      /^test\.yaml:1:10: logins\[0\] is 'mastr', which is none of the possible values\. Did you mean 'master'\? It is one of 'master', /,
    ],
    [
      'no steps',
      'case: x\nsteps: []\n',
      /^test\.yaml:2:8: steps is an empty list, which is too short\. Give at least 1 item\.$/,
    ],
    [
      'no name',
      withStep('call: DebtorService.List_GetAll').replace('case: x', 'case:'),
      /^test\.yaml:1:6: case is null, not a text\. Give a text\.$/,
    ],
    [
      'a misspelled kind of step',
      withStep('cal: DebtorService.List_GetAll'),
      /^test\.yaml:3:5: This step has none of call, send and mock\. Did you mean 'call'\?$/,
    ],
    [
      'a misspelled key in one of several forms',
      withStep('call: DebtorService.List_GetAll\nfault: { sied: Server }'),
      /^test\.yaml:4:14: There is no field 'sied' in fault\. Did you mean 'side'\?$/,
    ],
    [
      'a misspelled value in one of several forms',
      withStep('call: DebtorService.List_GetAll\nfault: { side: Servr }'),
      /^test\.yaml:4:20: fault\.side is 'Servr', which is none of the possible values\. Did you mean 'Server'\? It is one of 'Client', /,
    ],
    [
      'a value that is none of several forms',
      withStep('call: DebtorService.List_GetAll\nfault: [1003]'),
      /^test\.yaml:4:12: fault is a list, not a whole number or a text or an object\. Give a whole number or a text or an object\.$/,
    ],
    [
      'a name that is none',
      `given: { 1st: 1 }\n${withStep('call: DebtorService.List_GetAll')}`,
      /^test\.yaml:1:10: The name '1st' is not a name of letters, digits, - and _\. Give a name of letters, /,
    ],
    [
      'a kind of finding nobody makes',
      withStep('call: DebtorService.List_GetAll\nfindings: [unknown-elment]'),
      /^test\.yaml:4:16: findings\[0\] is 'unknown-elment', .*\. Did you mean 'unknown-element'\?/,
    ],
    [
      'a tag the environment does not have',
      `logins: { master: { archetype: master-filtered, tags: [Team Nord] } }\n${withStep('call: DebtorService.List_GetAll')}`,
      /^test\.yaml:1:56: logins\.master\.tags\[0\] is 'Team Nord', .*\. Did you mean 'Team Noord'\?/,
    ],
    [
      'trouble nobody can make',
      withStep('mock: { trouble: { effect: { kind: latncy } } }'),
      /^test\.yaml:3:40: mock\.trouble\.effect\.kind is 'latncy', .*\. Did you mean 'latency'\?/,
    ],
    [
      'a day that is on no calendar',
      withStep('call: EmployeeService.Salary_Update\nwith: { Start: 2026-02-31 }'),
      /^test\.yaml:4:20: This is '2026-02-31', which is on no calendar\. Give a date such as /,
    ],
    [
      'a clock that is on no calendar',
      withStep('mock: { clock: 2026-13-10 }'),
      /^test\.yaml:3:20: mock\.clock is '2026-13-10', not a moment that is on the calendar\. Give a moment /,
    ],
    [
      'a number that is too great',
      withStep('call: DebtorService.Debtor_Get\nwith: { DebtorId: 50030010000000 }'),
      /^test\.yaml:4:23: This is 50030010000000, which fits no 32-bit int\. Give a whole number\.$/,
    ],
    [
      'an id that is none',
      `given: { debtor: jan }\n${withStep('call: DebtorService.Debtor_Get\nwith: { DebtorId: $debtor }')}`,
      /^test\.yaml:1:18: \$debtor is the id of a debtor, and 'jan' is no whole number\. Give a whole number\.$/,
    ],
    [
      'a path that is none',
      withStep('send: { path: x }\nstatus: 404'),
      /^test\.yaml:3:19: send\.path is 'x', not a path that begins with \/, .*\. Give a path that begins with \/, /,
    ],
    [
      'a count below zero',
      withStep('call: DebtorService.List_GetAll\nanswer: { count: -1 }'),
      /^test\.yaml:4:22: This is -1, not a number of items\. Give a whole number from 0 on\.$/,
    ],
    [
      'a pattern with a name nothing gave a value',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what one writes in a case.
      withStep('call: SingleSignOn.GetToken\nanswer: { matches: "^${tken}" }'),
      /^test\.yaml:4:24: Nothing before this is called \$tken\. Give it under given, /,
    ],
    [
      'an answer with a name nothing gave a value',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what one writes in a case.
      withStep('send: { path: / }\nbody: { contains: "<Id>${di}</Id>" }'),
      /^test\.yaml:4:11: Nothing before this is called \$di\. /,
    ],
    [
      'a step that is never taken',
      withStep('call: DebtorService.List_GetAll\nonly: v2.1'),
      /^test\.yaml:4:5: This step is never taken: versions has only v3\. Add the version there, /,
    ],
    [
      'a version in which nothing is called',
      `versions: [v3, v2.1]\n${withStep('call: DebtorService.List_GetAll\nonly: v3')}`,
      /^test\.yaml:1:11: Nothing is called or sent in v2\.1\. Take a step in it, or leave it out of versions\.$/,
    ],
    [
      'nothing but changes of the mock',
      withStep('mock: { reset: true }'),
      /^test\.yaml:3:3: Nothing is called or sent in v3\. /,
    ],
    [
      'something that may be answered in any way',
      withStep('send: { path: /nowhere }'),
      /^test\.yaml:3:5: What is sent must be answered somehow\. Expect one of status, fault, headers, body, findings\.$/,
    ],
    [
      'no time to repeat a call in',
      withStep('call: DebtorService.List_GetAll\neventually: 0s'),
      /^test\.yaml:4:17: eventually is '0s', not a time above zero such as .*\. Give a time above zero /,
    ],
    [
      'the name of another case',
      `${withStep('call: DebtorService.List_GetAll')}---\n${withStep('call: DebtorService.List_GetAll')}`,
      /^test\.yaml:5:7: The case in line 1 has this name too, and reports would take the two for one\. Give one /,
    ],
    [
      'a service nobody has',
      withStep('call: DebterService.List_GetAll'),
      /^test\.yaml:3:11: There is no service 'DebterService'\. Did you mean 'DebtorService'\?$/,
    ],
    [
      'no service',
      withStep('call: List_GetAll'),
      /^test\.yaml:3:11: 'List_GetAll' is an operation of DebtorService and CompanyService\. Say which: 'DebtorService\.List_GetAll'\.$/,
    ],
    [
      'a misspelled operation',
      withStep('call: EmployeeService.Salary_GetCurent'),
      /^test\.yaml:3:11: EmployeeService v3 has no operation 'Salary_GetCurent'\. Did you mean 'EmployeeService\.Salary_GetCurrent'\?$/,
    ],
    [
      'a misspelled parameter',
      withStep('call: DebtorService.Debtor_Get\nwith: { DebtorID: 1 }'),
      /^test\.yaml:4:13: DebtorService\.Debtor_Get v3 has no field 'DebtorID'\. Did you mean 'DebtorId'\?$/,
    ],
    [
      'a misspelled field of a record',
      withStep('call: DebtorService.Debtor_Insert\nwith: { Debtor: { Nmae: x } }'),
      /^test\.yaml:4:23: Debtor has no field 'Nmae'\. Did you mean 'Name'\?$/,
    ],
    [
      'a text for a number',
      withStep('call: DebtorService.Debtor_Get\nwith: { DebtorId: veel }'),
      /^test\.yaml:4:23: This is 'veel', not a whole number\. Give a whole number\.$/,
    ],
    [
      'a misspelled enum value',
      withStep('call: EmployeeService.Salary_Update\nwith: { Salary: { Type: Bruto_Urloon } }'),
      /^test\.yaml:4:29: SalaryType has no value 'Bruto_Urloon'\. Did you mean 'Bruto_Uurloon'\?$/,
    ],
    [
      'no date',
      withStep('call: EmployeeService.Salary_Update\nwith: { Start: 1-12-2026 }'),
      /^test\.yaml:4:20: This is '1-12-2026', not a date such as .*\. Give a date such as /,
    ],
    [
      'a misspelled field of an answer',
      withStep('call: DebtorService.List_GetAll\nanswer: [{ Numbr: 1 }]'),
      /^test\.yaml:4:16: Debtor has no field 'Numbr'\. Did you mean 'Number'\?$/,
    ],
    [
      'an unknown rule',
      withStep('call: DebtorService.List_GetAll\nanswer: { hs: {} }'),
      /^test\.yaml:4:15: 'hs' is none of the rules/,
    ],
    [
      'a bad regular expression',
      withStep('call: SingleSignOn.GetToken\nanswer: { matches: "(" }'),
      /^test\.yaml:4:24: This is no regular expression: .*\. Put a backslash /,
    ],
    [
      'an answer of what answers nothing',
      withStep('call: DebtorService.Debtor_Update\nanswer: true'),
      /^test\.yaml:4:5: DebtorService\.Debtor_Update v3 answers nothing\. Leave answer out\.$/,
    ],
    [
      'an answer beside a fault',
      withStep('call: DebtorService.List_GetAll\nanswer: []\nfault: 1003'),
      /^test\.yaml:4:5: A call that is refused has no answer\. Expect one of /,
    ],
    [
      'a fault Nmbrs does not have',
      withStep('call: DebtorService.List_GetAll\nfault: 1999'),
      /^test\.yaml:4:12: Nmbrs has no error 1999/,
    ],
    [
      'a name nothing gave a value',
      withStep('call: DebtorService.Debtor_Get\nwith: { DebtorId: $debtr }'),
      /^test\.yaml:4:23: Nothing before this is called \$debtr\. /,
    ],
    [
      'a name that comes later',
      `case: x\nsteps:\n  - { call: DebtorService.Debtor_Get, with: { DebtorId: $id } }\n  - { call: DebtorService.List_GetAll, keep: { id: "[first].Id" } }\n`,
      /^test\.yaml:3:57: Nothing before this is called \$id\. /,
    ],
    [
      'a caller the case does not have',
      withStep('call: DebtorService.List_GetAll\nas: debtor'),
      /^test\.yaml:4:9: This case has no login 'debtor'\. .*It has master\.$/,
    ],
    [
      'a record to keep',
      withStep('call: DebtorService.List_GetAll\nkeep: { x: "[first]" }'),
      /^test\.yaml:4:16: '\[first\]' is a record, and only simple values can be kept\. Name a field /,
    ],
    [
      'a way to keep that leads nowhere',
      withStep('call: DebtorService.List_GetAll\nkeep: { x: "[first].ID" }'),
      /^test\.yaml:4:16: Debtor has no field 'ID'\. Did you mean 'Id'\?$/,
    ],
    [
      'two changes in one step',
      withStep('mock: { clock: 2026-12-01, reset: true }'),
      /^test\.yaml:3:11: A step makes one change\. Make each a step of its own\.$/,
    ],
    [
      'an unknown change',
      withStep('mock: { resetTokn: master }'),
      /^test\.yaml:3:13: There is no field 'resetTokn' in mock\. Did you mean 'resetToken'\?$/,
    ],
    [
      'a record that nothing uses',
      `given: { debtor: { id: 1 } }\n${withStep('call: DebtorService.List_GetAll')}`,
      /^test\.yaml:1:20: Nothing uses \$debtor\. Use it in a step, or leave it out\.$/,
    ],
    [
      'a record of one that the case does not give',
      `given: { debtor: 1, company: { id: 2, of: debtr } }\nsteps: [{ call: DebtorService.Debtor_Get, with: { DebtorId: $debtor } }, { call: CompanyService.Address_GetCurrent, with: { CompanyId: $company } }]\ncase: x`,
      /^test\.yaml:1:39: \$company cannot be of 'debtr'\. Did you mean 'debtor'\? It may be of debtor\.$/,
    ],
    [
      'a record hidden from a login that the case does not have',
      `given: { debtor: { id: 1, hiddenFrom: debtor } }\n${withStep('call: DebtorService.Debtor_Get\nwith: { DebtorId: $debtor }')}`,
      /^test\.yaml:1:27: This case has no login 'debtor'\. /,
    ],
    [
      'a supposition after a change',
      `${withStep('call: DebtorService.Debtor_Insert')}  - { suppose: it is there, call: DebtorService.List_GetAll }\n`,
      /^test\.yaml:4:7: What a case supposes is read before it changes anything\. Move this step up, /,
    ],
  ])('is refused with %s, with place and remedy', (_, text, message) => {
    expect(errorsIn(text).join('\n')).toMatch(message);
  });

  it('tells the mistakes of every case, and each once for all versions', () => {
    const wrong = withStep('call: DebtorService.Nergens');
    const errors = errorsIn(`versions: [v3, v2.1]\n${wrong}---\n${wrong.replace('case: x', 'case: y')}`);
    expect(errors).toHaveLength(3);
    expect(errors[0]).toContain('DebtorService v3 has no operation');
    expect(errors[1]).toContain('DebtorService v2.1 has no operation');
    expect(errors[2]).toContain('test.yaml:8:');
  });

  it('tells all mistakes of a case, in the order in which they stand there', () => {
    const text = `case: x
logins: { master: master, north: { archetype: master-filtered, tags: [Team Nord] } }
steps:
  - call: DebtorService.Debtor_Get
    as: nort
    with: { DebtorID: 1, Other: 2 }
    answer: { Nmae: x, Number: { atLest: 1 } }
    findings: [mising]
  - mock: { clok: 2026-12-01 }
  - call: DebtorService.List_GetAl
abuot: y`;
    expect(errorsIn(text).map((message) => message.replace(/\. (?:Did|It) .*/, ''))).toEqual([
      "test.yaml:2:71: logins.north.tags[0] is 'Team Nord', which is none of the possible values",
      "test.yaml:5:9: This case has no login 'nort'",
      "test.yaml:6:13: DebtorService.Debtor_Get v3 has no field 'DebtorID'",
      "test.yaml:6:26: DebtorService.Debtor_Get v3 has no field 'Other'",
      "test.yaml:7:15: Debtor has no field 'Nmae'",
      "test.yaml:7:34: 'atLest' is none of the rules not, atLeast, atMost, oneOf, matches",
      "test.yaml:8:16: findings[0] is 'mising', which is none of the possible values",
      "test.yaml:9:13: There is no field 'clok' in mock",
      "test.yaml:10:11: DebtorService v3 has no operation 'List_GetAl'",
      "test.yaml:11:1: There is no field 'abuot' here",
    ]);
  });

  it.each([
    [
      'a misspelled operation is to keep',
      'case: x\nsteps: [{ call: DebtorService.List_GetAl, keep: { id: "[first].Id" } }, { call: DebtorService.Debtor_Get, with: { DebtorId: $id } }]',
    ],
    [
      'a step with a misspelled keep is to keep',
      'case: x\nsteps: [{ call: DebtorService.List_GetAll, kep: { id: "[first].Id" } }, { call: DebtorService.Debtor_Get, with: { DebtorId: $id } }]',
    ],
    [
      'a misspelled given gives',
      'case: x\ngivn: { id: 1001 }\nsteps: [{ call: DebtorService.Debtor_Get, with: { DebtorId: $id } }]',
    ],
    ['a misspelled service has', 'case: x\nservce: DebtorService\nsteps: [{ call: List_GetAll }]'],
    [
      'a misspelled list of logins has',
      'case: x\nlogins: [mastr]\nsteps: [{ call: DebtorService.List_GetAll, as: master }]',
    ],
    [
      'a misspelled operation uses',
      'case: x\ngiven: { debtor: 1001 }\nsteps: [{ call: DebtorService.Debtor_Gt, with: { DebtorId: $debtor } }]',
    ],
  ])('does not miss what %s', (_, text) => {
    expect(errorsIn(text)).toHaveLength(1);
  });

  it.each(['Debtor_Get', 'debtorservice.debtor_get', 'DebtorService.Debtor_Get'])(
    'may name an operation as anywhere: %s',
    (call) => {
      const { cases, errors } = readCases(withStep(`call: ${call}\nwith: { DebtorId: 1001 }`), 'test.yaml');
      expect(errors).toEqual([]);
      const [step] = cases[0]?.steps ?? [];
      expect(step).toMatchObject({ kind: 'call', operation: { name: 'Debtor_Get' } });
    },
  );

  it('may hold cases of one name in different versions', () => {
    const one = withStep('call: DebtorService.List_GetAll');
    expect(errorsIn(`${one}---\nversions: [v2.1]\n${one}`)).toEqual([]);
  });
});

describe('what can be held against a real service', () => {
  const only = (text: string) =>
    readCases(text, 'test.yaml').cases.map(({ mockOnly, writes }) => ({ mockOnly, writes }));

  it('are cases whose records are given, not named by number', () => {
    expect(
      only(
        `given: { debtor: 1001 }\n${withStep('call: DebtorService.Debtor_Get\nwith: { DebtorId: $debtor }')}`,
      ),
    ).toEqual([{ mockOnly: [], writes: false }]);
    const [named] = only(withStep('call: DebtorService.Debtor_Get\nwith: { DebtorId: 1001 }'));
    expect(named?.mockOnly).toEqual(["it names ids of the mock's world: DebtorId 1001"]);
  });

  it('knows the scope of a given record from where it is used', () => {
    const text = `given: { who: 5003001, other: x }\n${withStep('call: EmployeeService.PersonalInfo_GetCurrent\nwith: { EmployeeId: $who }\nanswer: { LastName: $other }')}`;
    const [one] = readCases(text, 'test.yaml').cases;
    expect(one?.records.map(({ name, scope }) => [name, scope])).toEqual([
      ['who', 'employee'],
      ['other', null],
    ]);
    expect(one?.mockOnly).toEqual(["$other is of the mock's world"]);
  });

  it('belongs to the nearest wider record, unless it says otherwise, and is hidden with it', () => {
    const calls = ['DebtorId: $client', 'CompanyId: $company', 'CompanyId: $shop'].map(
      (id) =>
        `{ call: ${id.startsWith('D') ? 'DebtorService.Debtor_Get' : 'CompanyService.Address_GetCurrent'}, with: { ${id} } }`,
    );
    const employees = ['one', 'two', 'three'].map(
      (name) => `{ call: EmployeeService.PersonalInfo_GetCurrent, with: { EmployeeId: $${name} } }`,
    );
    const text = `case: x
logins: [master, debtor]
given: { client: 1, company: { id: 2, hiddenFrom: debtor }, shop: 3, one: 4, two: { id: 5, of: shop }, three: { id: 6, of: null } }
steps: [${[...calls, ...employees].join(', ')}]`;
    const { cases, errors } = readCases(text, 'test.yaml');
    expect(errors).toEqual([]);
    expect(cases[0]?.records.map(({ name, of, hiddenFrom }) => [name, of, ...hiddenFrom])).toEqual([
      ['client', null],
      ['company', 'client', 'debtor'],
      ['shop', 'client'],
      ['one', 'company', 'debtor'],
      ['two', 'shop'],
      ['three', null],
    ]);
  });

  it('is told which records it changes, a refused change aside', () => {
    const text = `given: { one: 1, two: 2 }\n${withStep('call: DebtorService.Title_Insert\nwith: { DebtorId: $one }')}  - { call: DebtorService.Title_Insert, with: { DebtorId: $two }, fault: 1003 }\n`;
    const [one] = readCases(text, 'test.yaml').cases;
    expect(one?.records.map(({ isChanged }) => isChanged)).toEqual([true, false]);
  });

  it('does not include what changes the mock, and tells what writes', () => {
    const changed = `${withStep('mock: { clock: 2026-12-01 }')}  - call: DebtorService.List_GetAll\n`;
    expect(only(changed)[0]?.mockOnly).toHaveLength(1);
    expect(only(withStep('call: DebtorService.Debtor_Insert'))[0]?.writes).toBe(true);
  });
});
