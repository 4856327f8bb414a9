import { pathText } from '../../../base/schema/path-text.ts';
import { type Path, valueAt } from '../../../base/schema/schema-at.ts';
import type { DateTime } from '../../../fixtures/calendar.ts';
import { isIban } from '../../../fixtures/dutch/iban.ts';
import { comparePeriods, type YearPeriod } from '../../../fixtures/period.ts';
import type { Mistakes } from '../mistakes.ts';

/** Where rules tell what is wrong with a record of a seed: only what is said can be. */
export class Check {
  readonly #mistakes: Mistakes;
  readonly #path: Path;
  readonly #said: object;

  /** @param said what the seed says of the record, which stands at the path. */
  constructor(mistakes: Mistakes, path: Path, said: object) {
    this.#mistakes = mistakes;
    this.#path = path;
    this.#said = said;
  }

  /** The items of a list with their places; none where the list is not said. */
  *items<Whole extends object, Name extends keyof Whole & string>(
    record: Whole,
    name: Name,
  ): Generator<Item<Whole[Name]>> {
    if (!this.isSaid(name)) return;
    const list = (record[name] ?? []) as readonly ItemOf<Whole[Name]>[];
    for (const [at, item] of list.entries()) yield { item, path: [name, at], before: list.slice(0, at) };
  }

  /** Whether the seed says a value, which is else made. @param path from the record on. */
  isSaid(...path: Path): boolean {
    return valueAt(this.#said, path) !== undefined;
  }

  /** @param why what is wrong with the value, after its name: `is no day.` */
  wrong(path: Path, value: unknown, why: string, remedy: string): void {
    this.#mistakes.wrong([...this.#path, ...path], value, why, remedy);
  }

  /** That a day is not before another one. */
  order(from: Path, first: DateTime, to: Path, last: DateTime | null): void {
    if (last === null || last >= first) return;
    this.wrong(
      to,
      dayText(last),
      `is before ${pathText(from.slice(-1))}, ${dayText(first)}.`,
      'Give a day from there on.',
    );
  }

  /** That the first and the last period of something stand in this order. */
  periods(
    path: Path,
    { from, until }: { readonly from: YearPeriod; readonly until: YearPeriod | null },
  ): void {
    if (until && comparePeriods(until, from) < 0)
      this.wrong(
        [...path, 'until'],
        periodText(until),
        `is before from, ${periodText(from)}.`,
        'Give a later period.',
      );
  }

  iban(path: Path, iban: string | null | undefined): void {
    if (iban && !isIban(iban.replaceAll(' ', '')))
      this.wrong(path, iban, 'is no IBAN.', 'Give one whose check digits fit, such as NL91ABNA0417164300.');
  }

  /** @param text a decimal or a whole number. */
  notNegative(path: Path, text: string | number): void {
    if (Number(text) < 0) this.wrong(path, text, 'is less than nothing.', 'Give 0 or more.');
  }

  /** That a number of hours is not more than a day has. */
  hoursOfDay(path: Path, hours: string): void {
    if (Number(hours) < 0) this.notNegative(path, hours);
    else if (Number(hours) > 24) this.wrong(path, hours, 'is more than a day has.', 'Give 0 to 24 hours.');
  }
}

type ItemOf<List> = List extends readonly (infer One)[] ? One : never;

/** An item of a list, where it stands, and those that stand before it. */
interface Item<List> {
  readonly item: ItemOf<List>;
  readonly path: Path;
  readonly before: readonly ItemOf<List>[];
}

export function dayText(date: DateTime): string {
  return date.endsWith('T00:00:00') ? date.slice(0, 10) : date;
}

export function periodText({ year, period }: YearPeriod): string {
  return `${year}-${period}`;
}
