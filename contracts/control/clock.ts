import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { dateTimeSchema } from './values.ts';

export const clockSchema = z
  .strictObject({
    now: dateTimeSchema,
    frozen: z.boolean().describe("A clock that is not frozen runs with the machine's."),
  })
  .meta({ id: 'Clock', description: "An environment's clock. Links, tokens and open periods go by it." });

export const clockChangeSchema = z
  .strictObject({ now: dateTimeSchema.exactOptional(), frozen: z.boolean().exactOptional() })
  .meta({ id: 'ClockChange' });

export const durationSchema = z
  .strictObject({
    days: z.int().exactOptional(),
    hours: z.int().exactOptional(),
    minutes: z.int().exactOptional(),
    seconds: z.int().exactOptional(),
  })
  .refine((duration) => Object.keys(duration).length > 0, {
    error: 'There is no length of time.',
    params: { remedy: 'Give days, hours, minutes or seconds.' },
  })
  .meta({ id: 'Duration', description: 'A length of time; negative to go back.' });

export type Clock = DeepReadonly<z.output<typeof clockSchema>>;
export type ClockChange = DeepReadonly<z.output<typeof clockChangeSchema>>;
export type Duration = DeepReadonly<z.output<typeof durationSchema>>;
