import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { tagsSchema } from './values.ts';

export const debtorSchema = z
  .strictObject({
    id: z.int(),
    number: z.string(),
    name: z.string(),
    tags: z.array(z.int()).describe('Numbers of its tags.'),
    companies: z.array(z.strictObject({ id: z.int(), number: z.int(), name: z.string() })),
  })
  .meta({ id: 'Debtor', description: 'A debtor, as far as it decides what logins see.' });

export const taggingSchema = z.strictObject({ tags: tagsSchema }).meta({ id: 'Tagging' });

export type Debtor = DeepReadonly<z.output<typeof debtorSchema>>;
