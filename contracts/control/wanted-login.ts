import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { archetypeSchema, chosenCompaniesSchema, tagsSchema } from './values.ts';

export const debtorNumberSchema = z
  .string()
  .describe('At debtor level: the number of the debtor it lives under.');

export const wantedLoginSchema = z
  .strictObject({
    archetype: archetypeSchema,
    name: z
      .string()
      .exactOptional()
      .describe('What to call it in the answer; its archetype unless said otherwise.'),
    username: z.string().exactOptional(),
    token: z.string().min(1).exactOptional().describe('What its user types as token; drawn unless said.'),
    password: z.string().min(1).exactOptional().describe('For single sign-on; drawn unless said.'),
    tags: tagsSchema.exactOptional(),
    debtor: debtorNumberSchema.exactOptional(),
    debtorId: z.int().exactOptional().describe('The same by its id.'),
    companies: chosenCompaniesSchema
      .exactOptional()
      .describe('At debtor level: the companies it chose; one that chose none sees nothing.'),
  })
  .meta({
    id: 'WantedLogin',
    description: 'A login to ask for. What is left out is chosen so that the archetype does what it says.',
  });

/** A login to ask for. What is left out is chosen so that the archetype does what it says. */
export type WantedLogin = DeepReadonly<z.output<typeof wantedLoginSchema>>;
