import { z } from 'zod';
import { wording } from '../../base/schema/wording.ts';
import { catalogue } from '../interface/catalogue.ts';
import type { ServiceName } from '../interface/model.ts';
import type { Guid } from '../interface/values.ts';

/** How the values of records are noted in a document of a world. */
export const NOTATIONS = ['moment', 'period', 'decimal', 'bytes'] as const;

export type Notation = (typeof NOTATIONS)[number];

/** Which schemas are of a notation: an exact record may note such a value in other ways too. */
export const notations = z.registry<{ readonly notation: Notation }>();

const ids = z.registry<{ readonly isId: true }>();

/** An id in Nmbrs. */
export const id = () => z.int().min(1).max(2_147_483_647).register(ids, { isId: true });

/** How fields are called that may hold the id of the record that they are of: that of a case file is its number. */
export const OWN_ID: readonly string[] = ['id', 'number'];

/** Whether a field holds the id of the record that it is a field of. */
export function isOwnId(name: string, schema: z.ZodType): boolean {
  return OWN_ID.includes(name) && ids.get(schema) !== undefined;
}

/** A whole number that an element of type int holds. */
export const int = () => z.int().min(-2_147_483_648).max(2_147_483_647);

/** A text that XML can hold. */
export const text = () =>
  z.string().refine((value) => IN_XML.test(value), { error: 'a text without control characters' });

const IN_XML = /^(?:[^\p{Cc}\p{Cs}\ufffe\uffff]|[\t\n\r])*$/u;

/** A day or a moment of Dutch wall-clock time. */
export const moment = () =>
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?$/)
    .register(wording, { wanted: 'a moment such as 2026-11-16T00:00:00' })
    .register(notations, { notation: 'moment' });

/** A period of a year; the period type of the company says how long it is. */
export const period = () =>
  z.strictObject({ year: z.int(), period: z.int() }).register(notations, { notation: 'period' });

/** A decimal as text, so that `40.00` stays `40.00`. */
export const decimal = () =>
  z
    .templateLiteral([z.number()])
    .register(wording, { wanted: "a decimal in quotes, such as '40.00'" })
    .register(notations, { notation: 'decimal' });

/** A file in base64, of which records hold the bytes. */
export const bytes = () =>
  z
    .string()
    .regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/)
    .register(wording, { wanted: 'a file in base64' })
    .register(notations, { notation: 'bytes' });

export const guid = (): z.ZodType<Guid> =>
  z
    .string()
    .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    .register(wording, { wanted: 'a guid in small letters, such as 6f1c9f0e-0a4e-4c11-9d0f-2a6b1c9d7e55' });

/** One of the words that an enum of the interface has; `Word` is its generated type. */
export function wordOf<Word extends string>(
  service: ServiceName,
  name: string,
): z.ZodEnum<{ [W in Word]: W }> {
  const type = catalogue.service(service, 'v3').type(name);
  if (type?.kind !== 'enum') throw new Error(`${service} has no enum ${name}.`);
  return z.enum(type.values as readonly Word[]) as unknown as z.ZodEnum<{ [W in Word]: W }>;
}
