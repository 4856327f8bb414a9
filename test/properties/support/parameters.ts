import type { Field, Operation } from '../../../contracts/interface/model.ts';
import { filingIdOf, runIdOf } from '../../../fixtures/ids.ts';
import type { Ids } from './people.ts';
import type { Fields, Tree } from './tree.ts';

/** A period as requests name it. */
interface NamedPeriod {
  readonly year: string;
  readonly period: string;
}

/** The period that is open for the firm. */
export const OPEN: NamedPeriod = { year: '2026', period: '11' };

/** A run that is there, of a period that is closed. */
const runOf = ({ company }: Ids) => ({ companyId: company, period: { year: 2026, period: 1 } });

const NO_SCALE = {
  SchaalDescription: null,
  ScaleValue: '0',
  ScalePercentageMax: '0',
  ScalePercentageMin: '0',
};

/** What else reading operations want to know, by the name of the parameter in lower case. */
const PARAMETERS: Readonly<Record<string, (ids: Ids) => Tree>> = {
  runid: (ids) => String(runIdOf(ids.company, runOf(ids).period)),
  loonaangifteid: (ids) => String(filingIdOf('wageTaxReturn', runOf(ids))),
  wagetaxid: (ids) => String(filingIdOf('wageTaxReturn', runOf(ids))),
  pensionexportid: (ids) => String(filingIdOf('pensionExport', runOf(ids))),
  paymentdate: () => '2026-02-25T00:00:00',
  startperiod: () => '1',
  fromperiod: () => '1',
  endperiod: () => '10',
  untilperiod: () => '10',
  from: () => '2026-01-01T00:00:00',
  to: () => '2026-12-31T00:00:00',
  dtmstart: () => '2026-01-01T00:00:00',
  dtmend: () => '2026-12-31T00:00:00',
  scale: () => ({ Scale: '1', ...NO_SCALE }),
  labouragreementsettingsgroupid: () => '1',
  wagecode: () => '1000',
  entity: () => 'Employee',
  employeetype: () => '0',
  active: () => 'all',
  type: () => 'Type1',
  soort: () => 'Withdrawal',
  leavetype: () => 'Type1',
  number: () => '1001',
  functionid: () => '0',
};

/** The parameters of an operation that reads: ids and period of what was written, unless said otherwise. */
export function readingOf(
  { request, name }: Operation,
  ids: Ids,
  own: Fields = {},
  period: NamedPeriod = OPEN,
): Fields {
  return Object.fromEntries(
    request.map((field) => {
      const value = own[field.name] ?? parameter(field, ids, period);
      if (value === undefined)
        throw new Error(`the table does not say with which ${field.name} ${name} is called`);
      return [field.name, value];
    }),
  );
}

function parameter({ name, identity }: Field, ids: Ids, { year, period }: NamedPeriod): Tree | undefined {
  if (identity) return String(ids[identity.scope]);
  const known = PARAMETERS[name.toLowerCase()];
  if (known) return known(ids);
  if (/year$/i.test(name)) return year;
  return /^period$/i.test(name) ? period : undefined;
}
