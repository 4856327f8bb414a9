import { z } from 'zod';
import { wrappedIn } from './schema-at.ts';

/**
 * What messages call a value that a schema wants, where its type says too little:
 * `z.string().regex(DAY).register(wording, { wanted: 'a day such as 2026-12-01' })`.
 */
export const wording = z.registry<{ readonly wanted: string }>();

/** What a schema wants, as a sentence names it: `a whole number or 'ok'`. */
export function wantedBy(schema: z.ZodType): string {
  const own = wording.get(schema)?.wanted;
  if (own !== undefined) return own;
  const within = wrappedIn(schema);
  if (within) return either([wantedBy(within), ...(schema instanceof z.ZodNullable ? ['null'] : [])]);
  if (schema instanceof z.ZodUnion) return either((schema.options as readonly z.ZodType[]).map(wantedBy));
  if (schema instanceof z.ZodEnum) return oneOf(schema.options);
  if (schema instanceof z.ZodLiteral) return oneOf([...schema.values]);
  if (schema instanceof z.ZodNumber) return schema.isInt ? 'a whole number' : 'a number';
  if (schema instanceof z.ZodISODate) return 'a date such as 2026-12-01';
  return KINDS[schema.def.type] ?? 'another value';
}

/** One of these, or what messages say when there are several. */
export function either(wanted: readonly string[]): string {
  return [...new Set(wanted)].join(' or ');
}

/** What is wanted where there is something to choose from: `one of 'master', 'debtor'`. */
export function oneOf(choices: readonly unknown[]): string {
  const texts = choices.map((choice) => (typeof choice === 'string' ? `'${choice}'` : String(choice)));
  return texts.length === 1 ? `${texts}` : `one of ${texts.join(', ')}`;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};
