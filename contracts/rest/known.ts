import { z } from 'zod';
import { isOnCalendar } from '../../base/calendar.ts';
import { wording } from '../../base/schema/wording.ts';

/**
 * How sure something is that is known of the REST API, the surest first: `vendor` a text or an example of the vendor says it;
 * `described` a document says it that a partner exported; `live` the code of a client does it that runs against the API;
 * `claimed` one client or a third party says it; `inferred` it was read off names on both sides; `doubtful` there is reason to
 * doubt it.
 */
export const CONFIDENCES = ['vendor', 'described', 'live', 'claimed', 'inferred', 'doubtful'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** How sure something is, from where, and since when. */
export interface Known {
  readonly confidence: Confidence;
  /** The ids of sources that a file declares. */
  readonly source: readonly string[];
  /** The day on which it was so: `2026-11-28`. */
  readonly date: string;
}

const A_DAY = 'a day, such as 2026-11-28';

export const daySchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .refine(isOnCalendar, A_DAY)
  .register(wording, { wanted: A_DAY });

/** As a file writes it; the day is that of the file unless it says another. */
export const knownSchema = z.strictObject({
  confidence: z.enum(CONFIDENCES),
  source: z.array(z.string()).min(1).register(wording, { wanted: 'a list of at least one source' }),
  date: daySchema.optional(),
});

/** Of several facts that a statement rests on, the least sure. */
export function leastSure(facts: readonly [Known, ...Known[]]): Known {
  const [first, ...others] = facts;
  return others.reduce(
    (least, one) =>
      CONFIDENCES.indexOf(one.confidence) > CONFIDENCES.indexOf(least.confidence) ? one : least,
    first,
  );
}
