import type { CompanySeed, DebtorSeed, ExactEmployee } from '../../../contracts/seed/seed.ts';
import type { Chance } from '../../../fixtures/random.ts';

const day = (text: string) => `${text}T00:00:00`;
/** A label that comes in with the seed. */
export const NEW_TAG = { number: 77, name: 'Nieuw' };

const PERIOD = { year: 2026, period: 11 };

/** What may be said of an employee, in the notation of records, so that it is found again as it was said. */
const OF_EMPLOYEES: readonly ExactEmployee[] = [
  { personalInfo: { firstName: 'Łukasz', prefix: "van 't", lastName: 'Ærø-Şahin', bsn: '999990019' } },
  { personalInfo: { bsn: null, emailWork: null, nickname: 'Jip', placeOfBirth: 'a & <b> "c"' } },
  { personalInfo: { birthday: day('1988-02-29'), gender: 'female', maritalStatus: { text: 'Anders' } } },
  { displayName: 'Naam, Geheel Eigen' },
  { partner: null },
  { partner: { prefix: 'de', lastName: 'Vos', birthday: day('1990-01-01'), startDate: day('2015-06-01') } },
  {
    children: [
      { firstName: 'Kim', birthday: day('2019-04-30') },
      { firstName: 'Bo', birthday: day('2021-04-30') },
    ],
  },
  { addresses: [{ street: 'Dorpsstraat', houseNumber: '1', houseNumberAddition: 'a', country: 'BE' }] },
  { bankAccount: { iban: 'NL91ABNA0417164300', description: 'Loon' } },
  { bankAccount: null },
  { labourAgreements: [{ agreement: 1, from: { year: 2026, period: 2 } }] },
  { leave: [{ start: day('2026-07-06'), end: day('2026-07-10'), hours: '36.5', description: 'Zee' }] },
  { wageComponents: [{ code: 1300, value: '12.345', from: PERIOD, comment: 'eerste\nregel' }] },
  {
    wageComponents: [
      {
        code: 1300,
        value: '1.00',
        kind: 'variable',
        from: PERIOD,
        attachment: { name: 'a.pdf', content: 'YQ==' },
      },
    ],
  },
  { hourComponents: [{ code: 2010, value: '4.00', from: PERIOD, until: PERIOD }] },
  { fixedDays: [{ days: 4, from: PERIOD }], variableDays: [{ days: 3, componentDays: 1, from: PERIOD }] },
  {
    leaseCars: [
      {
        brand: 'DAF',
        licencePlate: 'AB-12-CD',
        lease: { pricePerMonth: '499.00' },
        startDate: day('2026-09-01'),
      },
    ],
  },
  { levensloop: [{ amount: '50.00', from: PERIOD }], spaarloon: [{ amount: '25.00', from: PERIOD }] },
  {
    timeSchedules: [
      { slots: [{ dayOfWeek: 1, start: '2026-11-16T09:00:00', end: '2026-11-16T12:30:00', worked: null }] },
    ],
  },
  { timeRegistrations: [{ start: '2026-11-12T09:00:00', end: '2026-11-12T17:00:00', description: 'tekst' }] },
  { wageTaxSettings: [{ taxCredit: false, specialRate: '49.50', from: PERIOD }] },
  { swedishTaxSettings: [{ taxTable: 32, taxPercentage: '30.00', from: PERIOD }] },
  { socialInsurances: [{ influence: 'D', health: null, sector: 44, from: PERIOD }] },
  { extraFields: [{ name: 'Kluis', value: '12', type: 'Number' }] },
  { performanceReviews: [{ date: day('2026-06-01'), note: 'Prima' }] },
  { managers: [{ manager: 2, from: { year: 2026, period: 10 } }] },
  { documents: [{ name: 'brief.pdf', content: 'AAEC' }] },
  { schedules: [{ startDate: day('2026-03-02'), week1: ['8', '8', '8', '0', '0', '0', '0'] }] },
  { salaries: [{ startDate: day('2026-02-01'), value: '3333.33', type: 'grossFullTime' }] },
  { absences: [{ reports: [{ start: day('2026-10-05'), percentage: 70, comment: 'Griep' }] }] },
];

/** One of these decides when somebody worked. */
const TIMES: readonly ExactEmployee[] = [
  { employments: [{ startDate: day('2020-02-29') }] },
  { employments: [{ startDate: day('2018-01-01'), initialStartDate: day('2017-01-01') }] },
  {
    contracts: [
      { startDate: day('2025-01-01'), endDate: day('2025-12-31'), indefinite: false },
      { startDate: day('2026-01-01'), hoursPerWeek: '24.00' },
    ],
  },
];

const OF_COMPANIES: readonly CompanySeed[] = [
  { costCenters: [{ code: 'W', description: 'Winkel' }], costUnits: [{ code: 'X', description: 'Extra' }] },
  { workCosts: [{ value: '100.00', period: PERIOD }] },
  { files: [{ name: 'plan.txt', content: 'YQ==', folder: 'map' }] },
  { wageComponents: [{ code: 1300, value: '5.00', from: PERIOD }] },
  { socialInsurances: [{ sector: 44, ownRisk: { sickness: true }, from: PERIOD }] },
  { runRequests: [{ period: { year: 2026, period: 9 }, requestedAt: '2026-10-01T10:00:00' }] },
  { fullTimeWeek: ['8', '8', '8', '8', '8', '0', '0'] },
  { website: null, email: 'a@b.example', address: { city: 'Ommen', street: null } },
];

const OF_DEBTORS: readonly Omit<DebtorSeed, 'companies'>[] = [
  { contactPerson: { name: 'Anna de Wit', email: 'anna@wit.example', phone: '' } },
  { contactPerson: null, serviceLevel: null },
  { departments: [{ code: 7, description: 'Bar' }], functions: [{ code: 8, description: 'Kok' }] },
  { titles: ['ing.'], tags: [NEW_TAG.number] },
  { webhooks: [{ name: 'w', endpoint: 'https://w.example/' }] },
  { name: '日本 & Zn.', kvkNumber: null },
];

function some<Part extends object>(chance: Chance, parts: readonly Part[], share: number): Part {
  // What comes later goes before what came earlier.
  return Object.assign({}, ...parts.filter(() => chance.happens(share)));
}

/** A debtor with companies and people, of whom more or less is said. */
export function randomDebtor(chance: Chance, number: string): DebtorSeed {
  const trade = chance.oneOf(['bakery', 'homeCare', 'transport', 'software'] as const);
  const companies = chance.oneOf([1, 2]);
  return {
    number,
    trade,
    managers: [
      { firstName: 'Ada', lastName: 'Baas', mobile: '06' },
      { lastName: 'Chef', email: null },
    ],
    ...some(chance, OF_DEBTORS, 0.4),
    companies: Array.from({ length: companies }, (_, at) => ({
      number: at + 1,
      periodType: chance.oneOf(['month', 'fourWeeks', 'week'] as const),
      ...some(chance, OF_COMPANIES, 0.4),
      employees: [
        ...Array.from({ length: 3 }, () => ({
          ...(chance.happens(0.8) ? chance.oneOf(TIMES) : {}),
          ...some(chance, OF_EMPLOYEES, 0.3),
        })),
        { generate: chance.int(0, 1) },
      ],
    })),
  };
}
