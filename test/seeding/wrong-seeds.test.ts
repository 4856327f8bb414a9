import { describe, expect, it } from 'vitest';
import { valueMistakes } from '../../base/schema/value-mistakes.ts';
import { seedSchema } from '../../contracts/seed/seed.ts';
import { openWorld } from '../../fixtures/world.ts';
import { applySeed } from '../../server/seeding/apply-seed.ts';
import { exportOf } from '../../server/seeding/export.ts';
import { SeedRefused } from '../../server/seeding/mistakes.ts';
import { openSeededServer } from './support/seeded-server.ts';

const world = openWorld();

/** An employee of the first company. */
const employee = (exact: object) => ({
  debtors: [{ number: '1001', companies: [{ number: 1, employees: [exact] }] }],
});
const EMPLOYEE = 'debtors[0].companies[0].employees[0]';

const company = (said: object) => ({ debtors: [{ number: '1001', companies: [said] }] });

/** What is refused, and the place and the remedy that are told; `~` stands for the employee. */
const WRONG: readonly (readonly [what: string, seed: object, place: string, told: string])[] = [
  ['an unknown field', { debtor: [] }, 'debtor', "Did you mean 'debtors'?"],
  ['an unknown field of an employee', employee({ absence: 1 }), '~.absence', "Did you mean 'absences'?"],
  [
    'a debtor by nothing',
    { debtors: [{ name: 'X' }] },
    'debtors[0].number',
    'is missing. Give the number of a new debtor',
  ],
  [
    'a debtor that is not there',
    { debtors: [{ id: 9 }] },
    'debtors[0].id',
    'is no debtor of the environment.',
  ],
  [
    'another id of a debtor that is there',
    { debtors: [{ number: '1001', id: 9 }] },
    'debtors[0].id',
    'which is there already: 1001.',
  ],
  [
    'a company by nothing',
    company({ name: 'X' }),
    'debtors[0].companies[0].number',
    'Give the number of a new company',
  ],
  [
    'a company of another debtor',
    company({ id: 10004 }),
    'debtors[0].companies[0].id',
    'is no company of debtor 1001.',
  ],
  [
    'another id of a company that is there',
    company({ number: 1, id: 77 }),
    'debtors[0].companies[0].id',
    'which is there already: 10001.',
  ],
  [
    'another period type',
    company({ number: 1, periodType: 'week' }),
    'debtors[0].companies[0].periodType',
    'Leave it out.',
  ],
  [
    'a tag that is not there',
    { debtors: [{ number: 'N', tags: [9] }] },
    'debtors[0].tags[0]',
    'Add it to the tags of the environment.',
  ],
  [
    'a tag of another name',
    { tags: [{ number: 1, name: 'Anders' }] },
    'tags[0].number',
    "is that of the tag 'Maandloon'.",
  ],
  [
    'a trade of nobody',
    { debtors: [{ number: 'N', trade: 'bank' }] },
    'debtors[0].trade',
    "Choose one of 'bakery'",
  ],
  [
    'people of another trade',
    company({ number: 1, employees: [{ generate: 3, trade: 'software' }] }),
    '~.trade',
    'is not the trade of the debtor, bakery.',
  ],
  [
    'fewer people than are not at work',
    company({ number: 1, employees: [{ generate: 2, newHires: 5 }] }),
    '~',
    'Make more, or fewer of the others.',
  ],
  [
    'too many people',
    company({ number: 1, employees: [{ generate: 1e6 }] }),
    '~.generate',
    'The most is 100000.',
  ],
  ['the id of a debtor', employee({ id: 1001 }), '~.id', 'is that of debtor 1001 in demo.'],
  [
    'the id of an employee nobody touched',
    employee({ id: 5000003 }),
    '~.id',
    'is that of employee 5000003 in demo.',
  ],
  [
    'the id of a record of an employee',
    employee({ contracts: [{ id: 500000301, startDate: '-1 year' }] }),
    '~.contracts[0].id',
    'is that of a record of employee 5000003 in demo.',
  ],
  [
    'an id that is given out',
    employee({ id: 1500000000 }),
    '~.id',
    'which the environment gives out itself.',
  ],
  [
    'an id twice',
    company({ number: 1, employees: [{ id: 77 }, { id: 77 }] }),
    'debtors[0].companies[0].employees[1].id',
    'is chosen for another record of this seed.',
  ],
  ['an id of nothing', employee({ id: 0 }), '~.id', 'The least is 1.'],
  [
    'a guid twice',
    company({
      number: 1,
      employees: [
        { guid: '6f1c9f0e-0a4e-4c11-9d0f-2a6b1c9d7e55' },
        { guid: '6f1c9f0e-0a4e-4c11-9d0f-2a6b1c9d7e55' },
      ],
    }),
    'debtors[0].companies[0].employees[1].guid',
    'is taken.',
  ],
  ['no guid', employee({ guid: '1234' }), '~.guid', 'Give a guid in small letters'],
  [
    'a number that another has',
    employee({ number: 3 }),
    '~.number',
    'is that of another employee of company 1.',
  ],
  [
    'a number twice',
    company({ number: 1, employees: [{ number: 77 }, { number: 77 }] }),
    'debtors[0].companies[0].employees[1].number',
    'Choose another one',
  ],
  [
    'a BSN that is none',
    employee({ personalInfo: { bsn: '123456789' } }),
    '~.personalInfo.bsn',
    'does not pass the eleven-test.',
  ],
  [
    'a birthday to come',
    employee({ personalInfo: { birthday: '+1 day' } }),
    '~.personalInfo.birthday',
    'is after today.',
  ],
  [
    'a gender of nobody',
    employee({ personalInfo: { gender: 'man' } }),
    '~.personalInfo.gender',
    "Did you mean 'male'?",
  ],
  [
    'an IBAN that is none',
    employee({ bankAccount: { iban: 'NL00ABNA0417164300' } }),
    '~.bankAccount.iban',
    'is no IBAN.',
  ],
  [
    'a day that is none',
    employee({ employments: [{ startDate: 'yesterday' }] }),
    '~.employments[0].startDate',
    'is no day. Give a day such as 2026-11-01',
  ],
  [
    'a day on no calendar',
    employee({ employments: [{ startDate: '2026-02-30' }] }),
    '~.employments[0].startDate',
    'is on no calendar.',
  ],
  [
    'a day far away',
    employee({ employments: [{ startDate: '-900 years' }] }),
    '~.employments[0].startDate',
    'is too far away.',
  ],
  [
    'an end before the start',
    employee({ employments: [{ startDate: '2026-01-01', endDate: '2025-01-01' }] }),
    '~.employments[0].endDate',
    'is before startDate, 2026-01-01.',
  ],
  [
    'times in service that overlap',
    employee({ employments: [{ startDate: '2020-01-01' }, { startDate: '2021-01-01' }] }),
    '~.employments[1].startDate',
    'lies in the time in service before it.',
  ],
  [
    'work as a child',
    employee({ personalInfo: { birthday: '2015-01-01' }, employments: [{ startDate: '2020-01-01' }] }),
    '~.employments[0].startDate',
    'is when the employee was 5.',
  ],
  [
    'a reason of nobody',
    employee({ employments: [{ startDate: '2020-01-01', endDate: '-1 month', endReason: 'moved' }] }),
    '~.employments[0].endReason',
    'Give one of endOfContract, resignation',
  ],
  [
    'a contract out of service',
    employee({ employments: [{ startDate: '2024-01-01' }], contracts: [{ startDate: '2023-01-01' }] }),
    '~.contracts[0].startDate',
    'is in no time in service.',
  ],
  [
    'more hours than a week has',
    employee({ contracts: [{ startDate: '-1 year', hoursPerWeek: 200 }] }),
    '~.contracts[0].hoursPerWeek',
    'is more than a week has.',
  ],
  [
    'more hours than a day has',
    employee({ schedules: [{ week1: [25, 0, 0, 0, 0, 0, 0] }] }),
    '~.schedules[0].week1[0]',
    'Give 0 to 24 hours.',
  ],
  [
    'a week of six days',
    employee({ schedules: [{ week1: [8, 8, 8, 8, 8, 0] }] }),
    '~.schedules[0].week1',
    '',
  ],
  [
    'a salary that is no number',
    employee({ salaries: [{ value: 'much' }] }),
    '~.salaries[0].value',
    'Give a number such as 40.00.',
  ],
  [
    'a salary below nothing',
    employee({ salaries: [{ value: -1 }] }),
    '~.salaries[0].value',
    'is less than nothing.',
  ],
  [
    'a scale that is not there',
    employee({ salaries: [{ place: { scale: '99' } }] }),
    '~.salaries[0].place.scale',
    'is not in the salary table.',
  ],
  [
    'a step that is not there',
    employee({ salaries: [{ place: { scale: '1', step: '9' } }] }),
    '~.salaries[0].place.step',
    "Choose one of '1', '2'",
  ],
  [
    'a salary before the administration',
    employee({
      employments: [{ startDate: '2010-01-01' }],
      salaries: [{ startDate: '2011-01-01', value: 1 }],
    }),
    '~.salaries[0].startDate',
    'Give a day in 2024 or later.',
  ],
  [
    'a department of another debtor',
    employee({ departments: [{ department: 'Ruimtevaart' }] }),
    '~.departments[0].department',
    'or add it to the departments of the debtor.',
  ],
  [
    'a function of nobody',
    employee({ functions: [{ function: 'Astronaut' }] }),
    '~.functions[0].function',
    "Choose one of 'Bakker'",
  ],
  [
    'a period that the year does not have',
    employee({ departments: [{ from: '2026-13' }] }),
    '~.departments[0].from',
    'period 13 does not exist in 2026',
  ],
  [
    'an absence of nothing',
    employee({ absences: [{ cause: 99 }] }),
    '~.absences[0].cause',
    'is no cause of absence.',
  ],
  [
    'an absence of more than all',
    employee({ absences: [{ reports: [{ start: '-1 week', percentage: 150 }] }] }),
    '~.absences[0].reports[0].percentage',
    'The most is 100.',
  ],
  [
    'an absence to come',
    employee({ absences: [{ reports: [{ start: '+1 week' }] }] }),
    '~.absences[0].reports[0].start',
    'is after today.',
  ],
  [
    'reports that overlap',
    employee({ absences: [{ reports: [{ start: '-1 week', end: 'today' }, { start: '-3 days' }] }] }),
    '~.absences[0].reports[1].start',
    'lies in the report before it.',
  ],
  [
    'an absence before the service',
    employee({ employments: [{ startDate: '-1 month' }], absences: [{ reports: [{ start: '-3 months' }] }] }),
    '~.absences[0].reports[0].start',
    'Give a day in service.',
  ],
  [
    'leave that ends before it begins',
    employee({ leave: [{ start: 'today', end: '-1 day' }] }),
    '~.leave[0].end',
    'is before start, 2026-11-16.',
  ],
  [
    'a wage code that is none',
    employee({ wageComponents: [{ code: 1, value: 1 }] }),
    '~.wageComponents[0].code',
    'WageModel_GetWageCodes',
  ],
  [
    'an hour code that is none',
    employee({ hourComponents: [{ code: 1, value: 1 }] }),
    '~.hourComponents[0].code',
    'HourModel_GetHourCodes',
  ],
  [
    'a component without a code',
    employee({ wageComponents: [{ value: 1 }] }),
    '~.wageComponents[0].code',
    'is missing. Give a whole number.',
  ],
  [
    'a component that ends before it begins',
    employee({ wageComponents: [{ code: 1300, value: 1, from: '2026-5', until: '2026-4', kind: 'fixed' }] }),
    '~.wageComponents[0].until',
    'is before from, 2026-5.',
  ],
  [
    'a cost centre of nobody',
    employee({ wageComponents: [{ code: 1300, value: 1, costCenterId: 'ZZ' }] }),
    '~.wageComponents[0].costCenterId',
    'is none of the costCenters of company 1.',
  ],
  [
    'half of the costs',
    employee({ costSplits: [{ parts: [{ costCenterId: '100', percentage: 50 }] }] }),
    '~.costSplits[0].parts',
    'Give shares that add up to 100.',
  ],
  [
    'days without a number',
    employee({ fixedDays: [{ from: '2026-1' }] }),
    '~.fixedDays[0].days',
    'is missing.',
  ],
  [
    'a document without a file',
    employee({ documents: [{ name: 'a.pdf' }] }),
    '~.documents[0].content',
    'Give a file in base64.',
  ],
  [
    'a file that is no base64',
    employee({ documents: [{ name: 'a.pdf', content: '*' }] }),
    '~.documents[0].content',
    'Give a file in base64.',
  ],
  [
    'a kind of document of nobody',
    employee({
      documents: [{ name: 'a.pdf', content: '', documentType: '6f1c9f0e-0a4e-4c11-9d0f-2a6b1c9d7e55' }],
    }),
    '~.documents[0].documentType',
    'GET /_mock/document-types',
  ],
  [
    'a code for time of nobody',
    employee({
      timeRegistrations: [{ start: '2026-11-02T09:00:00', end: '2026-11-02T10:00:00', codeId: 99 }],
    }),
    '~.timeRegistrations[0].codeId',
    'is no code for time.',
  ],
  ['a clock on no calendar', { clock: { now: '2026-02-30T00:00:00' } }, 'clock.now', ''],
  [
    'a login of a taken name',
    { logins: [{ archetype: 'master' }] },
    'logins[0].username',
    'is already a login of demo.',
  ],
  [
    'a login of an unknown kind',
    { logins: [{ archetype: 'mastr' }] },
    'logins[0].archetype',
    "Did you mean 'master'?",
  ],
  [
    'a login by its steps with an unknown template',
    { logins: [{ username: 'a@b.example', template: 'Voledig' }] },
    'logins[0].template',
    "Did you mean 'Volledig'?",
  ],
  [
    'a login by its steps without a template',
    { logins: [{ username: 'a@b.example', state: 'invited' }] },
    'logins[0].template',
    'is missing',
  ],
  [
    'a login that was invited, with a password',
    { logins: [{ username: 'a@b.example', template: 'Volledig', state: 'invited', password: 'x' }] },
    'logins[0].password',
    'has no password yet',
  ],
  [
    'a login that was made, with a token',
    { logins: [{ username: 'a@b.example', template: 'Volledig', state: 'created', token: 'x' }] },
    'logins[0].state',
    'Activate the login first.',
  ],
  [
    'a login with a token, and a template without',
    { logins: [{ username: 'a@b.example', template: 'Medewerker kantoor', token: 'x' }] },
    'logins[0].template',
    'has no API Token tab',
  ],
  [
    'a login under a debtor that there is not',
    { logins: [{ username: 'a@b.example', template: 'Klant', debtor: '9' }] },
    'logins[0].debtor',
    "There is no debtor '9'",
  ],
  [
    'a login at master level under a debtor',
    { logins: [{ archetype: 'master', debtor: '1001' }] },
    'logins[0].debtor',
    "Ask for 'debtor'",
  ],
  [
    'a template with a call that there is not',
    { templates: [{ name: 'T', kind: 'Master Accountant', callsOff: ['DebtorService.Nothing'] }] },
    'templates[0].callsOff',
    'Nothing',
  ],
  [
    'another kind of a template that is there',
    { templates: [{ name: 'Volledig', kind: 'Client' }] },
    'templates[0].kind',
    "Say 'Master Accountant'",
  ],
  [
    'trouble for a login that there is not',
    { trouble: [{ login: 'nobody', effect: { kind: 'reset-after' } }] },
    'trouble[0].login',
    "There is no login 'nobody'",
  ],
  [
    'trouble of an unknown kind',
    { trouble: [{ effect: { kind: 'resett-after' } }] },
    'trouble[0].effect.kind',
    "Did you mean 'reset-after'?",
  ],
  [
    'an answer of no operation',
    { answers: [{ operation: 'Debtor_Gett', result: null }] },
    'answers[0].operation',
    'Debtor_Get',
  ],
  [
    'an answer that the operation cannot give',
    { answers: [{ operation: 'DebtorService.List_GetAll', result: [{ Id: 'x' }] }] },
    'answers[0].result[0].Id',
    "'x'",
  ],
  [
    'a change of a field that there is not',
    {
      answers: [
        { operation: 'Debtor_Get', fault: 1003 },
        { operation: 'Debtor_Get', change: [{ nil: 'Namee' }] },
      ],
    },
    'answers[1].change[0].nil',
    'Name',
  ],
  [
    'a rule that could never answer',
    { answers: [{ operation: 'Debtor_Get', sequence: [{ fault: 1003 }, { fault: 1001 }], times: 1 }] },
    'answers[0].times',
    'The sequence has 2 answers',
  ],
];

