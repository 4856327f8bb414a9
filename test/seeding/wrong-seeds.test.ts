import { describe, expect, it } from 'vitest';
import { valueMistakes } from '../../base/schema/value-mistakes.ts';
import { atOnce } from '../../base/turns.ts';
import { seedSchema } from '../../contracts/seed/seed.ts';
import { openWorld } from '../../fixtures/world.ts';
import { seedSteps } from '../../server/seeding/apply-seed.ts';
import { exportSteps } from '../../server/seeding/export.ts';
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
    'which is one that the environment gave out itself.',
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
  [
    'a number where a text is',
    { debtors: [{ number: 1001 }] },
    'debtors[0].number',
    "Put it in quotes: '1001'.",
  ],
  ['half an employee to generate', employee({ generate: 1.5 }), '~.generate', 'not a whole number.'],
  [
    'a debtor twice',
    { debtors: [{ number: 'T1' }, { number: 'T1' }] },
    'debtors[1]',
    'is the same as debtors[0].',
  ],
  ['a debtor without a number', { debtors: [{ number: '' }] }, 'debtors[0].number', 'which is too short.'],
  [
    'a company twice',
    { debtors: [{ number: 'T1', companies: [{ number: 1 }, { number: 1 }] }] },
    'debtors[0].companies[1]',
    'is the same as debtors[0].companies[0].',
  ],
  ['company 0', company({ number: 0 }), 'debtors[0].companies[0].number', 'The least is 1.'],
  ['an employee number below 1', employee({ number: -5 }), '~.number', 'The least is 1.'],
  [
    'an employee number that leaves no room behind it',
    employee({ number: 2_147_483_647 }),
    '~.number',
    'The most is 1000000000.',
  ],
  ['a tag twice', { debtors: [{ number: 'T1', tags: [1, 1] }] }, 'debtors[0].tags[1]', 'is there already.'],
  [
    'half a webhook',
    { debtors: [{ number: 'T1', webhooks: [{}] }] },
    'debtors[0].webhooks[0].endpoint',
    'is missing. Give a text.',
  ],
  [
    'a webhook without encryption',
    { debtors: [{ number: 'T1', webhooks: [{ name: 'a', endpoint: 'http://a.example' }] }] },
    'debtors[0].webhooks[0].endpoint',
    'is no https address.',
  ],
  [
    'a webhook of an unknown event',
    {
      debtors: [
        {
          number: 'T1',
          webhooks: [{ name: 'a', endpoint: 'https://a.example', events: [{ eventId: 999, active: true }] }],
        },
      ],
    },
    'debtors[0].webhooks[0].events[0].eventId',
    'is no event.',
  ],
  [
    'a chosen id of a cost centre that another record has',
    company({ number: 9, costCenters: [{ id: 5000001, code: 'A' }] }),
    'debtors[0].companies[0].costCenters[0].id',
    'is that of employee 5000001 in demo.',
  ],
  [
    'a code of two cost centres',
    company({ number: 9, costCenters: [{ code: 'A' }, { code: 'A' }] }),
    'debtors[0].companies[0].costCenters[1].code',
    'is the code of another cost centre',
  ],
  [
    'a name that two departments have',
    {
      debtors: [
        {
          number: 'T1',
          departments: [
            { code: 10, description: 'Bar' },
            { code: 20, description: 'Bar' },
          ],
          companies: [{ number: 1, employees: [{ departments: [{ department: 'Bar' }] }] }],
        },
      ],
    },
    '~.departments[0].department',
    'is what 2 are called.',
  ],
  [
    'a department whose code is that of another one',
    employee({ departments: [{ department: { code: 99, description: 'Bakkerij' } }] }),
    '~.departments[0].department',
    'is no department of debtor 1001.',
  ],
  [
    'a company of hours that no day has',
    company({ number: 9, fullTimeWeek: [25, 8, 8, 8, 8, 0, 0] }),
    'debtors[0].companies[0].fullTimeWeek[0]',
    'is more than a day has.',
  ],
  [
    'a company that begins after today',
    company({ number: 9, firstYear: 2030 }),
    'debtors[0].companies[0].firstYear',
    'Give 1990 to 2026.',
  ],
  [
    'a company with an IBAN that is none',
    company({ number: 9, bankAccount: { iban: 'NL91ABNA0417164301' } }),
    'debtors[0].companies[0].bankAccount.iban',
    'is no IBAN.',
  ],
  [
    'a wage component of a company of an unknown code',
    company({ number: 9, wageComponents: [{ code: 1, value: 1 }] }),
    'debtors[0].companies[0].wageComponents[0].code',
    'is in no wage model.',
  ],
  [
    'a wage component of a company for an unknown cost centre',
    company({ number: 9, wageComponents: [{ code: 1300, value: 1, costCenterId: 'Z' }] }),
    'debtors[0].companies[0].wageComponents[0].costCenterId',
    'is none of the costCenters of company 9.',
  ],
  [
    'a wage component of a company without a value',
    company({ number: 9, wageComponents: [{ code: 1300 }] }),
    'debtors[0].companies[0].wageComponents[0].value',
    'is missing.',
  ],
  [
    'work costs twice',
    company({ number: 9, workCosts: [{ value: 1 }, { value: 2 }] }),
    'debtors[0].companies[0].workCosts[1].period',
    'has work costs already.',
  ],
  [
    'a company of an unknown sector',
    company({ number: 9, socialInsurances: [{ sector: 999 }] }),
    'debtors[0].companies[0].socialInsurances[0].sector',
    'is no sector.',
  ],
  [
    'a file without an extension',
    company({ number: 9, files: [{ name: 'brief', content: 'YQ==' }] }),
    'debtors[0].companies[0].files[0].name',
    'has no extension.',
  ],
  [
    'a file without content',
    company({ number: 9, files: [{ name: 'a.pdf', content: '' }] }),
    'debtors[0].companies[0].files[0].content',
    'is empty.',
  ],
  [
    'an amount of too many digits',
    employee({ salaries: [{ value: 1e30 }] }),
    '~.salaries[0].value',
    '28 digits',
  ],
  [
    'two salaries from the same day',
    employee({
      salaries: [
        { startDate: '2026-01-01', value: 1 },
        { startDate: '2026-01-01', value: 2 },
      ],
    }),
    '~.salaries[1].startDate',
    'is when another one of the list begins.',
  ],
  [
    'an applicant in service',
    employee({ type: 'applicant', employments: [{ startDate: '-1 year' }] }),
    '~.type',
    'is not what the times in service make',
  ],
  [
    'a leaver who did not leave',
    employee({ type: 'inactive', employments: [{ startDate: '-1 year' }] }),
    '~.type',
    'is not what the times in service make of the employee: active.',
  ],
  [
    'a person without a surname',
    employee({ personalInfo: { lastName: ' ' } }),
    '~.personalInfo.lastName',
    'no name',
  ],
  [
    'a person of two centuries',
    employee({ personalInfo: { birthday: '1850-01-01' } }),
    '~.personalInfo.birthday',
    'Give a day in the years 1900 to 2100.',
  ],
  [
    'a birthday that makes a child of an employee of whom nothing else is said',
    employee({ personalInfo: { birthday: '-10 years' } }),
    '~.personalInfo.birthday',
    'makes the employee',
  ],
  [
    'a death before the birth',
    employee({ personalInfo: { birthday: '1990-01-01', deceasedOn: '1980-01-01' } }),
    '~.personalInfo.deceasedOn',
    'is before birthday',
  ],
  [
    'a partner of tomorrow',
    employee({ partner: { birthday: '+1 day' } }),
    '~.partner.birthday',
    'is after today.',
  ],
  [
    'a child older than the parent',
    employee({ personalInfo: { birthday: '1990-01-01' }, children: [{ birthday: '1980-01-01' }] }),
    '~.children[0].birthday',
    'is not after that of the parent',
  ],
  [
    'a cost centre twice in a split',
    {
      debtors: [
        {
          number: 'T1',
          companies: [
            {
              number: 1,
              costCenters: [{ code: 'A' }],
              employees: [{ costSplits: [{ parts: [{ costCenterId: 'A' }, { costCenterId: 'A' }] }] }],
            },
          ],
        },
      ],
    },
    '~.costSplits[0].parts[1].costCenterId',
    'has a part already.',
  ],
  [
    'fewer days than none',
    employee({ fixedDays: [{ days: -1 }] }),
    '~.fixedDays[0].days',
    'is less than nothing.',
  ],
  [
    'a slot on the tenth day of the week',
    employee({
      timeSchedules: [
        { slots: [{ dayOfWeek: 9, start: '2026-11-16T09:00:00', end: '2026-11-16T10:00:00' }] },
      ],
    }),
    '~.timeSchedules[0].slots[0].dayOfWeek',
    'is no day of the week.',
  ],
  [
    'slots that overlap',
    employee({
      timeSchedules: [
        {
          slots: [
            { dayOfWeek: 1, start: '2026-11-16T09:00:00', end: '2026-11-16T12:00:00' },
            { dayOfWeek: 1, start: '2026-11-16T11:00:00', end: '2026-11-16T13:00:00' },
          ],
        },
      ],
    }),
    '~.timeSchedules[0].slots',
    'overlaps the one',
  ],
  [
    'an unknown Swedish tax',
    employee({ swedishTaxSettings: [{ taxType: 9, taxTable: 30 }] }),
    '~.swedishTaxSettings[0].taxType',
    'is none of the codes.',
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
  const before = JSON.stringify(atOnce(exportSteps(demo, server)));

  it.each(WRONG)('with %s is refused whole', (_what, seed, place, told) => {
    const mistakes = mistakesOf(seed);
    const wanted = place.replace('~', EMPLOYEE);
    const atPlace = mistakes.filter(({ path }) => pathText(path) === wanted);
    expect(mistakes.map(({ path }) => pathText(path))).toContain(wanted);
    expect(atPlace.map(({ detail, remedy }) => `${detail} ${remedy}`).join('\n')).toContain(told);
    expect(mistakes.every(({ detail, remedy }) => detail.endsWith('.') && /[.?]$/.test(remedy))).toBe(true);
    expect(JSON.stringify(atOnce(exportSteps(demo, server))) === before).toBe(true);
  });

  it.each([
    ['salaries', { startDate: '2026-05-01', value: 3000 }, { startDate: '2025-05-01', value: -3 }, 'value'],
    [
      'schedules',
      { startDate: '2026-05-01' },
      { startDate: '2025-05-01', partTimePercentage: -3 },
      'partTimePercentage',
    ],
    ['departments', { from: '2026-05' }, { from: '2000-01' }, 'from'],
    ['functions', { from: '2026-05' }, { from: '2000-01' }, 'from'],
    ['labourAgreements', { from: '2026-05', agreement: 1 }, { from: '2000-01', agreement: 1 }, 'from'],
    ['wageTaxSettings', { from: '2026-05' }, { from: '2000-01' }, 'from'],
    [
      'contracts',
      { startDate: '2026-05-01' },
      { startDate: '2025-05-01', hoursPerWeek: 200 },
      'hoursPerWeek',
    ],
    [
      'absences',
      { reports: [{ start: '-1 week' }] },
      { reports: [{ start: '-9 years' }] },
      'reports[0].start',
    ],
  ] as const)(
    'is told where it stands in %s that are not said in order, and only there',
    (list, later, earlier, field) => {
      const history = employee({ employments: [{ startDate: '2020-01-01' }], [list]: [later, earlier] });
      expect(placesOf(history)).toEqual([`${EMPLOYEE}.${list}[1].${field}`]);
    },
  );

  it.each([
    [
      'a day that is none',
      { employments: [{ startDate: 'soon' }], absences: [{ reports: [{ start: '-9 years' }] }] },
      'employments[0].startDate',
    ],
    ['a birthday that is none', { personalInfo: { birthday: '1700-01-01' } }, 'personalInfo.birthday'],
    [
      'hours below none',
      { schedules: [{ week1: [-1, 0, 0, 0, 0, 0, 0], week2: [0, 0, 0, 0, 0, 0, 0] }] },
      'schedules[0].week1[0]',
    ],
    [
      'a change of an illness before it',
      { absences: [{ reports: [{ start: '-1 week' }, { start: '-3 weeks' }] }] },
      'absences[0].reports[1].start',
    ],
  ])('with %s is told of that alone, and of nothing that follows from it', (_what, said, place) => {
    expect(placesOf(employee({ employments: [{ startDate: '2020-01-01' }], ...said }))).toEqual([
      `${EMPLOYEE}.${place}`,
    ]);
  });

  it('tells all that is wrong', () => {
    const wrong = employee({ number: 3, personalInfo: { bsn: '1' }, functions: [{ function: 'Niets' }] });
    expect(mistakesOf(wrong)).toHaveLength(3);
  });

  function placesOf(seed: object) {
    return mistakesOf(seed).map(({ path }) => pathText(path));
  }

  function mistakesOf(seed: object) {
    const read = seedSchema.safeParse(seed);
    if (!read.success) return valueMistakes(seedSchema, seed);
    try {
      atOnce(seedSteps(server, demo, read.data));
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
