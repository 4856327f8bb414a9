import { describe, expect, it } from 'vitest';
import { readCases } from '../../../contracts/harness/format/load-cases.ts';

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
    ['the same key twice', 'case: x\ncase: y\n', /^test\.yaml:2:1: Map keys must be unique/],
    [
      'a key nobody knows',
      `${withStep('call: DebtorService.List_GetAll')}abuot: y\n`,
      /^test\.yaml:4:1: 'abuot' is not known here; did you mean about\?$/,
    ],
    [
      'a key of a step nobody knows',
      withStep('call: DebtorService.List_GetAll\nanswr: []'),
      /^test\.yaml:4:5: 'answr' is not known here; did you mean answer\?$/,
    ],
    [
      'a step that is none',
      withStep('note: hello'),
      /^test\.yaml:3:5: a step has one of call, send and mock$/,
    ],
    [
      'an unknown version',
      `versions: [v4]\n${withStep('call: DebtorService.List_GetAll')}`,
      /^test\.yaml:1:12: 'v4' is not known here/,
    ],
    [
      'an unknown login',
      `logins: [mastr]\n${withStep('call: DebtorService.List_GetAll')}`,
      /^test\.yaml:1:10: 'mastr' is not known here; did you mean master\?$/,
    ],
    ['no steps', 'case: x\nsteps: []\n', /^test\.yaml:2:8: steps: /],
    [
      'a service nobody has',
      withStep('call: DebterService.List_GetAll'),
      /^test\.yaml:3:11: there is no service 'DebterService'; did you mean DebtorService\?$/,
    ],
    ['no service', withStep('call: List_GetAll'), /^test\.yaml:3:11: say which service has 'List_GetAll'/],
    [
      'a misspelled operation',
      withStep('call: EmployeeService.Salary_GetCurent'),
      /^test\.yaml:3:11: EmployeeService v3 has no operation 'Salary_GetCurent'; did you mean Salary_GetCurrent\?$/,
    ],
    [
      'a misspelled parameter',
      withStep('call: DebtorService.Debtor_Get\nwith: { DebtorID: 1 }'),
      /^test\.yaml:4:13: DebtorService\.Debtor_Get v3 has no field 'DebtorID'; did you mean DebtorId\?$/,
    ],
    [
      'a misspelled field of a record',
      withStep('call: DebtorService.Debtor_Insert\nwith: { Debtor: { Nmae: x } }'),
      /^test\.yaml:4:23: Debtor has no field 'Nmae'; did you mean Name\?$/,
    ],
    [
      'a text for a number',
      withStep('call: DebtorService.Debtor_Get\nwith: { DebtorId: veel }'),
      /^test\.yaml:4:23: expected a whole number, not 'veel'$/,
    ],
    [
      'a misspelled enum value',
      withStep('call: EmployeeService.Salary_Update\nwith: { Salary: { Type: Bruto_Urloon } }'),
      /^test\.yaml:4:29: SalaryType has no value 'Bruto_Urloon'; did you mean Bruto_Uurloon\?$/,
    ],
    [
      'no date',
      withStep('call: EmployeeService.Salary_Update\nwith: { Start: 1-12-2026 }'),
      /^test\.yaml:4:20: expected a date such as .*, not '1-12-2026'$/,
    ],
    [
      'a misspelled field of an answer',
      withStep('call: DebtorService.List_GetAll\nanswer: [{ Numbr: 1 }]'),
      /^test\.yaml:4:16: Debtor has no field 'Numbr'; did you mean Number\?$/,
    ],
    [
      'an unknown rule',
      withStep('call: DebtorService.List_GetAll\nanswer: { hs: {} }'),
      /^test\.yaml:4:15: 'hs' is none of the rules/,
    ],
    [
      'a bad regular expression',
      withStep('call: SingleSignOn.GetToken\nanswer: { matches: "(" }'),
      /^test\.yaml:4:24: that is no regular expression/,
    ],
    [
      'an answer of what answers nothing',
      withStep('call: DebtorService.Debtor_Update\nanswer: true'),
      /^test\.yaml:4:5: DebtorService\.Debtor_Update v3 answers nothing$/,
    ],
    [
      'an answer beside a fault',
      withStep('call: DebtorService.List_GetAll\nanswer: []\nfault: 1003'),
      /^test\.yaml:4:5: a call that is refused has no answer/,
    ],
    [
      'a fault Nmbrs does not have',
      withStep('call: DebtorService.List_GetAll\nfault: 1999'),
      /^test\.yaml:4:12: Nmbrs has no error 1999/,
    ],
    [
      'a name nothing gave a value',
      withStep('call: DebtorService.Debtor_Get\nwith: { DebtorId: $debtr }'),
      /^test\.yaml:4:23: nothing before this is called \$debtr/,
    ],
    [
      'a name that comes later',
      `case: x\nsteps:\n  - { call: DebtorService.Debtor_Get, with: { DebtorId: $id } }\n  - { call: DebtorService.List_GetAll, keep: { id: "[first].Id" } }\n`,
      /^test\.yaml:3:57: nothing before this is called \$id/,
    ],
    [
      'a caller the case does not have',
      withStep('call: DebtorService.List_GetAll\nas: debtor'),
      /^test\.yaml:4:9: this case has no login 'debtor'; .*it has master$/,
    ],
    [
      'a record to keep',
      withStep('call: DebtorService.List_GetAll\nkeep: { x: "[first]" }'),
      /^test\.yaml:4:16: only simple values can be kept/,
    ],
    [
      'a way to keep that leads nowhere',
      withStep('call: DebtorService.List_GetAll\nkeep: { x: "[first].ID" }'),
      /^test\.yaml:4:16: Debtor has no field 'ID'; did you mean Id\?$/,
    ],
    [
      'two changes in one step',
      withStep('mock: { clock: 2026-12-01, reset: true }'),
      /^test\.yaml:3:11: mock: expected one change a step$/,
    ],
    [
      'an unknown change',
      withStep('mock: { resetTokn: master }'),
      /^test\.yaml:3:13: 'resetTokn' is not known here/,
    ],
  ])('is refused with %s, with place and remedy', (_, text, message) => {
    expect(errorsIn(text).join('\n')).toMatch(message);
  });

  it('tells the mistakes of every case, and each once for all versions', () => {
    const wrong = withStep('call: DebtorService.Nergens');
    const errors = errorsIn(`versions: [v3, v2.1]\n${wrong}---\n${wrong}`);
    expect(errors).toHaveLength(3);
    expect(errors[0]).toContain('DebtorService v3 has no operation');
    expect(errors[1]).toContain('DebtorService v2.1 has no operation');
    expect(errors[2]).toContain('test.yaml:8:');
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
    expect(one?.given.map(({ name, scope }) => [name, scope])).toEqual([
      ['who', 'employee'],
      ['other', null],
    ]);
    expect(one?.mockOnly).toEqual(["$other is of the mock's world"]);
  });

  it('does not include what changes the mock, and tells what writes', () => {
    expect(only(withStep('mock: { clock: 2026-12-01 }'))[0]?.mockOnly).toHaveLength(1);
    expect(only(withStep('call: DebtorService.Debtor_Insert'))[0]?.writes).toBe(true);
  });
});
