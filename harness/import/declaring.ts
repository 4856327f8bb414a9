import type { Interface } from '../../contracts/interface/generated/index.ts';
import type { ServiceName } from '../../contracts/interface/model.ts';
import type { YearPeriod } from '../../fixtures/period.ts';
import type { Arguments } from '../serving/read-call.ts';
import {
  type Extent,
  type MembersSaying,
  type Owner,
  type OwnerKind,
  type Saying,
  type Statement,
  THE_ENVIRONMENT,
  type Values,
} from './statement.ts';

/** The words in which tables declare what answers say. */

/** What an operation says, by its answer and what it was asked. */
export type Declaration = (answer: unknown, args: Arguments) => readonly Statement[];

/** The operations of a service, in whichever version. */
type OperationName<S extends ServiceName> = {
  [V in keyof Interface]: S extends keyof Interface[V] ? keyof Interface[V][S] : never;
}[keyof Interface];

/** What the operations of services say. */
export type Declarations = {
  readonly [S in ServiceName]?: { readonly [O in OperationName<S>]?: Declaration };
};

/** An element of a record on the wire by its name, or what is made of the record; undefined says nothing. */
type Column<Wire> = (keyof Wire & string) | ((wire: Wire) => unknown);

/** Which field of a record of seeds comes from where. */
type Columns<Wire> = Readonly<Record<string, Column<Wire>>>;

/** What is said by a record, a list or a value. */
type Reader = (answer: unknown, args: Arguments) => readonly Saying[];

/** Reads a record by columns. */
export type RecordReading = (wire: object) => Values;

export function columns<Wire>(table: Columns<Wire>): RecordReading {
  const entries = Object.entries(table);
  return (wire) => {
    const values = entries.map(([name, column]) => [
      name,
      typeof column === 'function'
        ? column(wire as Wire)
        : (wire as Readonly<Record<string, unknown>>)[column],
    ]);
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
  };
}

/** Fields of the owner itself. */
export function fields(read: RecordReading): Reader {
  return (answer) => (isObject(answer) ? [{ values: read(answer) }] : []);
}

/** A record that the owner has one of, or none. */
export function record(name: string, read: RecordReading, isNone: (wire: object) => boolean = never): Reader {
  return (answer) => {
    if (answer === null) return [{ values: { [name]: null } }];
    return isObject(answer) ? [{ values: { [name]: isNone(answer) ? null : read(answer) } }] : [];
  };
}

/** All of a list. */
export function all(list: string, read: RecordReading): Reader {
  return listReader(list, read, () => 'all');
}

/** Some records of a list. */
export function some(list: string, read: RecordReading): Reader {
  return listReader(list, read, () => 'some');
}

/** What of a list holds in the period that is asked for, or in the open one. @param among what all of it has in common. */
export function holding(list: string, read: RecordReading, among: Values = {}): Reader {
  return listReader(
    list,
    (wire) => ({ ...read(wire), ...among }),
    (args) => ({ period: periodIn(args), among }),
  );
}

/** The same of an answer that is no record: null where it says that nothing holds. */
export function holdingValue(list: string, read: (answer: unknown) => Values | null): Reader {
  return (answer, args) => {
    if (answer === undefined) return [];
    const values = read(answer);
    return [{ list, records: values ? [values] : [], extent: { period: periodIn(args), among: {} } }];
  };
}

function listReader(list: string, read: RecordReading, extentOf: (args: Arguments) => Extent): Reader {
  return (answer, args) => {
    if (answer === undefined) return [];
    const items = Array.isArray(answer) ? answer : [answer];
    return [{ list, records: items.filter(isObject).map(read), extent: extentOf(args) }];
  };
}

/** What is said of the environment. */
export function environment(...readers: readonly Reader[]): Declaration {
  return (answer, args) => ofOwner(THE_ENVIRONMENT, readers, answer, args);
}

/** What is said of the debtor, company or employee of whom is asked. */
function askedFor(kind: OwnerKind): (...readers: readonly Reader[]) => Declaration {
  return (...readers) =>
    (answer, args) => {
      const id = idIn(args, kind);
      return id === null ? [] : ofOwner({ kind, id }, readers, answer, args);
    };
}

export const debtor = askedFor('debtor');
export const company = askedFor('company');
export const employee = askedFor('employee');

/** The same of an answer that holds it in an element. */
export function within(element: string, reader: Reader): Reader {
  return (answer, args) => (isObject(answer) ? reader((answer as Values)[element], args) : []);
}

/**
 * What is said of each of a list of debtors, companies or employees, who stand in the owner that is asked for.
 * @param idElement the element that holds the id of each.
 */
export function each(kind: OwnerKind, idElement: string, ...readers: readonly Reader[]): Declaration {
  return eachOfTypes(kind, idElement, () => null, ...readers);
}

/** The same of a list of what belongs to employees, by the element that most of them name their employee in. */
export function eachEmployee(...readers: readonly Reader[]): Declaration {
  return each('employee', 'EmployeeId', ...readers);
}

/** The same of a list that holds all employees of some types. */
export function eachOfTypes(
  kind: OwnerKind,
  idElement: string,
  typesIn: (args: Arguments) => MembersSaying['types'],
  ...readers: readonly Reader[]
): Declaration {
  return (answer, args) => {
    if (!Array.isArray(answer)) return [];
    const items = answer.filter(isObject) as Values[];
    const parent = PARENTS[kind]
      .map((one) => ({ kind: one, id: idIn(args, one) }))
      .find(({ id }) => id !== null);
    const ids = [
      ...new Set(items.flatMap((item) => (typeof item[idElement] === 'number' ? [item[idElement]] : []))),
    ];
    const within = (
      parent && parent.id !== null ? { kind: parent.kind, id: parent.id } : THE_ENVIRONMENT
    ) as Owner;
    return [
      { owner: within, saying: { members: kind, ids, types: typesIn(args) } },
      ...items.flatMap((item) => {
        const id = item[idElement];
        if (typeof id !== 'number') return [];
        const owner: Owner = { kind, id };
        return [
          ...(within.kind === 'environment' ? [] : [{ owner, saying: { parent: within } }]),
          ...ofOwner(owner, readers, item, args),
        ];
      }),
    ];
  };
}

/** In what a debtor, a company and an employee may stand, the nearest first. */
const PARENTS: Readonly<Record<OwnerKind, readonly OwnerKind[]>> = {
  environment: [],
  debtor: [],
  company: ['debtor'],
  employee: ['company', 'debtor'],
};

function ofOwner(
  owner: Owner,
  readers: readonly Reader[],
  answer: unknown,
  args: Arguments,
): readonly Statement[] {
  return readers.flatMap((reader) => reader(answer, args).map((saying) => ({ owner, saying })));
}

/** The id of the debtor, company or employee that arguments name, in whatever case; null for none. */
export function idIn(args: Arguments, kind: OwnerKind): number | null {
  const [, id] = Object.entries(args).find(([name]) => name.toLowerCase() === `${kind}id`) ?? [];
  return typeof id === 'number' ? id : null;
}

/** The period that arguments name. */
function periodIn({ Year: year, Period: period }: Arguments): YearPeriod | 'open' {
  return typeof year === 'number' && typeof period === 'number' ? { year, period } : 'open';
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function never(): boolean {
  return false;
}

/** A period that a record on the wire begins with. */
export function startPeriod({
  StartYear: year,
  StartPeriod: period,
}: {
  readonly StartYear?: number | null;
  readonly StartPeriod?: number | null;
}): YearPeriod | undefined {
  return typeof year === 'number' && typeof period === 'number' ? { year, period } : undefined;
}
