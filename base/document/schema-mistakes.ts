import { z } from 'zod';
import { nearestName } from '../nearest-name.ts';
import { CaseError, entryOf, hint, type Place, partAt, placeAt, plainOf, type Written } from './document.ts';
import { formsText, issueText, nearestChoice } from './issue-text.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** All that is not as the shape says, each at its place. */
export function shapeMistakes(shape: z.ZodType, written: Written): CaseError[] {
  const { error } = shape.safeParse(plainOf(written));
  return mistakesIn(error?.issues ?? [], shape, written, []);
}

/** @param at where the shape is meant to be; the paths of the issues go on from there. */
function mistakesIn(issues: readonly Issue[], shape: z.ZodType, written: Written, at: Path): CaseError[] {
  const misspelled = issues.filter(({ code }) => code === 'unrecognized_keys').map(({ path }) => path.join());
  return issues.flatMap((issue): CaseError[] => {
    const path = [...at, ...issue.path];
    const place = placeAt(written, path);
    const found = partAt(written, path);
    // A misspelled name explains why the right one is missing, and what that entails.
    const holder = found ? issue.path : issue.path.slice(0, -1);
    if ((!found || issue.code === 'custom') && misspelled.includes(holder.join())) return [];
    if (!found) return [new CaseError(`${path.join('.')} is missing`, place)];
    switch (issue.code) {
      case 'unrecognized_keys': {
        const names = namesOf(shapesAt(shape, issue.path));
        return issue.keys.map((key) => unknownKey(key, names, entryOf(found, key)?.place ?? place));
      }
      case 'invalid_key': {
        const parent = partAt(written, path.slice(0, -1));
        const key = String(path.at(-1));
        const message = issue.issues[0]?.message ?? issue.message;
        return [new CaseError(`'${key}': ${message}`, entryOf(parent, key)?.place ?? place)];
      }
      case 'invalid_union': {
        const meant = formMeant(issue.errors, found);
        const union = shapesAt(shape, issue.path).find((one) => one instanceof z.ZodUnion);
        const form = union?.options[meant] as z.ZodType | undefined;
        if (form) return mistakesIn(issue.errors[meant] ?? [], form, written, path);
        const firsts = issue.errors.flatMap(([first]) => first ?? []);
        return [new CaseError(labelled(path, formsText(firsts, found)), place)];
      }
      case 'invalid_value':
        return [new CaseError(issueText(issue, found), place)];
      default:
        return [new CaseError(labelled(path, issueText(issue, found)), place)];
    }
  });
}

function labelled(path: Path, message: string): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`;
}

function unknownKey(key: string, names: readonly string[], place: Place): CaseError {
  const remedy = hint(nearestName(key, names)) || (names.length > 0 ? `; known are ${names.join(', ')}` : '');
  return new CaseError(`'${key}' is not known here${remedy}`, place);
}

/** Of the forms that a value can have, the one with the least wrong in it; -1 when it is none of them at all. */
function formMeant(errors: readonly (readonly Issue[])[], found: Written): number {
  const costs = errors.map((issues) =>
    issues.some((issue) => isOtherForm(issue, found))
      ? Number.POSITIVE_INFINITY
      : issues.reduce(
          (cost, issue) => cost + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1),
          0,
        ),
  );
  const least = Math.min(...costs);
  return Number.isFinite(least) ? costs.indexOf(least) : -1;
}

function isOtherForm(issue: Issue, found: Written): boolean {
  if (issue.path.length > 0) return false;
  return (
    issue.code === 'invalid_type' || (issue.code === 'invalid_value' && nearestChoice(issue, found) === null)
  );
}

/** The names that records of these shapes can have. */
function namesOf(shapes: readonly z.ZodType[]): string[] {
  return shapes.flatMap((shape) => {
    if (shape instanceof z.ZodUnion) return namesOf((shape.options as z.ZodType[]).map(bare));
    return shape instanceof z.ZodObject ? Object.keys(shape.shape) : [];
  });
}

/** What what stands at a path may be; several shapes, where there are several forms on the way to it. */
function shapesAt(shape: z.ZodType, [key, ...rest]: Path): z.ZodType[] {
  const within = bare(shape);
  if (key === undefined) return [within];
  if (within instanceof z.ZodUnion)
    return (within.options as z.ZodType[]).flatMap((form) => shapesAt(form, [key, ...rest]));
  const part =
    within instanceof z.ZodObject
      ? (within.shape[String(key)] as z.ZodType | undefined)
      : within instanceof z.ZodArray
        ? (within.element as z.ZodType)
        : within instanceof z.ZodRecord
          ? (within.valueType as z.ZodType)
          : undefined;
  return part ? shapesAt(part, rest) : [];
}

function bare(shape: z.ZodType): z.ZodType {
  const isWrapped =
    shape instanceof z.ZodOptional || shape instanceof z.ZodExactOptional || shape instanceof z.ZodNullable;
  return isWrapped ? bare(shape.unwrap() as z.ZodType) : shape;
}
