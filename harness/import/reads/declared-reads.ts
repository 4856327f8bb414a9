import type { Operation } from '../../../contracts/interface/model.ts';
import type { Declaration, Declarations } from '../declaring.ts';
import { absences } from './absences.ts';
import { careers } from './careers.ts';
import { companies } from './companies.ts';
import { debtors } from './debtors.ts';
import { employees } from './employees.ts';
import { pay } from './pay.ts';
import { places } from './places.ts';
import { taxes } from './taxes.ts';

const TABLES: readonly Declarations[] = [
  debtors,
  companies,
  places,
  employees,
  careers,
  pay,
  taxes,
  absences,
];

/** What an operation says of a world; undefined where nothing is declared. */
export function declarationOf({ name, service }: Operation): Declaration | undefined {
  for (const table of TABLES) {
    const found = (table[service.name] as Readonly<Record<string, Declaration>> | undefined)?.[name];
    if (found) return found;
  }
  return undefined;
}
