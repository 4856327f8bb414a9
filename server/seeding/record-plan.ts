import { z } from 'zod';
import { unwrapped } from '../../base/schema/schema-at.ts';
import { isOwnId, type Notation, notations } from '../../contracts/seed/notation.ts';

/** How a value is read by its schema; worked out once a schema. */
export type ValuePlan =
  | { readonly kind: 'noted'; readonly notation: Notation }
  | {
      readonly kind: 'record';
      readonly fields: readonly FieldPlan[];
      readonly byName: ReadonlyMap<string, FieldPlan>;
    }
  | { readonly kind: 'list'; readonly item: ValuePlan }
  | { readonly kind: 'tuple'; readonly items: readonly ValuePlan[] }
  | { readonly kind: 'plain' };

interface FieldPlan {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly plan: ValuePlan;
  readonly isOptional: boolean;
  readonly isOwnId: boolean;
  /** What of a part may be null, and is where the part was not there before; null for what is no part. */
  readonly nothing: Readonly<Record<string, null>> | null;
}

const plans = new WeakMap<z.ZodType, ValuePlan>();

export function planOf(schema: z.ZodType): ValuePlan {
  let plan = plans.get(schema);
  if (!plan) {
    plan = madePlan(unwrapped(schema));
    plans.set(schema, plan);
  }
  return plan;
}

function madePlan(schema: z.ZodType): ValuePlan {
  const noted = notations.get(schema);
  if (noted) return { kind: 'noted', notation: noted.notation };
  if (schema instanceof z.ZodArray) return { kind: 'list', item: planOf(schema.element as z.ZodType) };
  if (schema instanceof z.ZodTuple)
    return { kind: 'tuple', items: schema.def.items.map((item) => planOf(item as z.ZodType)) };
  if (!(schema instanceof z.ZodObject)) return { kind: 'plain' };
  const fields = Object.entries(schema.shape).map(([name, field]) => fieldPlan(name, field as z.ZodType));
  return { kind: 'record', fields, byName: new Map(fields.map((field) => [field.name, field])) };
}

function fieldPlan(name: string, schema: z.ZodType): FieldPlan {
  const within = unwrapped(schema);
  const plan = planOf(schema);
  return {
    name,
    schema,
    plan,
    isOptional:
      schema instanceof z.ZodExactOptional ||
      schema instanceof z.ZodOptional ||
      schema instanceof z.ZodDefault,
    isOwnId: isOwnId(name, schema),
    nothing: plan.kind === 'record' && within instanceof z.ZodObject ? nullsOf(within) : null,
  };
}

function nullsOf({ shape }: z.ZodObject): Record<string, null> {
  const nulls = Object.entries(shape).filter(([, field]) => field instanceof z.ZodNullable);
  return Object.fromEntries(nulls.map(([name]) => [name, null]));
}
