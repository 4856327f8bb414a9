import { z } from 'zod';
import { counted } from '../counted.ts';
import { didYouMean, nearestName } from '../nearest-name.ts';
import { quoted } from '../quoted-text.ts';
import { sentences } from '../sentences.ts';
import { AND_MORE, toldAtOnce } from '../told-at-once.ts';
import { valueText } from '../value-text.ts';
import { inheritedNames } from './inherited-names.ts';
import { pathText } from './path-text.ts';
import { fieldNames, formsOf, type Path, schemasAt, unwrapped, valueAt } from './schema-at.ts';
import { either, oneOf, wantedBy, wording } from './wording.ts';

/** Something is wrong with a value or a part of it: two sentences, the same ones wherever the value came from. */
export interface ValueMistake {
  /** Where it is, from the whole value down. */
  readonly path: Path;
  /** Whether the last name of the path is wrong, and not what stands under it. */
  readonly isName: boolean;
  /** What stands there; undefined for what is missing. */
  readonly value: unknown;
  /** What is wrong: `logins[0].archetype is 'mastr', which is none of the possible values.` */
  readonly detail: string;
  /** What to do about it: `Did you mean 'master'?` */
  readonly remedy: string;
}

/** What a schema makes of a value. */
interface Reading {
  /** Undefined when something is wrong with it. */
  readonly data: unknown;
  /** As many as are told at once; empty when it is as the schema says. */
  readonly mistakes: readonly ValueMistake[];
}

/**
 * What a schema makes of a value.
 * @param whole what sentences call the value itself: `The body`.
 */
export function reading(schema: z.ZodType, value: unknown, whole = 'This'): Reading {
  const { error, data } = schema.safeParse(value);
  const mistakes = toldAtOnce(allMistakes(schema, value, whole, error?.issues), (next) => ({
    ...next,
    ...AND_MORE,
  }));
  return { data: mistakes.length === 0 ? data : undefined, mistakes };
}

/** All that is wrong with a value, however much that is; empty when it is as the schema says. */
export function valueMistakes(schema: z.ZodType, value: unknown, whole = 'This'): readonly ValueMistake[] {
  return [...allMistakes(schema, value, whole, schema.safeParse(value).error?.issues)];
}

/** Found one by one, as they are asked for. */
function* allMistakes(
  schema: z.ZodType,
  value: unknown,
  whole: string,
  issues: readonly Issue[] = [],
): Iterable<ValueMistake> {
  const part: Part = { path: [], name: whole, value, schemas: [schema] };
  const known = new Set<string>();
  for (const mistake of mistakesIn(issues, part)) {
    known.add(pathText(mistake.path));
    yield mistake;
  }
  for (const path of inheritedNames(value))
    if (!known.has(pathText(path))) yield unknownField(String(path.at(-1)), partAt(part, path.slice(0, -1)));
}

type Issue = z.core.$ZodIssue;
type UnionIssue = z.core.$ZodIssueInvalidUnion;

/** A value of a user, or a part of one. */
interface Part {
  /** From the whole value down. */
  readonly path: Path;
  /** What sentences call it. */
  readonly name: string;
  /** Undefined for what is missing. */
  readonly value: unknown;
  /** What it may be. */
  readonly schemas: readonly z.ZodType[];
}

/** @param around what the paths of the issues begin at. */
function* mistakesIn(issues: readonly Issue[], around: Part): Iterable<ValueMistake> {
  const misspelled = new Set(
    issues.filter(({ code }) => code === 'unrecognized_keys').map(({ path }) => path.join()),
  );
  for (const issue of firstOfEach(issues)) {
    const part = partAt(around, issue.path);
    const isMissing = part.value === undefined;
    // A misspelled name explains why the right one is missing, and what that entails.
    const holder = isMissing ? issue.path.slice(0, -1) : issue.path;
    if ((isMissing || issue.code === 'custom') && misspelled.has(holder.join())) continue;
    yield* isMissing ? [missing(issue, part)] : ofIssue(issue, part, around);
  }
}

