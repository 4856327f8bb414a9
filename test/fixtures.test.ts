import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../fixtures/calendar.ts';
import { BSN_COUNT, isBsn, makeBsn } from '../fixtures/dutch/bsn.ts';
import { ACCOUNT_COUNT, dutchBanks, isIban, makeIban } from '../fixtures/dutch/iban.ts';
import { isKvkNumber, KVK_COUNT, makeKvkNumber } from '../fixtures/dutch/kvk.ts';
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
import type { CompanySeed, DebtorSeed, EmployeeSeed, EmployeeType } from '../fixtures/seed.ts';
import { openWorld, type WorldSeed } from '../fixtures/world.ts';

/** SHA-256 of the whole default world. A change means that every record people wrote down may have changed. */
const GOLDEN = '8eb88e1293b63c2aeca75966ec54e334302d2b02f2170c684f4044dc1c5e60c9';

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
    const draw = () => drawFrom([1, 'a'], (chance) => [chance.next(), chance.next()]);
    const alone = draw();
    drawFrom([1, 'b'], (chance) => chance.next());
    const interrupted = drawFrom([1, 'a'], (chance) => {
      const first = chance.next();
      drawFrom([1, 'b'], (other) => other.next());
      return [first, chance.next()];
    });
    expect(interrupted).toEqual(alone);
    expect(draw()).toEqual(alone);
  });

  it('scatters indexes without letting two meet', () => {
    const serials = scatter([7, 'x'], 10_000);
    const scattered = Array.from({ length: 10_000 }, (_, index) => serials(index));
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
      if (['department', 'function', 'endReason', 'cause'].includes(key)) return undefined;
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
