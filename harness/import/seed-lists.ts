import { dayOf } from '../../fixtures/calendar.ts';
import { periodOf, type YearPeriod } from '../../fixtures/period.ts';
import { defaultPlan } from '../../fixtures/plan.ts';
import type { Draft } from './draft.ts';
import type { Periods } from './merged-list.ts';
import type { Values } from './statement.ts';
import type { Document, EmployeeDocument } from './world-document.ts';

/** Lists as answers say them, made those of seeds. */

/** What answers say of an assignment beside it, which belongs to a list of the debtor or company. */
const ASIDE: readonly string[] = ['staff', 'costCenter', 'costUnit'];

export function withoutAside(values: Values): Values {
  const { parts } = values;
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !ASIDE.includes(name)));
  return Array.isArray(parts) ? { ...kept, parts: (parts as Values[]).map(withoutAside) } : kept;
}

/** What employees have of a list of their debtor, each once. */
export function assigned(staff: readonly Draft[], list: string, field: string): Values[] {
  return staff.flatMap(({ lists }) =>
    (lists.get(list) ?? []).flatMap(({ records }) =>
      records.flatMap((record) => (record[field] === undefined ? [] : [record[field] as Values])),
    ),
  );
}

export function partsOf(staff: readonly Draft[], field: string): Values[] {
  return assigned(staff, 'costSplits', 'parts').flatMap((parts) =>
    (parts as unknown as Values[]).flatMap((part) =>
      part[field] === undefined ? [] : [part[field] as Values],
    ),
  );
}

/** A list of which no answer tells, as far as employees have chosen from it. */
export function chosenFrom(lists: Document, name: string, chosen: readonly Values[], key = 'id'): Document {
  if (lists[name] !== undefined || chosen.length === 0) return {};
  return { [name]: [...new Map(chosen.map((one) => [one[key], one])).values()] };
}

/** How a company is insured now it was from the beginning on, where no answer says otherwise. */
export function withInsurances(lists: Document, firstYear: number): Document {
  const [first, ...others] = (lists.socialInsurances ?? []) as Values[];
  if (!first) return lists;
  return { ...lists, socialInsurances: [{ from: { year: firstYear, period: 1 }, ...first }, ...others] };
}

/** As first known, personal information stands apart. */
export function withPersonalInfo({ personalInfos, ...lists }: Document): Document {
  const [first, ...later] = (personalInfos ?? []) as Values[];
  if (!first) return lists;
  return { ...lists, personalInfo: first, ...(later.length > 0 ? { personalInfos } : {}) };
}

/**
 * The settings with which everybody on the payroll begins have the id of the first time in service: they are there
 * already, once that has it.
 */
export function withBegun(lists: Document, { periodType }: Periods): Document {
  const list = (name: string) => lists[name] as readonly Values[] | undefined;
  const [wageTax, insurances, employments] = [
    list('wageTaxSettings'),
    list('socialInsurances'),
    list('employments'),
  ];
  const begun = insurances?.find(({ id }) => id !== undefined && idsIn(wageTax).includes(id as number));
  const first = employments?.find(({ endDate }) => !endDate || endDate >= FIRST_DAY) ?? employments?.[0];
  const { id, createdAt } = begun ?? {};
  const served =
    begun && first && idsIn(employments).length === 0
      ? employments?.map((one) => (one === first ? { id, ...(createdAt ? { createdAt } : {}), ...one } : one))
      : employments;
  const known = idsIn(served);
  // Who came back has settings since then, where nothing else is said.
  const came = (employments?.length ?? 0) > 1 ? employments?.at(-1)?.startDate : undefined;
  const since =
    typeof came === 'string' && came >= FIRST_DAY ? { from: periodOf(dayOf(came), periodType) } : {};
  const others = (settings: readonly Values[]) =>
    settings
      .filter((one) => !known.includes(one.id as number))
      .map((one, at) => (at === 0 ? { ...since, ...one } : one));
  return {
    ...lists,
    ...(served ? { employments: served } : {}),
    ...(wageTax ? { wageTaxSettings: others(wageTax) } : {}),
    ...(insurances ? { socialInsurances: others(insurances) } : {}),
  };
}

/** The first one of the administration, before which no settings are known. */
const FIRST_DAY = `${defaultPlan.firstYear}-01-01`;

function idsIn(records: readonly Values[] = []): number[] {
  return records.flatMap(({ id }) => (typeof id === 'number' ? [id] : []));
}

/** The years in which something of an employee begins that holds in periods. */
export function yearsIn(employee: EmployeeDocument): number[] {
  return Object.entries(employee).flatMap(([name, list]) =>
    Array.isArray(list) && name !== 'addresses' && name !== 'bankAccounts'
      ? (list as Values[]).flatMap(({ from, startDate }) => {
          const isDated = name === 'salaries' || name === 'schedules';
          if (isDated && typeof startDate === 'string') return [Number(startDate.slice(0, 4))];
          return from ? [(from as YearPeriod).year] : [];
        })
      : [],
  );
}
