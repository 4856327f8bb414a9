import { z } from 'zod';
import { worldSchema } from './world.ts';

/** Where the JSON Schema of world files is, from the root of the package. */
export const WORLD_SCHEMA_FILE = 'nmbrs-mock.world.schema.json';

/** The JSON Schema of world files, for editors. */
export function worldSchemaText(): string {
  const schema = z.toJSONSchema(worldSchema, {
    io: 'input',
    target: 'draft-7',
    reused: 'ref',
    override: ({ jsonSchema }) => {
      // Those of a safe integer.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return `${JSON.stringify(schema)}\n`;
}
