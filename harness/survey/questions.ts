import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Operation, Type, Version } from '../../contracts/interface/model.ts';
import { type Argument, argumentOf, type Column } from './arguments.ts';
import { type KnownRecords, kindOf, type Row } from './known-records.ts';

/** A call that reads, with all that it is asked with. */
export interface Question {
  readonly operation: Operation;
  /** The texts of its arguments by name; what may be left out is. */
  readonly parameters: Readonly<Record<string, string>>;
  /** What is known of what it is about, more than it is asked with. */
  readonly about: Row;
}

/** An operation that is asked as soon as its arguments are known. */
export interface AskableOperation {
  readonly operation: Operation;
  readonly columns: readonly Column[];
  /** Questions of a lower rank come first: what tells of records, what holds now, and what most calls are needed for last. */
  readonly rank: number;
}

/** What is never asked, and why. */
export interface Unaskable {
  readonly operation: Operation;
  readonly why: string;
}

/** What a version of the service can be asked: operations of which it is known that they read, and no others. */
export function operationsToAsk(version: Version): {
  readonly askable: readonly AskableOperation[];
  readonly unaskable: readonly Unaskable[];
} {
  const reading = catalogue.services
    .filter((service) => service.version === version)
    // Signing on gives tokens, which no capture keeps.
    .flatMap(({ operations }) => operations.filter(({ writes, header }) => !writes && header !== null));
  const askable: AskableOperation[] = [];
  const unaskable: Unaskable[] = [];
  for (const operation of reading) {
    const why = whyUnaskable(operation);
    if (why !== null) unaskable.push({ operation, why });
    else {
      const columns = columnsOf(operation);
      askable.push({ operation, columns, rank: rankOf(operation, columns) });
    }
  }
  return { askable, unaskable };
}

function whyUnaskable({ request, result }: Operation): string | null {
  if (result && holdsFile(result.type)) return 'its answer is a file, of which a capture keeps nothing';
  const missing = request.filter((field) => argumentOf(field) === null);
  if (missing.length === 0) return null;
  return `nothing tells which ${missing.map(({ name }) => name).join(' and ')} to ask for`;
}

function holdsFile(type: Type): boolean {
  switch (type.kind) {
    case 'simple':
      return type.name === 'base64Binary';
    case 'enum':
      return false;
    case 'list':
      return holdsFile(type.item.type);
    case 'record':
      return type.fields.some((field) => holdsFile(field.type));
  }
}

function columnsOf({ request }: Operation): readonly Column[] {
  return [
    ...new Set(
      request.flatMap((field) => {
        const argument = argumentOf(field);
        return argument?.kind === 'known' ? [argument.column] : [];
      }),
    ),
  ];
}

/** How much each kind of record makes a question wait. */
const WEIGHTS: readonly (readonly [isSo: (columns: ReadonlySet<Column>) => boolean, weight: number])[] = [
  [(columns) => columns.has('debtor'), 1],
  [(columns) => columns.has('company'), 2],
  [(columns) => columns.has('employee'), 4],
  [(columns) => [...columns].some((column) => !SCOPES.has(column)), 8],
  [(columns) => columns.has('task'), 32],
];

const SCOPES: ReadonlySet<Column> = new Set<Column>(['debtor', 'company', 'employee']);

/** The service works long for a report. */
const OF_REPORTS = 16;

function rankOf({ service }: Operation, columns: readonly Column[]): number {
  const set = new Set(columns);
  const own = WEIGHTS.reduce((sum, [isSo, weight]) => sum + (isSo(set) ? weight : 0), 0);
  return own + (service.name === 'ReportService' ? OF_REPORTS : 0);
}

/** All questions of an operation that what is known is enough for. */
export function questionsOf(
  { operation, columns }: AskableOperation,
  known: KnownRecords,
): readonly Question[] {
  return known.rowsWith(columns).flatMap((about) => {
    let asked: readonly Question['parameters'][] = [{}];
    for (const field of operation.request)
      asked = asked.flatMap((parameters) =>
        valuesOf(argumentOf(field), about).map((value) =>
          value === null ? parameters : { ...parameters, [field.name]: value },
        ),
      );
    return asked.map((parameters) => ({ operation, parameters, about }));
  });
}

/** @returns null for what is left out. */
function valuesOf(argument: Argument | null, about: Row): readonly (string | null)[] {
  if (argument?.kind === 'chosen') return argument.values;
  if (argument?.kind === 'known') return [argument.textOf(about[argument.column] ?? '')];
  return [null];
}

/** The kinds of records of which none is known, though the operation is asked by them. */
export function missingKinds({ columns }: AskableOperation, known: KnownRecords): readonly string[] {
  return [...new Set(columns.map(kindOf))].filter((kind) => known.count(kind) === 0);
}
