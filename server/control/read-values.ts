import { z } from 'zod';
import { nearestName } from '../../base/nearest-name.ts';
import type { Issue } from '../../contracts/control/problems.ts';
import { Problem } from './problem.ts';

/**
 * What a schema makes of a value.
 * @throws Problem that lists everything that is wrong with it.
 */
export function readValues(schema: z.ZodType, value: unknown, kind: 'invalid' | 'unknown'): unknown {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const issues = read.error.issues.flatMap((issue) => issuesOf(issue, valueAt(value, issue.path), schema));
  throw Problem.ofValues(kind, issues as [Issue, ...Issue[]]);
}

type ZodIssue = z.core.$ZodIssue;

/** @param value what stood where the issue is. */
function issuesOf(issue: ZodIssue, value: unknown, schema: z.ZodType): Issue[] {
  const field = fieldOf(issue.path);
  const is = field === '' ? 'The body is' : `${field} is`;
  const about = { field, ...(isTelling(value) ? { value } : {}) };
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownField(key, issue.path, value, schema));
    case 'invalid_type': {
      const wanted = WANTED[issue.expected] ?? issue.expected;
      if (value === undefined) return [{ field, detail: `${is} missing.`, remedy: `Give ${wanted}.` }];
      return [{ ...about, detail: `${is} not ${wanted}.`, remedy: `Give ${wanted}.` }];
    }
    case 'invalid_value':
      return [{ ...about, ...notAmong(issue.values.map(String), is, value) }];
    case 'invalid_union': {
      // A field that tells which of several objects it is.
      if ('options' in issue) return [{ ...about, ...notAmong(issue.options.map(String), is, value) }];
      const form = issue.errors.find((issues) => !issues.some(isOtherForm));
      if (form)
        return form.flatMap((one) =>
          issuesOf({ ...one, path: [...issue.path, ...one.path] }, valueAt(value, one.path), schema),
        );
      const wanted = issue.errors.flatMap(([first]) => (first ? wantedBy(first) : [])).join(' or ');
      return [{ ...about, detail: `${is} not ${wanted}.`, remedy: `Give ${wanted}.` }];
    }
    case 'too_small':
      return [{ ...about, detail: `${is} too ${sizeOf(value)}.`, remedy: `The least is ${issue.minimum}.` }];
    case 'too_big':
      return [
        { ...about, detail: `${is} too ${sizeOf(value, true)}.`, remedy: `The most is ${issue.maximum}.` },
      ];
    default:
      return [{ ...about, detail: `${field}: ${issue.message}.`, remedy: 'See /_mock/openapi.json.' }];
  }
}

/** Whether the value is nothing like this form of a union. */
function isOtherForm({ code, path }: ZodIssue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
}

function wantedBy(issue: ZodIssue): string[] {
  if (issue.code === 'invalid_type') return [WANTED[issue.expected] ?? issue.expected];
  return issue.code === 'invalid_value' ? issue.values.map((value) => `'${String(value)}'`) : [];
}

/** Types of values, as a sentence names them. */
const WANTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

/** The adjective for a value that is too little, or too much, of what it is. */
function sizeOf(value: unknown, big = false): string {
  if (typeof value === 'number') return big ? 'large' : 'small';
  return big ? 'long' : 'short';
}

function unknownField(key: string, path: readonly PropertyKey[], object: unknown, schema: z.ZodType): Issue {
  const names = fieldsAt(schema, path);
  const nearest = nearestName(key, names);
  const value = valueAt(object, [key]);
  return {
    field: fieldOf([...path, key]),
    ...(isTelling(value) ? { value } : {}),
    detail: `There is no field '${key}' here.`,
    remedy: nearest
      ? `Did you mean '${nearest}'?`
      : names.length === 0
        ? 'Leave it out.'
        : `Leave it out; the fields are ${names.join(', ')}.`,
  };
}

function notAmong(choices: readonly string[], is: string, value: unknown): Pick<Issue, 'detail' | 'remedy'> {
  const detail = value === undefined ? `${is} missing.` : `${is} none of the possible values.`;
  return { detail, remedy: choose(typeof value === 'string' ? value : '', choices) };
}

function choose(given: string, choices: readonly string[]): string {
  const nearest = nearestName(given, choices);
  const list = choices.map((choice) => `'${choice}'`).join(', ');
  return nearest && given !== ''
    ? `Did you mean '${nearest}'? It is one of ${list}.`
    : `Choose one of ${list}.`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((at, step) => (at as Readonly<Record<PropertyKey, unknown>> | undefined)?.[step], value);
}

/** The names of the fields an object has at a place in a schema. */
function fieldsAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const [step, ...rest] = path;
  if (schema instanceof z.ZodObject) {
    if (step === undefined) return Object.keys(schema.shape);
    const field = schema.shape[String(step)];
    return field ? fieldsAt(field, rest) : [];
  }
  if (schema instanceof z.ZodUnion)
    return [...new Set(schema.options.flatMap((option) => fieldsAt(option, path)))];
  if (schema instanceof z.ZodArray) return fieldsAt(schema.element, rest);
  if ('innerType' in schema._zod.def) return fieldsAt(schema._zod.def.innerType as z.ZodType, path);
  return [];
}

/** `logins[0].archetype` */
function fieldOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((done, step) => {
    if (typeof step === 'number') return `${done}[${step}]`;
    return done === '' ? String(step) : `${done}.${String(step)}`;
  }, '');
}

/** Whether a value is worth repeating to who sent it: a short one. */
function isTelling(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= 200;
  return value === null || typeof value === 'number' || typeof value === 'boolean';
}
