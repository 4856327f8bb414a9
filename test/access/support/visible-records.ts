import { SCOPES, type Scope } from '../../../contracts/interface/model.ts';
import type { Login } from '../../../server/access/login.ts';
import type { Environment } from '../../../server/world/environment.ts';

/** The records of some debtors, companies and employees, and every id and text by which one would know them. */
export interface Records {
  readonly ids: Readonly<Record<Scope, readonly number[]>>;
  /** Their own ids and those of all that belongs to them. */
  readonly allIds: ReadonlySet<number>;
  readonly texts: ReadonlySet<string>;
}

/** What a login may see of its environment: worked out from the records by what is specified, not by `View`. */
export function visibleTo(
  { level, debtorId, companies: chosen, filterTags }: Login,
  from: Environment,
): Records {
  const debtors = [...from.debtors.all()].filter(({ id, tags }) => {
    if (level === 'debtor') return id === debtorId && chosen?.length !== 0;
    return filterTags === null || tags.some((tag) => filterTags.includes(tag));
  });
  const debtorIds = debtors.map(({ id }) => id);
  const companies = [...from.companies.all()].filter(
    (company) =>
      debtorIds.includes(company.debtorId) &&
      (chosen === null || chosen === 'all' || chosen.includes(company.id)),
  );
  const employees = companies.flatMap(({ id }) => [...from.employeesOf(id)]);
  return recordsOf({ debtor: debtors, company: companies, employee: employees });
}

/** All there is in some environments. */
export function allIn(environments: readonly Environment[]): Records {
  return recordsOf({
    debtor: environments.flatMap(({ debtors }) => [...debtors.all()]),
    company: environments.flatMap(({ companies }) => [...companies.all()]),
    employee: environments.flatMap(({ employees }) => [...employees.all()]),
  });
}

/** What is among some records and not among others. */
export function without(all: Records, others: Records): Records {
  const rest = (scope: Scope) => all.ids[scope].filter((id) => !others.ids[scope].includes(id));
  return {
    ids: { debtor: rest('debtor'), company: rest('company'), employee: rest('employee') },
    allIds: new Set([...all.allIds].filter((id) => !others.allIds.has(id))),
    texts: new Set([...all.texts].filter((text) => !others.texts.has(text))),
  };
}

function recordsOf(records: Readonly<Record<Scope, readonly { readonly id: number }[]>>): Records {
  const allIds = new Set<number>();
  const texts = new Set<string>();
  for (const scope of SCOPES) for (const record of records[scope]) gather(record, allIds, texts);
  const idsOf = (scope: Scope) => records[scope].map(({ id }) => id);
  return {
    ids: { debtor: idsOf('debtor'), company: idsOf('company'), employee: idsOf('employee') },
    allIds,
    texts,
  };
}

/** Smaller ids count within lists that everybody has, such as the reasons to leave: they and their texts are nobody's. */
const FIRST_OWN_ID = 1_000;

/** Short texts and dates tell nobody apart. */
const SAYS_NOTHING = /^.{0,5}$|^\d{4}-\d\d-\d\dT/;

function gather(value: unknown, ids: Set<number>, texts: Set<string>): void {
  if (typeof value === 'string') {
    if (!SAYS_NOTHING.test(value)) texts.add(value);
  } else if (Array.isArray(value)) {
    for (const item of value) gather(item, ids, texts);
  } else if (value !== null && typeof value === 'object') {
    if ('id' in value && typeof value.id === 'number' && value.id < FIRST_OWN_ID) return;
    // What a step of the salary table pays is nobody's own: everybody sees the table.
    const isOfTable = 'place' in value && value.place !== null;
    for (const [key, part] of Object.entries(value)) {
      if (key === 'id' && typeof part === 'number') ids.add(part);
      else if (!(isOfTable && key === 'value')) gather(part, ids, texts);
    }
  }
}
