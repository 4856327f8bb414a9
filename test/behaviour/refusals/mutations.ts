import type { Field, Operation, SimpleTypeName } from '../../../contracts/interface/model.ts';
import { type Leaf, type Rewrite, type ValidRequest, withNil, without } from './envelope.ts';

/** What can be wrong with the requests of an operation as such: every value by itself, all of a kind, and what is missing. */
export function mutationsOf(valid: ValidRequest): string[] {
  const leaves = valid.leaves.filter(({ isInHeader }) => !isInHeader);
  return [
    ...leaves.flatMap((leaf) =>
      wrongTexts(leaf.field).map((text) => valid.with((other) => (other === leaf ? text : null))),
    ),
    ...WRONG_TOGETHER.filter((rewrite) => leaves.some((leaf) => rewrite(leaf) !== null)).map((rewrite) =>
      valid.with((leaf) => (leaf.isInHeader ? null : rewrite(leaf))),
    ),
    ...(hasRows(valid.operation) ? [valid.with(asTheFirstOf(leaves))] : []),
    ...recordsOf(valid.operation).map((name) => without(valid.envelope, name)),
    ...rowsOf(valid.operation).map((name) => withNil(valid.envelope, name)),
  ];
}

/** The valid request, but without leave to change the past. */
export function protectedRequest(valid: ValidRequest): string {
  return valid.with(({ field }) => (isUnprotectedMode(field) ? 'false' : null));
}

/** A day, and a period, of a year that is closed. */
const CLOSED_DAY = '2026-01-15T00:00:00';
const CLOSED_PERIOD = '1';

/** What is only wrong together. */
const WRONG_TOGETHER: readonly Rewrite[] = [
  ({ field }) => (isUnprotectedMode(field) ? 'false' : isStart(field) ? CLOSED_PERIOD : null),
  ({ field }) => (isUnprotectedMode(field) ? 'false' : isOf(field, 'dateTime') ? CLOSED_DAY : null),
  ({ field }) => (isOf(field, 'string') ? '' : null),
];

/** Texts that a field is unlikely to take, by its name. */
const BY_NAME: readonly (readonly [name: RegExp, texts: readonly string[]])[] = [
  [/year$/i, ['1']],
  [/period$/i, ['99', CLOSED_PERIOD]],
  [/iban/i, ['', 'NL00ABNA0417164300']],
];

/** Texts that a field is unlikely to take, by its type. */
const BY_TYPE: Readonly<Record<SimpleTypeName, readonly string[]>> = {
  int: ['0', '-1', '987654321'],
  decimal: ['-1', '1000'],
  string: ['', 'unknown'],
  dateTime: [
    '0001-01-01T00:00:00',
    '1850-01-01T00:00:00',
    '2026-06-01T00:00:00',
    '2026-12-01T12:00:00',
    '2027-12-01T00:00:00',
  ],
  guid: ['99999999-9999-9999-9999-999999999999'],
  base64Binary: [''],
  boolean: [],
  anyType: [],
};

function wrongTexts({ name, type, identity }: Field): readonly string[] {
  if (identity) return [];
  if (type.kind === 'enum') return [...new Set([type.values[0], type.values.at(-1)])].map(String);
  if (type.kind !== 'simple') return [];
  const named = type.name === 'dateTime' ? undefined : BY_NAME.find(([pattern]) => pattern.test(name));
  return named?.[1] ?? BY_TYPE[type.name];
}

function isUnprotectedMode({ name }: Field): boolean {
  return name === 'UnprotectedMode';
}

function isStart({ name }: Field): boolean {
  return /^(start)?period$/i.test(name);
}

function isOf({ type }: Field, name: SimpleTypeName): boolean {
  return type.kind === 'simple' && type.name === name;
}

/** Rows that all say what the first one says. */
function asTheFirstOf(leaves: readonly Leaf[]): Rewrite {
  const firsts = new Map([...leaves].reverse().map(({ path, text }) => [path.join('/'), text]));
  return ({ path, isInHeader }) => (isInHeader ? null : (firsts.get(path.join('/')) ?? null));
}

function recordsOf({ request }: Operation): string[] {
  return request.filter(({ type }) => type.kind === 'record').map(({ name }) => name);
}

function hasRows({ request }: Operation): boolean {
  return request.some(({ type }) => type.kind === 'list');
}

function rowsOf({ request }: Operation): string[] {
  return request.flatMap(({ type }) => (type.kind === 'list' && type.item.nillable ? [type.item.name] : []));
}