function missing(issue: Issue, part: Part): ValueMistake {
  const wanted = 'options' in issue ? oneOf(issue.options as readonly unknown[]) : wantedAs(part);
  return mistake(part, `${part.name} is missing.`, give(wanted));
}

/** @param part what the issue is about, and is there. @param around as for `mistakesIn`. */
function ofIssue(issue: Issue, part: Part, around: Part): Iterable<ValueMistake> {
  switch (issue.code) {
    case 'unrecognized_keys':
      return ofFormWith(issue.keys, part) ?? unknownFields(issue.keys, part);
    case 'invalid_key':
      return [wrongName(partAt(around, issue.path.slice(0, -1)), String(issue.path.at(-1)))];
    case 'invalid_union':
      return inUnion(issue, part);
    case 'invalid_value':
      return [notAmong(issue.values, part)];
    case 'too_small':
    case 'too_big':
      return [wrongSize(issue, part)];
    case 'invalid_format':
      return [notWanted(part, wantedFormat(issue, part))];
    case 'custom':
      return [refused(issue, part)];
    default:
      return [notWanted(part, wantedAs(part))];
  }
}

function* unknownFields(keys: readonly string[], part: Part): Iterable<ValueMistake> {
  for (const key of keys) yield unknownField(key, part);
}

/** What is wrong with a value as the form that has these fields, where another form was tried; null where none has. */
function ofFormWith(keys: readonly string[], part: Part): Iterable<ValueMistake> | null {
  const form = part.schemas
    .flatMap((schema) => formsOf(schema, part.value))
    .find((one) => keys.every((key) => fieldNames([one], part.value).includes(key)));
  const { error } = form?.safeParse(part.value) ?? {};
  return form && error ? mistakesIn(error.issues, { ...part, schemas: [form] }) : null;
}

/** A value of the wrong kind fails other checks too, which says nothing new. */
function firstOfEach(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>();
  return issues.filter(({ code, path }) => {
    const key = `${code === 'unrecognized_keys'} ${path.join()}`;
    return !seen.has(key) && seen.add(key);
  });
}

function partAt({ path, name, value, schemas }: Part, way: Path): Part {
  if (way.length === 0) return { path, name, value, schemas };
  const full = [...path, ...way];
  return {
    path: full,
    name: pathText(full),
    value: valueAt(value, way),
    schemas: schemas.flatMap((schema) => schemasAt(schema, way, value)),
  };
}

function mistake({ path, value }: Part, detail: string, remedy: string): ValueMistake {
  return { path, isName: false, value, detail, remedy };
}

function notWanted(part: Part, wanted: string): ValueMistake {
  const { name, value } = part;
  const isUnquoted = wanted === 'a text' && (typeof value === 'number' || typeof value === 'boolean');
  const remedy = isUnquoted ? `Put it in quotes: '${value}'.` : give(wanted);
  return mistake(part, `${name} is ${valueText(value)}, not ${wanted}.`, remedy);
}

function wantedAs({ schemas }: Part): string {
  return either(schemas.map(wantedBy)) || 'another value';
}

function wantedFormat({ pattern }: z.core.$ZodIssueInvalidStringFormat, part: Part): string {
  const wanted = wantedAs(part);
  return wanted === 'a text' && pattern !== undefined ? `a text that matches ${pattern}` : wanted;
}

function give(wanted: string): string {
  return `${wanted.startsWith('one of ') ? 'Choose' : 'Give'} ${wanted}.`;
}

function notAmong(choices: readonly unknown[], part: Part): ValueMistake {
  const wanted = oneOf(choices);
  if (choices.length === 1) return notWanted(part, wanted);
  const detail = `${part.name} is ${valueText(part.value)}, which is none of the possible values.`;
  const suggestion = didYouMean(nearestChoice(choices, part.value));
  return mistake(part, detail, suggestion === '' ? give(wanted) : sentences(suggestion, `It is ${wanted}.`));
}

function nearestChoice(choices: readonly unknown[], value: unknown): string | null {
  return typeof value === 'string' ? nearestName(value, choices.map(String)) : null;
}

