import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { wording } from '../../base/schema/wording.ts';
import { text } from './notation.ts';
import { seedFields } from './seed.ts';
import { stateSchema } from './state.ts';
import { productSchema } from './words.ts';

const count = z.int().min(0);

/** What stands before an environment in the world that it comes from: ids and kinds of people go on from there. */
const placeSchema = z.strictObject({
  debtors: count,
  companies: count,
  employeeBlocks: count,
  employees: z.strictObject({ active: count, inactive: count, newHire: count, applicant: count }),
});

export const environmentSeedSchema = z
  .strictObject({
    subdomain: z
      .string()
      .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/)
      .register(wording, { wanted: 'small letters, digits and dashes' }),
    name: text().min(1),
    product: productSchema.default('Accountant'),
    subscription: z.enum(['valid', 'none']).default('valid'),
    freeTrial: z.boolean().default(false),
    ...seedFields,
    tags: seedFields.tags.unwrap().default([]),
    debtors: seedFields.debtors.unwrap().min(1),
    place: placeSchema
      .exactOptional()
      .describe('What stood before it in the world that it was exported from; an export says it.'),
    state: stateSchema.exactOptional(),
  })
  .meta({ id: 'EnvironmentSeed' });

/** The years of today: people are as old as seventy, and what is far from now was never tried. */
export const YEARS = { first: 1990, last: 2100 } as const;

/** What a world file may say; what it leaves out is as in the default world. */
export const worldSchema = z
  .strictObject({
    $schema: z.string().exactOptional(),
    seed: z.int().exactOptional(),
    today: z.iso.date().exactOptional(),
    firstYear: z.int().min(YEARS.first).max(YEARS.last).exactOptional(),
    environments: z.array(environmentSeedSchema).min(1).exactOptional(),
  })
  .meta({ id: 'World', description: 'A world: its environments, and what is in them.' });

export type EnvironmentSeed = DeepReadonly<z.output<typeof environmentSeedSchema>>;
export type PlaceInWorld = DeepReadonly<z.output<typeof placeSchema>>;
export type World = DeepReadonly<z.output<typeof worldSchema>>;
/** The same, as it is written. */
export type WantedWorld = DeepReadonly<z.input<typeof worldSchema>>;