describe('a wrong seed', () => {
  const server = openSeededServer(world);
  const demo = server.tenants.get('demo');
  demo.environment.clock.freeze();
  const before = JSON.stringify(exportOf(demo, server));

  it.each(WRONG)('with %s is refused whole', (_what, seed, place, told) => {
    const mistakes = mistakesOf(seed);
    const wanted = place.replace('~', EMPLOYEE);
    const atPlace = mistakes.filter(({ path }) => pathText(path) === wanted);
    expect(mistakes.map(({ path }) => pathText(path))).toContain(wanted);
    expect(atPlace.map(({ detail, remedy }) => `${detail} ${remedy}`).join('\n')).toContain(told);
    expect(mistakes.every(({ detail, remedy }) => detail.endsWith('.') && /[.?]$/.test(remedy))).toBe(true);
    expect(JSON.stringify(exportOf(demo, server)) === before).toBe(true);
  });

  it('tells all that is wrong', () => {
    const wrong = employee({ number: 3, personalInfo: { bsn: '1' }, functions: [{ function: 'Niets' }] });
    expect(mistakesOf(wrong)).toHaveLength(3);
  });

  function mistakesOf(seed: object) {
    const read = seedSchema.safeParse(seed);
    if (!read.success) return valueMistakes(seedSchema, seed);
    try {
      applySeed(server, demo, read.data);
    } catch (error) {
      if (error instanceof SeedRefused) return error.mistakes;
      throw error;
    }
    throw new Error('This was not refused.');
  }
});

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`,
    '',
  );
}