function wrongSize(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, part: Part): ValueMistake {
  const isSmall = issue.code === 'too_small';
  const limit = isSmall ? issue.minimum : issue.maximum;
  const unit = UNITS[issue.origin];
  if (unit !== undefined && part.schemas.some((schema) => wording.get(unwrapped(schema))))
    return notWanted(part, wantedAs(part));
  const adjective = unit === undefined ? (isSmall ? 'small' : 'large') : isSmall ? 'short' : 'long';
  const detail = `${part.name} is ${valueText(part.value)}, which is too ${adjective}.`;
  if (unit === undefined && issue.inclusive === false)
    return mistake(part, detail, `Give ${isSmall ? 'more' : 'less'} than ${limit}.`);
  if (unit === undefined) return mistake(part, detail, `The ${isSmall ? 'least' : 'most'} is ${limit}.`);
  return mistake(part, detail, `Give at ${isSmall ? 'least' : 'most'} ${counted(Number(limit), unit)}.`);
}

/** What is counted of a value, by its kind; numbers have a size themselves. */
const UNITS: Readonly<Record<string, string>> = { array: 'item', string: 'character' };

/**
 * A check of a schema's own. Its message is what is wanted, or with a remedy a sentence that says what is wrong:
 * `{ error: 'A step makes one change.', params: { remedy: 'Make each in a step of its own.' } }`.
 */
function refused({ message, params }: z.core.$ZodIssueCustom, part: Part): ValueMistake {
  const remedy: unknown = params?.remedy;
  return typeof remedy === 'string' ? mistake(part, message, remedy) : notWanted(part, message);
}

function unknownField(key: string, { path, name, value, schemas }: Part): ValueMistake {
  const names = fieldNames(schemas, value);
  const leave = names.length === 0 ? 'Leave it out.' : `Leave it out; the fields are ${names.join(', ')}.`;
  return {
    path: [...path, key],
    isName: true,
    value: valueAt(value, [key]),
    detail: `There is no field ${quoted(key)} ${path.length === 0 ? 'here' : `in ${name}`}.`,
    remedy: didYouMean(nearestName(key, names)) || leave,
  };
}

/** @param part what has the name in it. */
function wrongName({ path, value, schemas }: Part, key: string): ValueMistake {
  const names = schemas.map(unwrapped).filter((schema) => schema instanceof z.ZodRecord);
  const wanted = either(names.map(({ keyType }) => wantedBy(keyType as z.ZodType)));
  return {
    path: [...path, key],
    isName: true,
    value: valueAt(value, [key]),
    detail: `The name ${quoted(key)} is not ${wanted}.`,
    remedy: give(wanted),
  };
}

/** What is wrong with the form that was meant; where that is none of them, what the forms are. */
function inUnion(issue: UnionIssue, part: Part): Iterable<ValueMistake> {
  if ('options' in issue) return [notAmong(issue.options, part)];
  const union = part.schemas.map(unwrapped).find((schema) => schema instanceof z.ZodUnion);
  const likeliest = likeliestForm(issue.errors, part.value);
  const form = union?.options[likeliest] as z.ZodType | undefined;
  if (!form) return [notWanted(part, wantedAs(part))];
  return mistakesIn(issue.errors[likeliest] ?? [], { ...part, schemas: [form] });
}

/** Of the forms that a value can have, the one with the least wrong in it; -1 when it is none of them at all. */
function likeliestForm(errors: readonly (readonly Issue[])[], value: unknown): number {
  const costs = errors.map((issues) =>
    issues.some((issue) => isOtherForm(issue, value))
      ? Number.POSITIVE_INFINITY
      : issues.reduce(
          (cost, issue) => cost + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1),
          0,
        ),
  );
  const least = Math.min(...costs);
  return Number.isFinite(least) ? costs.indexOf(least) : -1;
}

function isOtherForm(issue: Issue, value: unknown): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_value') return nearestChoice(issue.values, value) === null;
  return issue.code === 'invalid_type';
}
