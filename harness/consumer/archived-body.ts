import { decodedText } from '../../base/files.ts';
import { bodyEntry } from '../../server/journal/envelope-parts.ts';
import type { PostData } from './archive-schema.ts';

/** A body as a recorder writes it down. */
type RecordedBody = Pick<PostData, 'text' | 'encoding'>;

/** The text of a body, which may be there as base64; empty where there is none. */
export function recordedText({ text, encoding }: RecordedBody): string {
  if (encoding?.toLowerCase() !== 'base64') return text ?? '';
  return decodedText(Buffer.from(text ?? '', 'base64')) ?? '';
}

/**
 * The envelope in what was posted. Recorders write it as a text, as base64 without saying so, or in parts, as the body of
 * a form; the first of these that holds an envelope is taken.
 * @returns an empty text where none does.
 */
export function postedText({ params, ...body }: PostData): string {
  const texts = [
    recordedText(body),
    recordedText({ text: body.text, encoding: 'base64' }),
    // A recorder that takes an envelope for a form cuts it where the first value of a form would begin.
    (params ?? []).map(({ name, value }) => [name, value].filter((part) => part != null).join('=')).join('&'),
    ...(params ?? []).map(({ value }) => value ?? ''),
  ];
  return texts.find((text) => bodyEntry(text) !== null) ?? '';
}
