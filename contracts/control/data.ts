import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';

export const keptDataSchema = z
  .strictObject({
    place: z.string().describe('The folder in which environments are kept.'),
    since: z.iso.datetime().describe('When it was begun.'),
    goesOn: z.boolean().describe('Whether environments were kept there already when this server started.'),
    environments: z.int().describe('How many of them are kept.'),
    bytes: z.int().nullable().describe('How large it is; null where it has tools of its own to tell.'),
  })
  .meta({ id: 'KeptData', description: 'Where this server keeps its environments.' });

export const wantedCopySchema = z
  .strictObject({
    to: z
      .string()
      .min(1)
      .describe(
        'A folder on the machine of the server, from its root on, in which nothing is kept yet; it is made where there is none.',
      ),
  })
  .meta({ id: 'WantedCopy', description: 'Where a copy of what is kept is wanted.' });

export type KeptData = DeepReadonly<z.output<typeof keptDataSchema>>;
export type WantedCopy = DeepReadonly<z.output<typeof wantedCopySchema>>;
