import { addYears, dayOf } from '../../../fixtures/calendar.ts';
import { isBsn } from '../../../fixtures/dutch/bsn.ts';
import type { Surname } from '../../../fixtures/dutch/name.ts';
import type { EmployeeSeed } from '../../../fixtures/seed.ts';
import { type Invariant, ofEachEmployee, staffOf, type WorldAtStart } from '../support/invariant.ts';

const TOGETHER = ['married', 'registeredPartnership', 'cohabiting'];
const WEDDED = ['married', 'registeredPartnership'];
const DAYS_OF_A_PREGNANCY = 270;

/** A letter, and then letters, spaces, hyphens and apostrophes. */
const NAME = /^['’]?\p{L}[\p{L}\p{M} '’-]*$/u;

/** What holds for people: names, numbers, ages and households. */
export const persons: readonly Invariant[] = [
  ofEachEmployee(
    'A name is made of letters, hyphens, apostrophes and spaces, with a capital',
    function* (staff) {
      for (const name of namesOf(staff.seed)) {
        const { firstName, lastName } = name;
        if (!NAME.test(firstName) || !/^\p{Lu}/u.test(firstName)) yield `first name "${firstName}"`;
        if (!NAME.test(lastName) || !/\p{Lu}/u.test(lastName)) yield `last name "${lastName}"`;
        if (name.prefix !== null && !/^[a-z' ]+$/.test(name.prefix)) yield `prefix "${name.prefix}"`;
      }
    },
  ),

  ofEachEmployee('Initials are capitals with dots, the first that of the first name', function* ({ seed }) {
    for (const { firstName, initials } of namesOf(seed)) {
      const fits = /^(\p{Lu}\.){1,6}$/u.test(initials) && initials.startsWith(firstName.charAt(0));
      if (!fits) yield `${initials} of ${firstName}`;
    }
  }),

  ofEachEmployee('A display name is made of the names in use, and ends in no comma', function* ({ seed }) {
    const { displayName, personalInfo } = seed;
    const [first, second] = surnamesInUse(seed);
    const behind = first?.prefix ? `${personalInfo.initials} ${first.prefix}` : personalInfo.initials;
    const joined = second ? `${first?.lastName}-${inFull(second)}` : first?.lastName;
    if (displayName !== `${joined}, ${behind}`) yield `"${displayName}" is not "${joined}, ${behind}"`;
    if (/[,\s]$/.test(displayName)) yield `"${displayName}"`;
  }),

  ofEachEmployee('Only those who are wed use the name of a partner', function* ({ seed }) {
    const { nameUse, maritalStatus } = seed.personalInfo;
    if (nameUse !== 'own' && !WEDDED.includes(maritalStatus)) yield `${nameUse}, but ${maritalStatus}`;
  }),

  ofEachEmployee('There is a partner exactly if the marital status says so', function* ({ seed }) {
    const { partner, personalInfo } = seed;
    const { maritalStatus, partnerSurname } = personalInfo;
    if ((partner !== null) !== TOGETHER.includes(maritalStatus))
      yield `${maritalStatus}, partner ${partner?.id}`;
    if (partnerSurname?.lastName !== partner?.lastName || partnerSurname?.prefix !== partner?.prefix)
      yield `${partnerSurname?.lastName} is not ${partner?.lastName}`;
  }),

  ofEachEmployee('Partners came together as adults, before today', function* ({ environment, seed }) {
    const { partner, personalInfo } = seed;
    if (!partner) return;
    const start = dayOf(partner.startDate);
    for (const birthday of [partner.birthday, personalInfo.birthday]) {
      if (addYears(dayOf(birthday), 18) > start)
        yield `together since ${partner.startDate}, born ${birthday}`;
    }
    if (partner.startDate >= environment.today) yield `together since ${partner.startDate}`;
    const yearsApart = Math.abs(dayOf(partner.birthday) - dayOf(personalInfo.birthday)) / 365;
    if (yearsApart > 30) yield `born ${partner.birthday} and ${personalInfo.birthday}`;
  }),

  ofEachEmployee('Children were born to adults, one after the other, before today', function* (staff) {
    const { children, personalInfo } = staff.seed;
    const birthdays = children.map(({ birthday }) => dayOf(birthday));
    for (const [at, birthday] of birthdays.entries()) {
      const previous = birthdays[at - 1];
      const text = children[at]?.birthday;
      if (addYears(dayOf(personalInfo.birthday), 18) > birthday)
        yield `born ${personalInfo.birthday}, child ${text}`;
      if (birthday >= dayOf(staff.environment.today)) yield `child ${text}`;
      if (previous !== undefined && birthday - previous < DAYS_OF_A_PREGNANCY)
        yield `child ${text} after ${children[at - 1]?.birthday}`;
    }
  }),

  ofEachEmployee('Everybody was at least 16 when hired, and nobody over 80 is in service', function* (staff) {
    const { employments, personalInfo } = staff.seed;
    const born = dayOf(personalInfo.birthday);
    for (const { startDate, endDate } of employments) {
      if (addYears(born, 16) > dayOf(startDate)) yield `born ${personalInfo.birthday}, hired ${startDate}`;
      const last = dayOf(endDate ?? staff.environment.today);
      if (addYears(born, 80) < last)
        yield `born ${personalInfo.birthday}, in service on ${endDate ?? 'today'}`;
    }
  }),

  ofEachEmployee('Interns and apprentices are young', function* ({ seed }) {
    for (const { employmentType, startDate } of seed.contracts) {
      const isLearning = employmentType === 7 || employmentType === 83;
      const born = seed.personalInfo.birthday;
      if (isLearning && addYears(dayOf(born), 26) < dayOf(startDate))
        yield `born ${born}, contract of kind ${employmentType} from ${startDate}`;
    }
  }),

  ofEachEmployee(
    'Applicants have no citizen service number, and all others a good one',
    function* ({ seed }) {
      const { bsn } = seed.personalInfo;
      if ((bsn === null) !== (seed.type === 'applicant')) yield `BSN ${bsn}`;
      if (bsn !== null && !isBsn(bsn)) yield `BSN ${bsn}`;
    },
  ),

  unique('No two people have the same citizen service number', ({ personalInfo }) => personalInfo.bsn),
  unique('No two people are paid on the same account', ({ bankAccount }) => bankAccount?.iban ?? null),
  unique(
    'No two people have the same address for mail at work',
    ({ personalInfo }) => personalInfo.emailWork,
  ),

  ofEachEmployee('Mail addresses and telephone numbers can be used as they are', function* ({ seed }) {
    const { personalInfo: info, partner } = seed;
    for (const email of [info.emailPrivate, info.emailWork, partner?.email ?? null]) {
      if (email !== null && !/^[a-z0-9][a-z0-9.-]*@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(email)) yield email;
    }
    for (const phone of [info.phonePrivate, info.phoneWork, info.mobilePrivate, info.mobileWork]) {
      if (phone !== null && !/^0\d{9}$/.test(phone.replace('-', ''))) yield phone;
    }
  }),

  ofEachEmployee('People of another nationality come from its country', function* ({ seed }) {
    const { nationalityCode, countryOfBirth, placeOfBirth } = seed.personalInfo;
    const country = NATIONS[nationalityCode];
    if (country === undefined) yield `nationality ${nationalityCode}`;
    if (nationalityCode !== 1 && country !== countryOfBirth)
      yield `nationality ${nationalityCode}, born in ${countryOfBirth}`;
    if (placeOfBirth === '') yield 'no place of birth';
  }),

  ofEachEmployee('Who died left on that day, and only then', function* ({ seed }) {
    const { deceasedOn } = seed.personalInfo;
    const last = seed.employments.at(-1);
    if ((deceasedOn !== null) !== (last?.endReason?.id === 8))
      yield `died ${deceasedOn}, left for ${last?.endReason?.description}`;
    if (deceasedOn !== null && deceasedOn !== last?.endDate)
      yield `died ${deceasedOn}, left ${last?.endDate}`;
  }),
];

/** By number of the municipal registers. */
const NATIONS: Readonly<Record<number, string>> = {
  1: 'NL',
  54: 'DK',
  55: 'DE',
  72: 'PL',
  73: 'PT',
  131: 'MA',
  339: 'TR',
};

function namesOf({ personalInfo, partner, children }: EmployeeSeed) {
  return [personalInfo, ...(partner ? [partner] : []), ...children];
}

/** The surname that comes first, and the one behind it. */
function surnamesInUse({ personalInfo, partner }: EmployeeSeed): (Surname | null)[] {
  switch (personalInfo.nameUse) {
    case 'own':
      return [personalInfo];
    case 'partner':
      return [partner];
    case 'partnerThenOwn':
      return [partner, personalInfo];
    case 'ownThenPartner':
      return [personalInfo, partner];
  }
}

function inFull({ prefix, lastName }: Surname): string {
  return prefix ? `${prefix} ${lastName}` : lastName;
}

/** An invariant by which a value that not everybody has is that of one person alone, who may have several jobs. */
function unique(name: string, textOf: (employee: EmployeeSeed) => string | null): Invariant {
  return {
    name,
    *broken(world: WorldAtStart) {
      const owners = new Map<string, EmployeeSeed>();
      for (const { seed } of staffOf(world)) {
        const value = textOf(seed);
        if (value === null) continue;
        const owner = owners.get(value);
        if (owner && !isSamePerson(owner, seed)) yield `employees ${owner.id} and ${seed.id}: ${value}`;
        owners.set(value, seed);
      }
    },
  };
}

function isSamePerson({ personalInfo: one }: EmployeeSeed, { personalInfo: other }: EmployeeSeed): boolean {
  return (['bsn', 'birthday', 'firstName', 'lastName'] as const).every((name) => one[name] === other[name]);
}
