import type { z } from 'zod';
import { pathText } from '../../base/schema/path-text.ts';
import { reading, type ValueMistake } from '../../base/schema/value-mistakes.ts';
import type { Issue } from '../../contracts/control/problems.ts';
import { Problem } from './problem.ts';

/**
 * What a schema makes of a value.
 * @throws Problem that lists everything that is wrong with it.
 */
export function readValues(schema: z.ZodType, value: unknown, kind: 'invalid' | 'unknown'): unknown {
  const { data, mistakes } = reading(schema, value, 'The body');
  if (mistakes.length === 0) return data;
  throw problemOfMistakes(kind, mistakes);
}

/** @param mistakes one at least. */
export function problemOfMistakes(kind: 'invalid' | 'unknown', mistakes: readonly ValueMistake[]): Problem {
  return Problem.ofValues(kind, mistakes.map(issueOf) as [Issue, ...Issue[]]);
}

function issueOf({ path, value, detail, remedy }: ValueMistake): Issue {
  return { field: pathText(path), ...(isTelling(value) ? { value } : {}), detail, remedy };
}

/** Whether a value is worth repeating to its sender: a short one. */
function isTelling(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= 200;
  return value === null || typeof value === 'number' || typeof value === 'boolean';
}
