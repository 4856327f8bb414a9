import { z } from 'zod';
import { wording } from '../../base/schema/wording.ts';
import { daySchema, knownSchema } from './known.ts';

/** The schema of a file of contracts/rest, and of one by which a user corrects them. */

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

const endpointKey = z
  .string()
  .regex(new RegExp(`^(?:${METHODS.join('|')}) /\\S*$`))
  .register(wording, { wanted: 'a method and a path, such as GET /api/companies/{companyId}/period' });

const operations = z
  .array(z.string())
  .min(1)
  .register(wording, { wanted: 'a list of operations, such as EmployeeService.Salary_Get' });

const fieldWithValues = z
  .record(z.string(), z.array(z.string()))
  .refine((field) => Object.keys(field).length === 1, {
    error: 'Values belong to one field.',
    params: { remedy: 'Make an item of the list of each field.' },
  });

/** A path of names with dots between; or with the values that the field can have. */
const declaredField = z
  .union([z.string(), fieldWithValues])
  .register(wording, { wanted: 'a field such as salaries.value, or salaries.type: [grossHourlyWage]' });

const fields = z.array(declaredField);

const endpoint = z.strictObject({
  paging: z.enum(['pages', 'none']),
  /** `known` where somebody says that it is asked for, `inferred` where its name suggests it. */
  scopes: z.record(z.string(), z.enum(['known', 'inferred'])).default({}),
  query: fields.default([]),
  /** Left out where it was not seen. */
  body: fields.optional(),
  answers: fields.optional(),
  /** Which of the three were not seen, or not all of them. */
  inferred: z.array(z.enum(['query', 'body', 'answers'])).default([]),
  says: z.string().optional(),
  known: knownSchema,
});

const target = z
  .union([
    z.string(),
    z.strictObject({
      to: z.string(),
      /** What stands there for each value of SOAP. */
      values: z.record(z.string(), z.string()).optional(),
      says: z.string().optional(),
      known: knownSchema.optional(),
    }),
  ])
  .register(wording, { wanted: 'a field of the endpoint, or { to: a field, values: ..., says: ... }' });

/** By the end of the path of an element of SOAP: `Value`, `CostCenter/Code`. */
const targets = z.record(z.string(), target);

const successor = z.strictObject({
  operations,
  endpoints: z.array(endpointKey).min(1),
  says: z.string().optional(),
  /** What the endpoint asks for that SOAP did not. */
  needs: z.array(z.string()).default([]),
  sends: targets.default({}),
  reads: targets.default({}),
  /** Arguments by which the caller now picks for itself out of what is answered. */
  picks: z.array(z.string()).default([]),
  /** Elements that have no place there; `SalaryTable/*` for all below one. */
  nowhere: z.array(z.string()).default([]),
  known: knownSchema,
});

const statement = z.strictObject({ operations, says: z.string(), known: knownSchema });

export const restFileSchema = z.strictObject({
  /** On which all in it was so that says no other day. */
  date: daySchema,
  sources: z.record(z.string(), z.string()).default({}),
  scopes: z
    .array(
      z.strictObject({ name: z.array(z.string()).min(1), says: z.string().optional(), known: knownSchema }),
    )
    .default([]),
  /** Scopes that every program asks for. */
  always: z.array(z.string()).default([]),
  consent: z
    .array(z.strictObject({ says: z.string(), login: z.string().optional(), known: knownSchema }))
    .default([]),
  conventions: z.array(z.strictObject({ id: z.string(), says: z.string(), known: knownSchema })).default([]),
  endpoints: z.record(endpointKey, endpoint).default({}),
  successors: z.array(successor).default([]),
  /** Operations for which nothing is known that takes their place. */
  gaps: z.array(statement).default([]),
  /** Operations that are of no use any more. */
  needless: z.array(statement).default([]),
});

export type RestFile = z.output<typeof restFileSchema>;
export type DeclaredField = z.output<typeof declaredField>;
export type DeclaredTarget = z.output<typeof target>;
