import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addYears, dayOf, yearOf } from '../fixtures/calendar.ts';
import { BSN_COUNT, isBsn, makeBsn } from '../fixtures/dutch/bsn.ts';
import { ACCOUNT_COUNT, dutchBanks, isIban, makeIban } from '../fixtures/dutch/iban.ts';
import { isKvkNumber, KVK_COUNT, makeKvkNumber } from '../fixtures/dutch/kvk.ts';
import { minimumHourlyWage } from '../fixtures/dutch/minimum-wage.ts';
import { isPostcode, towns } from '../fixtures/dutch/place.ts';
import {
  isWageTaxNumber,
  makeWageTaxNumber,
  WAGE_TAX_NUMBER_COUNT,
} from '../fixtures/dutch/wage-tax-number.ts';
import { FIRST_NEW_ID } from '../fixtures/ids.ts';
import { namedLogins } from '../fixtures/logins.ts';
import { type PeriodType, periodOf } from '../fixtures/period.ts';
import { defaultPlan, planOfOneCompany } from '../fixtures/plan.ts';
import { drawFrom, scatter } from '../fixtures/random.ts';
import type { CompanySeed, DebtorSeed, EmployeeSeed, EmployeeType, WeekHours } from '../fixtures/seed.ts';
import { openWorld, type WorldSeed } from '../fixtures/world.ts';

/** SHA-256 of the whole default world. A change means that every record people wrote down may have changed. */
const GOLDEN = 'c7475e9531e64b916d5148307f6834c67c52b35bb564c93c5e04d4995f8a615b';

const debtorsOf = (world: WorldSeed): DebtorSeed[] =>
  world.environments.flatMap(({ debtors }) => [...debtors]);
const companiesOf = (world: WorldSeed): CompanySeed[] =>
  debtorsOf(world).flatMap(({ companies }) => [...companies]);
const employeesOf = (world: WorldSeed): EmployeeSeed[] =>
  companiesOf(world).flatMap(({ id }) => [...world.employees(id)]);

const hashOf = (world: WorldSeed): string => {
  const employees = employeesOf(world);
  const administrations = {
    debtors: debtorsOf(world).map((debtor) => world.debtorAdministration(debtor)),
    companies: companiesOf(world).map((company) => world.companyAdministration(company)),
    employees: employees.map((employee) => world.employeeAdministration(employee)),
  };
  const whole = { environments: world.environments, employees, administrations };
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex');
};

/** Every text that differs from `text` in one digit at one of the places where it has a digit. */
const oneDigitChanged = (text: string): fc.Arbitrary<string> => {
  const places = [...text].flatMap((character, at) => (/\d/.test(character) ? [at] : []));
  return fc.tuple(fc.constantFrom(...places), fc.integer({ min: 1, max: 9 })).map(([at, step]) => {
    const digit = (Number(text[at]) + step) % 10;
    return text.slice(0, at) + digit + text.slice(at + 1);
  });
};

const serial = (count: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: count - 1 });

