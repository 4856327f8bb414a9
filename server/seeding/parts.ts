import { pathText } from '../../base/schema/path-text.ts';
import type { Path } from '../../base/schema/schema-at.ts';
import type { CompanySeed, DebtorSeed, Seed } from '../../contracts/seed/seed.ts';
import { putSteppedLogin } from '../access/stepped-login.ts';
import { putWantedLogin } from '../access/test-environment.ts';
import { seedCompany } from './company.ts';
import { seedDebtor } from './debtor.ts';
import type { Mistakes } from './mistakes.ts';
import type { Seeding } from './seeding.ts';
import { seedStaff } from './staff.ts';

/** The ids of what was made. */
export interface Made {
  readonly debtors: number[];
  readonly companies: number[];
  readonly employees: number[];
}

/** Where logins are put. */
export type Home = Parameters<typeof putWantedLogin>[0] & Parameters<typeof putSteppedLogin>[0];

/** Puts in tags; those that are there are kept. @param around where they stand, here and below. */
export function seedTags(
  { tags = [] }: Pick<Seed, 'tags'>,
  around: Path,
  { environment, mistakes }: Seeding,
): void {
  for (const [at, { color = 0, ...named }] of tags.entries()) {
    const tag = { ...named, color };
    const known = environment.tags.get(tag.number);
    if (known && known.name !== tag.name)
      mistakes.wrong(
        [...around, 'tags', at, 'number'],
        tag.number,
        `is that of the tag '${known.name}'.`,
        'Choose another number.',
      );
    else if (!known || known.color !== tag.color) environment.tags.put({ id: tag.number, ...tag });
  }
}

/** Puts in debtors with their companies, an employee a step. @param debtors null for what the plan of a world made. */
export function* debtorSteps(
  debtors: readonly (DebtorSeed | null)[],
  around: Path,
  seeding: Seeding,
): Generator<void, Made> {
  const all: Made = { debtors: [], companies: [], employees: [] };
  const mentioned = new Map<number, Path>();
  for (const [at, value] of debtors.entries()) {
    if (value === null) continue;
    const path = [...around, 'debtors', at];
    const made = seedDebtor(value, path, seeding);
    if (!made || !isFirst(made.debtor.id, path, mentioned, seeding)) continue;
    if (made.isNew) all.debtors.push(made.debtor.id);
    const companies: readonly (CompanySeed | null)[] = value.companies ?? [];
    for (const [index, company] of companies.entries()) {
      if (company === null) continue;
      const place = [...path, 'companies', index];
      const begun = seedCompany(company, place, made.debtor, seeding);
      if (!begun || !isFirst(begun.company.id, place, mentioned, seeding)) continue;
      if (begun.isNew) all.companies.push(begun.company.id);
      all.employees.push(...(yield* seedStaff(company, place, { debtor: made.debtor, ...begun }, seeding)));
    }
  }
  return all;
}

/** Whether a debtor or company is in a seed for the first time; tells what is wrong where it is not. */
function isFirst(id: number, path: Path, mentioned: Map<number, Path>, { mistakes }: Seeding): boolean {
  const before = mentioned.get(id);
  if (before)
    mistakes.told(
      path,
      id,
      `${pathText(path)} is the same as ${pathText(before)}.`,
      'Put together what belongs to one, or choose another number.',
    );
  else mentioned.set(id, path);
  return before === undefined;
}

export function putLogins(
  { logins = [] }: Pick<Seed, 'logins'>,
  around: Path,
  home: Home,
  mistakes: Mistakes,
): void {
  for (const [at, login] of logins.entries())
    mistakes.attempt([...around, 'logins', at], () =>
      'archetype' in login ? putWantedLogin(home, login) : putSteppedLogin(home, login),
    );
}
