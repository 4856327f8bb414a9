import type { z } from 'zod';
import { planOf, type ValuePlan } from './record-plan.ts';

/** A record as a document notes it: what its schema has, a file in base64. */
export function notedRecord(schema: z.ZodObject, record: object): unknown {
  return converted(planOf(schema), record, (bytes) => Buffer.from(bytes as Uint8Array).toString('base64'));
}

/** The record that a document notes by the schema of such records. */
export function recordOf<Value>(schema: z.ZodObject, noted: object): Value {
  // The named boundary where a record of the schema becomes one of the world, of which it has all fields.
  return converted(planOf(schema), noted, (text) =>
    Uint8Array.from(Buffer.from(String(text), 'base64')),
  ) as Value;
}

function converted(plan: ValuePlan, value: unknown, file: (content: unknown) => unknown): unknown {
  if (value === null || value === undefined) return value;
  switch (plan.kind) {
    case 'record': {
      const record: Record<string, unknown> = {};
      for (const { name, plan: part } of plan.fields) {
        const own = (value as Record<string, unknown>)[name];
        if (own !== undefined) record[name] = converted(part, own, file);
      }
      return record;
    }
    case 'list':
      return (value as readonly unknown[]).map((item) => converted(plan.item, item, file));
    case 'noted':
      return plan.notation === 'bytes' ? file(value) : value;
    default:
      return value;
  }
}
