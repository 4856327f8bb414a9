import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { wording } from '../../base/schema/wording.ts';
import { SERVICE_NAMES, VERSIONS } from '../interface/model.ts';
import { ARCHETYPE_NAMES } from '../logins/archetypes.ts';

/** Values that several resources of the control API speak of. */

export const serviceSchema = z.enum(SERVICE_NAMES);
export const versionSchema = z.enum(VERSIONS);

/**
 * A number as it stands in a path or a query: decimal digits alone, unlike JavaScript, which also reads `0x1`, `1e0` and
 * blanks as numbers.
 * @param number what else is asked of it.
 */
export function digitsSchema(number: z.ZodNumber = z.int()) {
  return numberText(number, /^\d+$/, 'a whole number in decimal digits');
}

/** A time in a query, in seconds: decimal digits with a fraction or without. A tiny one may have an exponent. */
export function secondsSchema(number: z.ZodNumber) {
  return numberText(number, /^\d+(?:\.\d+)?(?:e-\d+)?$/, 'a number of seconds such as 0.5');
}

function numberText(number: z.ZodNumber, form: RegExp, wanted: string) {
  return z
    .preprocess((text) => (typeof text === 'string' && form.test(text) ? Number(text) : text), number)
    .register(wording, { wanted });
}

/** A date and time by the clock of an environment. */
export const dateTimeSchema = z
  .string()
  .describe('Dutch wall-clock time without a zone: 2026-11-16T09:00:00.');

/** Tags as people name them. */
export const tagsSchema = z.array(z.union([z.string(), z.int()])).describe('Names or numbers of tags.');

/** The companies of its debtor that a client login chose; `all` takes in those that come later. */
export const chosenCompaniesSchema = z.union([z.literal('all'), z.array(z.int())]);
export type ChosenCompanies = DeepReadonly<z.output<typeof chosenCompaniesSchema>>;

export const archetypeSchema = z
  .enum(ARCHETYPE_NAMES)
  .meta({ id: 'Archetype', description: 'A kind of login, by what it is an example of.' });

export const levelSchema = z.enum(['master', 'debtor']);

/** Made, sent the activation mail, active once its link was followed. Only an active login can do anything. */
export const loginStateSchema = z.enum(['created', 'invited', 'active', 'deactivated', 'deleted']);
