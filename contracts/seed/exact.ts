import { z } from 'zod';
import { unwrapped } from '../../base/schema/schema-at.ts';
import { wording } from '../../base/schema/wording.ts';
import type { Decimal } from '../interface/values.ts';
import { type Notation, notations } from './notation.ts';

/**
 * What a field may be said by instead of its record or its id: the department `Bakkerij` or 10, the cause `Ziekte`, the
 * cost centre `K1`.
 */
const SAID_BY_WORD = ['department', 'function', 'cause', 'endReason', 'costCenterId', 'costUnitId'] as const;

export type SaidByWord = (typeof SAID_BY_WORD)[number];

/** A record of which only some is said: all else is made. Days, periods and decimals may be noted in other ways too. */
export type Exact<Value> = Value extends { readonly year: number; readonly period: number }
  ? Value | string
  : Value extends Decimal
    ? Value | number
    : Value extends readonly (infer Item)[]
      ? readonly Exact<Item>[]
      : Value extends object
        ? {
            readonly [Name in keyof Value]?:
              | Exact<Value[Name]>
              | (Name extends SaidByWord ? string | number : never)
              | undefined;
          }
        : Value;

/** The schema of such a record. */
export function exactOf<Schema extends z.ZodType>(schema: Schema): z.ZodType<Exact<z.output<Schema>>> {
  // The named boundary where a schema is made from another one: `Exact` says of the types what `relaxed` does.
  return relaxed(schema) as z.ZodType<Exact<z.output<Schema>>>;
}

const A_NUMBER = { wanted: 'a number such as 40.00' };

/** As many digits as a decimal of .NET always holds. */
const MOST_DIGITS = 28;

/** Whether the text of a number is one that xs:decimal has: without an exponent, and not too long. */
function isDecimal(value: number | string): boolean {
  const [, whole, part = ''] = /^-?(\d+)(?:\.(\d+))?$/.exec(String(value)) ?? [];
  return whole !== undefined && whole.length + part.length <= MOST_DIGITS;
}

const TOO_LONG = { error: `a number such as 40.00, of at most ${MOST_DIGITS} digits` };

/** The schemas by which a value of a notation may be noted in an exact record. */
const NOTED: Readonly<Record<Notation, (schema: z.ZodType) => z.ZodType>> = {
  moment: () =>
    z
      .string()
      .register(wording, { wanted: 'a day such as 2026-11-01, today, -6 weeks or start of period -2' }),
  period: (schema) =>
    z
      .union([schema, z.string()])
      .register(wording, { wanted: 'a period such as { year: 2026, period: 11 }, or a day in it' }),
  decimal: () =>
    z
      .union([
        z.number().refine(isDecimal, TOO_LONG),
        z.templateLiteral([z.number()]).refine(isDecimal, TOO_LONG).register(wording, A_NUMBER),
      ])
      .register(wording, A_NUMBER),
  bytes: (schema) => schema,
};

function relaxed(schema: z.ZodType): z.ZodType {
  const noted = notations.get(schema);
  if (noted) return described(NOTED[noted.notation](schema), schema);
  if (schema instanceof z.ZodNullable) return described(relaxed(unwrapped(schema)).nullable(), schema);
  if (schema instanceof z.ZodExactOptional || schema instanceof z.ZodOptional)
    return relaxed((schema as z.ZodOptional<z.ZodType>).unwrap());
  if (schema instanceof z.ZodArray) return described(z.array(relaxed(schema.element as z.ZodType)), schema);
  if (schema instanceof z.ZodTuple) return described(relaxedTuple(schema), schema);
  if (schema instanceof z.ZodObject) return described(relaxedObject(schema), schema);
  return schema;
}

function relaxedObject(schema: z.ZodObject): z.ZodObject {
  const shape = Object.entries(schema.shape).map(([name, field]) => [
    name,
    relaxedField(name, field).optional(),
  ]);
  return z.strictObject(Object.fromEntries(shape) as z.ZodRawShape);
}

function relaxedTuple({ def: { items } }: z.ZodTuple): z.ZodTuple {
  return z.tuple(items.map((item) => relaxed(item as z.ZodType)) as [z.ZodType, ...z.ZodType[]]);
}

function relaxedField(name: string, field: z.ZodType): z.ZodType {
  const rest = relaxed(field);
  if (!SAID_BY_WORD.some((word) => word === name)) return rest;
  return z.union([
    z.string(),
    z.int(),
    ...(field instanceof z.ZodNullable ? [z.null()] : []),
    relaxed(unwrapped(field)),
  ]);
}

function described(schema: z.ZodType, original: z.ZodType): z.ZodType {
  return original.description === undefined ? schema : schema.describe(original.description);
}
