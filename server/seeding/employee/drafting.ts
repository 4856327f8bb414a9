import type { z } from 'zod';
import type { Path } from '../../../base/schema/schema-at.ts';
import { type DateTime, dayOf } from '../../../fixtures/calendar.ts';
import type { Chance } from '../../../fixtures/random.ts';
import { drawEntry } from '../../../fixtures/records/entry.ts';
import type { EmployeeSeed, YearPeriod } from '../../../fixtures/seed.ts';
import { periodOn } from '../../world/periods.ts';
import type { Employee } from '../../world/records.ts';
import type { Said } from '../record-reader.ts';
import type { Workplace } from './workplace.ts';

/** An employee of a seed in the making. */
export interface Drafting {
  readonly workplace: Workplace;
  /** Where the employee stands in the seed. */
  readonly path: Path;
  readonly said: Said<Employee>;
  /** What was made of what is said, all else drawn. */
  readonly made: EmployeeSeed;
  readonly chance: Chance;
  /** The first day in service, but not before the administration began; today for an applicant. */
  readonly start: DateTime;
}

/** What every record begins with that holds from a day on. */
export function recordOn({ workplace: { environment, world }, chance }: Drafting, date: DateTime) {
  return { id: environment.nextId(), createdAt: drawEntry(chance, dayOf(date), world) };
}

export function periodAt({ workplace: { company } }: Drafting, date: DateTime): YearPeriod {
  return periodOn(date, company.periodType);
}

/**
 * The list that is said, each record made whole.
 * @param make what a record has that does not say it.
 */
export function listSaid<T>(
  { workplace: { reader }, path, said }: Drafting,
  name: keyof Employee,
  schema: z.ZodObject,
  make: (record: Said<T>, at: number, path: Path) => Partial<T>,
): T[] | undefined {
  return reader.list<T>(schema, said[name] as readonly Said<T>[] | undefined, [...path, name], make);
}

/** The same without fields that were made anew. */
export function without<T extends object, Name extends keyof T>(
  record: T,
  ...names: readonly Name[]
): Omit<T, Name> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name as Name))) as Omit<
    T,
    Name
  >;
}
