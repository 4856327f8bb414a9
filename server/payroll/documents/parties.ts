import type { YearPeriod } from '../../../fixtures/seed.ts';
import { holdingIn } from '../../world/history.ts';
import { type Address, type Company, type Employee, personalInfosOf } from '../../world/records.ts';
import { dutchDate } from './dutch-notation.ts';
import type { Fact } from './facts.ts';

/** The employer, who pays. */
export function employerFacts({ name, address, wageTaxNumber }: Company): Fact[] {
  return [
    { label: 'Werkgever', values: [name, ...addressLines(address)] },
    { label: 'Loonheffingennummer', values: [wageTaxNumber] },
  ];
}

/** The employee, who is paid, as known in a period. */
export function employeeFacts(employee: Employee, period: YearPeriod): Fact[] {
  const info = holdingIn(personalInfosOf(employee), period) ?? employee.personalInfo;
  const home = employee.addresses.filter(({ type }) => type === 'home');
  return [
    { label: 'Werknemer', values: [employee.displayName, ...addressLines(holdingIn(home, period) ?? null)] },
    { label: 'Personeelsnummer', values: [String(employee.number)] },
    { label: 'BSN', values: [info.bsn] },
    { label: 'Geboortedatum', values: [info.birthday && dutchDate(info.birthday)] },
  ];
}

/** An address as it stands on an envelope; what is missing leaves no gap. */
function addressLines(address: Address | null): string[] {
  if (!address) return [];
  const { street, houseNumber, houseNumberAddition, postalCode, city } = address;
  return [
    [street, houseNumber, houseNumberAddition],
    [postalCode, city],
  ]
    .map((parts) => parts.filter(Boolean).join(' '))
    .filter((line) => line !== '');
}
