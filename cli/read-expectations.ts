import { z } from 'zod';
import { CaseError, plainOf, readWritten, type Written } from '../base/document/document.ts';
import { inOrder } from '../base/document/mistakes.ts';
import { shapeMistakes } from '../base/document/shape-mistakes.ts';
import { nearestName } from '../base/nearest-name.ts';
import {
  type PatternOfCalls,
  patternSchema,
  type Times,
  timesSchema,
} from '../contracts/control/verification.ts';

/** What calls are expected to be: so many of a kind, or kinds one after another. */
export type Expected =
  | { readonly kind: 'calls'; readonly pattern: PatternOfCalls; readonly times?: Times }
  | { readonly kind: 'order'; readonly patterns: readonly PatternOfCalls[] };

const callsShape = z.strictObject({ ...patternSchema.shape, times: timesSchema.exactOptional() });
const orderShape = z.strictObject({ order: z.array(patternSchema).min(1) });
const NAMES = [...Object.keys(callsShape.shape), 'order'];

/**
 * Reads expectations: a list of them, or one alone, as YAML or JSON. Each is a pattern with `times`, or has `order`.
 * @param file how messages call it.
 * @throws CaseError for what is none, with its place.
 */
export function readExpectations(text: string, file: string): Expected[] {
  const items = readWritten(text, file).flatMap((document) =>
    document.kind === 'list' ? document.items : [document],
  );
  if (items.length === 0)
    throw new CaseError('expected an operation, or a list', { file, line: 1, column: 1 });
  return items.map(expectedIn);
}

function expectedIn(written: Written): Expected {
  if (written.kind !== 'map')
    throw new CaseError('expected an expectation: operation, with, answer, times; or order', written.place);
  if (written.entries.some(({ key }) => nearestName(key, NAMES) === 'order'))
    return { kind: 'order', patterns: shaped(orderShape, written).order };
  const { times, ...pattern } = shaped(callsShape, written);
  return { kind: 'calls', pattern, ...(times === undefined ? {} : { times }) };
}

function shaped<T extends z.ZodObject>(shape: T, written: Written): z.output<T> {
  const [mistake] = inOrder(shapeMistakes(shape, written));
  if (mistake) throw mistake;
  return shape.parse(plainOf(written)) as z.output<T>;
}