describe('Dutch numbers', () => {
  const checked = [
    { kind: 'BSN', numbers: serial(BSN_COUNT).map(makeBsn), is: isBsn },
    {
      kind: 'IBAN',
      numbers: fc
        .tuple(fc.constantFrom(...dutchBanks), serial(ACCOUNT_COUNT))
        .map(([bank, account]) => makeIban(bank, account)),
      is: isIban,
    },
  ];

  it.each(checked)('accepts every $kind it makes and refuses it with one wrong digit', ({ numbers, is }) => {
    const withMistake = numbers.chain((number) => fc.tuple(fc.constant(number), oneDigitChanged(number)));
    fc.assert(
      fc.property(withMistake, ([number, mistaken]) => {
        expect(is(number)).toBe(true);
        expect(is(mistaken)).toBe(false);
      }),
    );
  });

  it('accepts every wage tax number it makes and refuses it with one wrong digit before the L', () => {
    const numbers = serial(WAGE_TAX_NUMBER_COUNT).map(makeWageTaxNumber);
    const withMistake = numbers.chain((number) =>
      fc.tuple(fc.constant(number), oneDigitChanged(number.slice(0, 9))),
    );
    fc.assert(
      fc.property(withMistake, ([number, mistaken]) => {
        expect(isWageTaxNumber(number)).toBe(true);
        expect(isWageTaxNumber(mistaken + number.slice(9))).toBe(false);
      }),
    );
  });

  it('accepts every KvK number it makes, which has no check digit, and no other length', () => {
    fc.assert(
      fc.property(serial(KVK_COUNT).map(makeKvkNumber), (number) => {
        expect(isKvkNumber(number)).toBe(true);
        expect(isKvkNumber(`${number}0`)).toBe(false);
        expect(isKvkNumber(number.slice(1))).toBe(false);
      }),
    );
  });

  it.each([
    ['111222333', true],
    ['123456782', true],
    ['123456789', false],
    ['000000000', false],
    ['12345678', false],
  ])('knows whether %s is a BSN: %s', (text, expected) => {
    expect(isBsn(text)).toBe(expected);
  });

  it.each([
    ['NL91ABNA0417164300', true],
    ['DE89370400440532013000', true],
    ['GB29NWBK60161331926819', true],
    ['BE68539007547034', true],
    ['NL91ABNA041716430', false],
    ['NL91 ABNA 0417 1643 00', false],
    ['BE6853900754703400', false],
  ])('knows whether %s is an IBAN: %s', (text, expected) => {
    expect(isIban(text)).toBe(expected);
  });

  it.each([
    ['1011 AB', true],
    ['3511 SB', true],
    ['1011 SS', false],
    ['0111 AB', false],
    ['1011AB', false],
  ])('knows whether %s is a post code: %s', (text, expected) => {
    expect(isPostcode(text)).toBe(expected);
  });
});

describe('chance', () => {
  it('gives a stream the same numbers whatever was drawn before or in between', () => {
    const draw = () => drawFrom([1, 'a'], (faker) => [faker.number.int(), faker.number.int()]);
    const alone = draw();
    drawFrom([1, 'b'], (faker) => faker.number.int());
    const interrupted = drawFrom([1, 'a'], (faker) => {
      const first = faker.number.int();
      drawFrom([1, 'b'], (other) => other.number.int());
      return [first, faker.number.int()];
    });
    expect(interrupted).toEqual(alone);
    expect(draw()).toEqual(alone);
  });

  it('scatters indexes without letting two meet', () => {
    const scattered = Array.from({ length: 10_000 }, (_, index) => scatter([7, 'x'], index, 10_000));
    expect(new Set(scattered).size).toBe(10_000);
    expect(Math.min(...scattered)).toBe(0);
    expect(Math.max(...scattered)).toBe(9_999);
  });
});

describe('periods', () => {
  it.each<[string, PeriodType, number, number]>([
    ['2026-11-16', 'month', 2026, 11],
    ['2026-11-16', 'fourWeeks', 2026, 12],
    ['2024-01-01', 'fourWeeks', 2024, 1],
    ['2024-01-28', 'fourWeeks', 2024, 1],
    ['2024-01-29', 'fourWeeks', 2024, 2],
    ['2024-12-31', 'fourWeeks', 2024, 13], // In ISO week 1 of 2025.
    ['2021-01-03', 'fourWeeks', 2021, 1], // In ISO week 53 of 2020.
    ['2026-12-31', 'fourWeeks', 2026, 13], // In ISO week 53.
  ])('puts %s (%s) in %i-%i', (date, type, year, period) => {
    expect(periodOf(dayOf(`${date}T00:00:00`), type)).toEqual({ year, period });
  });

  it('leaves open the periods in which the day of the default plan falls', () => {
    const today = dayOf(defaultPlan.today);
    for (const type of ['month', 'fourWeeks'] as const) {
      expect(periodOf(today, type)).toEqual(defaultPlan.openPeriods[type]);
    }
  });
});

