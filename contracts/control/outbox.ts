import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { dateTimeSchema } from './values.ts';

export const mailSchema = z
  .strictObject({
    id: z.int(),
    to: z.string(),
    loginId: z.int(),
    subject: z.string(),
    text: z.string(),
    link: z.string().describe('Sets the password and makes the login active. Works once.'),
    sentAt: dateTimeSchema,
    expiresAt: dateTimeSchema.describe('From then on the link no longer works.'),
    usedAt: dateTimeSchema.nullable(),
    dead: z.string().nullable().describe('Why the link works no more; null while it does.'),
  })
  .meta({ id: 'Mail', description: 'An activation mail, as the owner of the login would find it.' });

export type Mail = DeepReadonly<z.output<typeof mailSchema>>;
