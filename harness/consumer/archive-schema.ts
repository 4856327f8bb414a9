import { z } from 'zod';

/** A text that recorders leave out, or set to null, where they have none. */
const optionalText = z.string().nullish();

const header = z.object({ name: z.string(), value: optionalText });

const postData = z.object({
  text: optionalText,
  /** Not in the format, but some recorders give it, as the format does for answers. */
  encoding: optionalText,
  params: z.array(z.object({ name: optionalText, value: optionalText })).nullish(),
});

/** A request and its answer, as far as they are looked at. */
const entry = z.object({
  startedDateTime: optionalText,
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.array(header).nullish(),
    postData: postData.nullish(),
  }),
  response: z
    .object({ content: z.object({ text: optionalText, encoding: optionalText }).nullish() })
    .nullish(),
});

/** An HTTP archive 1.2, as far as it is looked at: what the tools that write them agree on. */
export const archiveSchema = z.object({ log: z.object({ entries: z.array(entry) }) });

export type ArchiveEntry = z.infer<typeof entry>;
export type ArchiveHeader = z.infer<typeof header>;
export type PostData = z.infer<typeof postData>;