describe('the default world', () => {
  const world = openWorld();
  const all = employeesOf(world);
  const countByType = (employees: readonly EmployeeSeed[], type: EmployeeType): number =>
    employees.filter((employee) => employee.type === type).length;

  it('is the same, byte for byte, as it was when this test was written', () => {
    expect(hashOf(world)).toBe(GOLDEN);
  });

  it('does not depend on the order in which its companies are looked at', () => {
    const backwards = openWorld();
    for (const { id } of companiesOf(backwards).toReversed()) backwards.employees(id);
    expect(hashOf(backwards)).toBe(GOLDEN);
  });

  it('is another world with another seed', () => {
    const other = openWorld(defaultPlan, 1);
    expect(hashOf(other)).not.toBe(GOLDEN);
    expect(debtorsOf(other).map(({ name }) => name)).not.toEqual(debtorsOf(world).map(({ name }) => name));
    expect(employeesOf(other).map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });

  it('has the planned environments, debtors, companies and employees', () => {
    const size = world.environments.map(({ subdomain, product, debtors }) => {
      const companies = debtors.flatMap((debtor) => debtor.companies);
      const employees = companies.reduce((sum, { id }) => sum + world.employees(id).length, 0);
      return [subdomain, product, debtors.length, companies.length, employees];
    });
    expect(size).toEqual([
      ['demo', 'Accountant', 6, 10, 120],
      ['bedrijf', 'Business', 1, 2, 15],
      ['gestopt', 'Accountant', 1, 1, 3],
      ['proef', 'Accountant', 1, 1, 4],
    ]);
    expect(companiesOf(world).filter(({ periodType }) => periodType === 'fourWeeks').length).toBe(5);
    expect(debtorsOf(world).map(({ companies }) => companies.length)).toEqual([3, 1, 2, 1, 1, 2, 2, 1, 1]);
    expect(countByType(all, 'newHire')).toBe(6);
    expect(countByType(all, 'applicant')).toBe(3);
    expect(countByType(all, 'inactive')).toBe(30);
  });

  it('gives no id twice, whatever the kind of record', () => {
    const ids: number[] = [];
    JSON.stringify([debtorsOf(world), all], (key, value) => {
      // These are lists of the debtor and of the world, to which employees only refer.
      if (['department', 'function', 'endReason'].includes(key)) return undefined;
      if (key === 'id') ids.push(value);
      return value;
    });
    expect(new Set(ids).size).toBe(ids.length);
    expect(Math.max(...ids)).toBeLessThan(FIRST_NEW_ID);
  });

  it('gives no BSN, account, work address or trade register number to two of a kind', () => {
    const firms = companiesOf(world);
    const unique = {
      bsn: all.flatMap(({ personalInfo }) => personalInfo.bsn ?? []),
      iban: [
        ...firms.map(({ bankAccount }) => bankAccount.iban),
        ...all.flatMap((e) => e.bankAccount?.iban ?? []),
      ],
      email: all.flatMap(({ personalInfo }) => personalInfo.emailWork ?? []),
      kvk: firms.map(({ kvkNumber }) => kvkNumber),
      wageTax: firms.map(({ wageTaxNumber }) => wageTaxNumber),
    };
    for (const [kind, values] of Object.entries(unique)) {
      expect(values.length, kind).toBeGreaterThan(0);
      expect(new Set(values).size, kind).toBe(values.length);
    }
  });

  it('finds the company of an employee without making anybody', () => {
    for (const { id, firstEmployeeId, employeeCount } of companiesOf(world)) {
      const untouched = openWorld();
      expect(untouched.companyOfEmployee(firstEmployeeId)?.id).toBe(id);
      expect(untouched.companyOfEmployee(firstEmployeeId + employeeCount - 1)?.id).toBe(id);
      expect(untouched.companyOfEmployee(firstEmployeeId + employeeCount)).toBeUndefined();
      expect(world.employee(firstEmployeeId + 1)).toBe(world.employees(id)[1]);
    }
    expect(world.employee(0)).toBeUndefined();
    expect(world.employees(0)).toEqual([]);
    expect(world.debtor(1001)).toBe(debtorsOf(world)[0]);
    expect(world.company(10001)).toBe(companiesOf(world)[0]);
  });

  it('has logins that lead to what they name', () => {
    for (const login of namedLogins) {
      const environment = world.environments.find(({ subdomain }) => subdomain === login.environment);
      const debtorIds = environment?.debtors.map(({ id }) => id);
      expect(login.domain).toBe(environment?.subdomain);
      expect(login.token).toMatch(/^[0-9a-f]{32}$/);
      if (login.level === 'debtor') expect(debtorIds).toContain(login.debtorId);
      else expect(login.debtorId).toBeNull();
    }
    expect(new Set(namedLogins.map(({ token }) => token)).size).toBe(namedLogins.length);
    // One address is a login in two environments.
    expect(new Set(namedLogins.map(({ username }) => username)).size).toBe(namedLogins.length - 1);
    expect(world.debtor(1001)?.name).toMatch(/^Bakkerij /);
  });

  it('gives firms and people addresses and numbers that could exist', () => {
    const withAddress = [...debtorsOf(world), ...companiesOf(world)];
    const addresses = [...withAddress.map(({ address }) => address), ...all.flatMap((e) => [...e.addresses])];
    for (const { postalCode, city, province } of addresses) {
      const town = towns.find(({ name }) => name === city);
      const [first, last] = town?.postcodes ?? [0, 0];
      expect(isPostcode(postalCode)).toBe(true);
      expect(Number(postalCode.slice(0, 4))).toBeGreaterThanOrEqual(first);
      expect(Number(postalCode.slice(0, 4))).toBeLessThanOrEqual(last);
      expect(province).toBe(town?.province);
    }
    for (const { kvkNumber, wageTaxNumber, bankAccount, phone, email } of withAddress) {
      expect(isKvkNumber(kvkNumber)).toBe(true);
      expect(isWageTaxNumber(wageTaxNumber)).toBe(true);
      expect(isIban(bankAccount.iban)).toBe(true);
      expect(phone.replace('-', '')).toMatch(/^0\d{9}$/);
      expect(email).toMatch(/^info@[a-z0-9-]+\.example$/);
    }
  });
});

// A larger world, so that the rare ones (who came back, retired, moved, changed function) are among them.
describe('every employee', () => {
  const plan = planOfOneCompany(400);
  const staff = [openWorld(), openWorld(plan)].flatMap((world) =>
    debtorsOf(world).flatMap((debtor) =>
      debtor.companies.flatMap((company) =>
        world.employees(company.id).map((employee) => ({ debtor, company, employee })),
      ),
    ),
  );
  const all = staff.map(({ employee }) => employee);
  const today = dayOf(plan.today);
  const administrationStart = `${plan.firstYear}-01-01T00:00:00`;
  const has = (count: number): void => expect(count).toBeGreaterThan(0);
  const hoursIn = (week: WeekHours): number => week.reduce((sum, hours) => sum + Number(hours), 0);

  it('has an id and a number that count from the first of the company', () => {
    for (const { company, employee } of staff) {
      expect(employee.companyId).toBe(company.id);
      expect(employee.number - 1).toBe(employee.id - company.firstEmployeeId);
    }
  });

  it('is a person who could exist', () => {
    for (const { displayName, personalInfo, type } of all) {
      const { bsn, lastName, firstName, initials, birthday } = personalInfo;
      expect(lastName).toMatch(/^[A-Z][a-z]+$/);
      expect(firstName).toMatch(/^\p{Lu}[\p{Ll}]+$/u);
      expect(initials).toMatch(/^(\p{Lu}\.){1,3}$/u);
      expect(initials.charAt(0)).toBe(firstName.charAt(0));
      expect(displayName).toContain(`, ${initials}`);
      expect(bsn === null ? type === 'applicant' : isBsn(bsn)).toBe(true);
      expect(addYears(dayOf(birthday), 18)).toBeLessThanOrEqual(today);
    }
  });

  it('has a partner exactly if the marital status says so, and children after growing up', () => {
    const together = ['married', 'registeredPartnership', 'cohabiting'];
    has(all.filter(({ partner }) => partner !== null).length);
    has(all.filter(({ children }) => children.length > 1).length);
    for (const { personalInfo, partner, children } of all) {
      expect(partner !== null).toBe(together.includes(personalInfo.maritalStatus));
      expect(personalInfo.partnerSurname?.lastName).toBe(partner?.lastName);
      if (personalInfo.nameUse !== 'own') expect(partner).not.toBeNull();
      if (partner !== null) {
        expect(addYears(dayOf(partner.birthday), 18)).toBeLessThanOrEqual(dayOf(partner.startDate));
        expect(dayOf(partner.startDate)).toBeLessThan(today);
      }
      const birthdays = children.map(({ birthday }) => birthday);
      expect(birthdays).toEqual(birthdays.toSorted());
      for (const birthday of birthdays) {
        expect(addYears(dayOf(personalInfo.birthday), 21)).toBeLessThanOrEqual(dayOf(birthday));
        expect(dayOf(birthday)).toBeLessThan(today);
      }
    }
  });

  it('is in service as the type says', () => {
    for (const { type, employments, personalInfo } of all) {
      const last = employments.at(-1);
      const ended = last?.endDate ?? null;
      if (type === 'applicant') expect(employments).toEqual([]);
      if (type === 'newHire') expect(dayOf(last?.startDate ?? '')).toBeGreaterThan(today);
      if (type === 'active') expect(dayOf(last?.startDate ?? '')).toBeLessThan(today);
      if (type === 'inactive') expect(dayOf(ended ?? '')).toBeLessThan(today);
      else expect(ended).toBeNull();

      employments.forEach(({ startDate, endDate, endReason, initialStartDate }, at) => {
        const next = employments[at + 1];
        expect(addYears(dayOf(personalInfo.birthday), 17)).toBeLessThanOrEqual(dayOf(startDate));
        expect(endReason !== null).toBe(endDate !== null);
        if (endDate !== null) expect(startDate < endDate).toBe(true);
        if (next !== undefined) expect(endDate !== null && endDate < next.startDate).toBe(true);
        expect(initialStartDate).toBe(employments[0]?.startDate);
      });
    }
    has(all.filter(({ employments }) => employments.length > 1).length);
    const reasons = all.flatMap(({ employments }) =>
      employments.flatMap(({ endReason }) => endReason?.id ?? []),
    );
    expect([...new Set(reasons)].sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('has contracts without a gap from the first day in service to the last', () => {
    for (const { contracts, employments } of all) {
      for (const [at, { startDate, endDate }] of employments.entries()) {
        const chain = contracts.filter(({ taxSequenceNumber }) => taxSequenceNumber === at + 1);
        expect(chain[0]?.startDate).toBe(startDate);
        chain.forEach((contract, position) => {
          const next = chain[position + 1];
          if (next !== undefined) expect(dayOf(next.startDate)).toBe(dayOf(contract.endDate ?? '') + 1);
          if (contract.endDate !== null) expect(contract.startDate <= contract.endDate).toBe(true);
          if (contract.trialPeriodEnd !== null) {
            expect(position).toBe(0);
            expect(contract.trialPeriodEnd > contract.startDate).toBe(true);
            expect(contract.trialPeriodEnd <= (contract.endDate ?? '9')).toBe(true);
          }
        });
        const last = chain.at(-1);
        if (endDate !== null) expect(last?.endDate).toBe(endDate);
        else if (last?.indefinite) expect(last.endDate).toBeNull();
        else expect(dayOf(last?.endDate ?? '')).toBeGreaterThanOrEqual(today);
      }
      expect(contracts.every(({ taxSequenceNumber }) => taxSequenceNumber <= employments.length)).toBe(true);
    }
  });

  it('has a schedule that holds the hours of the contract', () => {
    has(all.filter(({ schedules }) => schedules.length > 1).length);
    for (const { company, employee } of staff) {
      for (const { startDate, week1, week2, partTimePercentage } of employee.schedules) {
        const mean = (hoursIn(week1) + hoursIn(week2)) / 2;
        const contract = employee.contracts.findLast((candidate) => candidate.startDate <= startDate);
        expect(mean).toBeCloseTo(Number(contract?.hoursPerWeek), 2);
        expect(mean / hoursIn(company.fullTimeWeek)).toBeCloseTo(Number(partTimePercentage) / 100, 4);
      }
      expect(employee.schedules.length > 0).toBe(employee.contracts.length > 0);
    }
  });

  it('earns at least the minimum wage, and more every year', () => {
    has(all.filter(({ salaries }) => salaries[0]?.type === 'grossHourly').length);
    for (const { company, employee } of staff) {
      const weeklyHours = hoursIn(company.fullTimeWeek);
      const hoursPerPeriod = company.periodType === 'month' ? (weeklyHours * 52) / 12 : weeklyHours * 4;
      let previous = 0;
      for (const { startDate, type, value } of employee.salaries) {
        const perHour = type === 'grossHourly' ? Number(value) : Number(value) / hoursPerPeriod;
        expect(perHour * 100).toBeGreaterThanOrEqual(minimumHourlyWage(dayOf(startDate)));
        expect(perHour).toBeLessThan(60);
        expect(value).toMatch(/^\d+\.\d\d$/);
        expect(Number(value)).toBeGreaterThanOrEqual(previous);
        previous = Number(value);
      }
      expect(employee.salaries.length > 0).toBe(employee.employments.length > 0);
    }
  });

  it('has nothing in the administration from before it began, and nothing entered after today', () => {
    for (const employee of all) {
      const { salaries, schedules, departments, functions, addresses, personalInfo, bankAccount } = employee;
      for (const { startDate } of [...salaries, ...schedules])
        expect(startDate >= administrationStart).toBe(true);
      const fromPeriods = [
        personalInfo,
        ...addresses,
        ...departments,
        ...functions,
        ...(bankAccount ? [bankAccount] : []),
      ];
      for (const { from } of fromPeriods) {
        expect(from.year).toBeGreaterThanOrEqual(plan.firstYear);
        expect(from.year).toBeLessThanOrEqual(yearOf(today));
        expect(from.period).toBeGreaterThanOrEqual(1);
        expect(from.period).toBeLessThanOrEqual(13);
      }
      const entered = [
        ...fromPeriods,
        ...salaries,
        ...schedules,
        ...employee.employments,
        ...employee.contracts,
      ];
      for (const { createdAt } of entered) {
        expect(createdAt).toMatch(/^\d{4}-\d\d-\d\dT(0[89]|1[0-7]):[0-5]\d:[0-5]\d$/);
        expect(createdAt < plan.today).toBe(true);
      }
    }
  });

  it('has histories with the oldest first and no two from the same period', () => {
    const order = ({ from }: { from: { year: number; period: number } }): number =>
      from.year * 100 + from.period;
    const isAscending = (numbers: readonly number[]): boolean =>
      numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0));
    has(all.filter(({ functions }) => functions.length > 1).length);
    has(all.filter(({ addresses }) => addresses.filter(({ type }) => type === 'home').length > 1).length);
    for (const { addresses, departments, functions, salaries, schedules } of all) {
      expect(isAscending(addresses.filter(({ type }) => type === 'home').map(order))).toBe(true);
      expect(isAscending(departments.map(order))).toBe(true);
      expect(isAscending(functions.map(order))).toBe(true);
      expect(isAscending(salaries.map(({ startDate }) => dayOf(startDate)))).toBe(true);
      expect(isAscending(schedules.map(({ startDate }) => dayOf(startDate)))).toBe(true);
    }
  });

  it('works in a department and a function of the debtor, unless an applicant', () => {
    for (const { debtor, employee } of staff) {
      for (const { department } of employee.departments) expect(debtor.departments).toContain(department);
      for (const assignment of employee.functions) expect(debtor.functions).toContain(assignment.function);
      const hired = employee.type !== 'applicant';
      expect(employee.departments.length > 0).toBe(hired);
      expect(employee.functions.length > 0).toBe(hired);
      expect(employee.bankAccount !== null).toBe(hired);
    }
  });
});

describe('a plan of another size', () => {
  it('opens without making anybody, and makes as many as it says', () => {
    const world = openWorld(planOfOneCompany(1_500));
    expect(world.companyOfEmployee(5_001_500)?.id).toBe(10001);
    expect(world.companyOfEmployee(5_001_501)).toBeUndefined();
    expect(world.employees(10001).length).toBe(1_500);
    expect(world.employee(5_001_500)?.number).toBe(1_500);
    const bsns = employeesOf(world).flatMap(({ personalInfo }) => personalInfo.bsn ?? []);
    expect(new Set(bsns).size).toBe(1_500);
  });

  it('is refused when a company has more people who are not at work than people', () => {
    const [environment] = planOfOneCompany(1).environments;
    const [debtor] = environment?.debtors ?? [];
    const [company] = debtor?.companies ?? [];
    if (!environment || !debtor || !company) throw new Error('The plan has a company.');
    const world = openWorld({
      ...defaultPlan,
      environments: [{ ...environment, debtors: [{ ...debtor, companies: [{ ...company, newHires: 2 }] }] }],
    });
    expect(() => world.employees(10001)).toThrow(/Company 1/);
  });
});
