import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';

const color = z.int().min(0).max(0xffffff).describe('0xRRGGBB, as the API gives it.');

export const tagSchema = z
  .strictObject({ number: z.int(), name: z.string(), color })
  .meta({ id: 'Tag', description: 'A label on debtors.' });

export const newTagSchema = z
  .strictObject({ name: z.string().min(1), color: color.default(0) })
  .meta({ id: 'NewTag' });

export const tagChangeSchema = z
  .strictObject({ name: z.string().min(1).exactOptional(), color: color.exactOptional() })
  .meta({ id: 'TagChange' });

export const untaggedSchema = z
  .strictObject({
    debtors: z
      .array(z.strictObject({ id: z.int(), number: z.string(), name: z.string() }))
      .describe('Had the tag, and have it no more.'),
    logins: z
      .array(z.strictObject({ id: z.int(), username: z.string(), tags: z.array(z.int()).nullable() }))
      .describe('Were filtered by it, with the tags that are left. Without any, a login sees no debtor.'),
  })
  .meta({ id: 'Untagged', description: 'What lost a tag that was deleted.' });

export type Tag = DeepReadonly<z.output<typeof tagSchema>>;
export type TagChange = DeepReadonly<z.output<typeof tagChangeSchema>>;
/** What lost a tag that was deleted. */
export type Untagged = DeepReadonly<z.output<typeof untaggedSchema>>;
