import type { z } from 'zod';
import { nearestName } from '../../nearest-name.ts';
import { type CaseShape, callStepShape, caseShape, mockStepShape, sendStepShape } from './case-shape.ts';
import {
  CaseError,
  entryOf,
  hint,
  partAt,
  partOf,
  placeAt,
  plainOf,
  shown,
  type Written,
} from './written.ts';

/** @throws CaseError for the first thing that is not as the shape says. */
export function shapeOf(written: Written): CaseShape {
  const steps = partOf(written, 'steps');
  const result = caseShape.safeParse(plainOf(written));
  if (steps?.kind === 'list')
    for (const step of steps.items) {
      const known = { call: callStepShape, send: sendStepShape, mock: mockStepShape };
      const kinds = (['call', 'send', 'mock'] as const).filter((kind) => entryOf(step, kind));
      const [kind] = kinds;
      if (kind === undefined || kinds.length > 1)
        throw new CaseError('a step has one of call, send and mock', step.place);
      const issues = (known[kind] as z.ZodType).safeParse(plainOf(step)).error?.issues ?? [];
      for (const issue of issues) throw shapeError(issue, step, known[kind]);
    }
  const [issue] = result.error?.issues ?? [];
  if (issue) throw shapeError(issue, written, caseShape);
  return result.data as CaseShape;
}

/** What is wrong with a written thing, at its place. */
export function shapeError(issue: z.core.$ZodIssue, written: Written, shape: z.ZodObject): CaseError {
  const place = placeAt(written, issue.path);
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const names = issue.path.length === 0 ? Object.keys(shape.shape) : [];
    const at = entryOf(partAt(written, issue.path), key)?.place ?? place;
    return new CaseError(`'${key}' is not known here${hint(nearestName(key, names))}`, at);
  }
  if (issue.code === 'invalid_value') {
    const found = partAt(written, issue.path);
    const value = found?.kind === 'scalar' ? found.text : '';
    const choices = issue.values.map(String);
    const remedy = hint(nearestName(value, choices)) || `; it may be ${choices.join(', ')}`;
    return new CaseError(`'${value}' is not known here${remedy}`, place);
  }
  if (issue.code === 'invalid_union') {
    const nearest = nearestIssue(issue);
    if (nearest) return shapeError({ ...nearest, path: [...issue.path, ...nearest.path] }, written, shape);
  }
  const what = issue.path.length === 0 ? 'the case' : issue.path.join('.');
  const found = partAt(written, issue.path);
  const wrong = found?.kind === 'scalar' ? `, not ${shown(found)}` : '';
  return new CaseError(
    `${what}: ${issue.code === 'invalid_union' ? unionText(issue) : issue.message}${wrong}`,
    place,
  );
}

/** Of the form that was meant: the one whose mistake lies inside it, not in its being that form. */
function nearestIssue({ errors }: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue | undefined {
  return errors.flatMap(([first]) => (first && first.path.length > 0 ? [first] : []))[0];
}

/** What each of the forms would have wanted, which is better than `Invalid input`. */
function unionText({ errors }: z.core.$ZodIssueInvalidUnion): string {
  const wanted = errors.flatMap(([first]) => (first?.code === 'invalid_type' ? [`a ${first.expected}`] : []));
  return `expected ${[...new Set(wanted)].join(' or ')}`;
}
