import { constants } from 'node:buffer';

/** A message of a call: its text, or the bytes of a long one, UTF-8, in pieces. */
export type Message = string | readonly Uint8Array[];

/** How many bytes a message has. */
export function bytesIn(message: Message): number {
  if (typeof message === 'string') return Buffer.byteLength(message);
  return message.reduce((bytes, piece) => bytes + piece.byteLength, 0);
}

/** Its text; of one that is longer than any text can be, a sentence that says so. */
export function textOf(message: Message): string {
  if (typeof message === 'string') return message;
  const bytes = bytesIn(message);
  if (bytes > constants.MAX_STRING_LENGTH)
    return `(${bytes} bytes, which is longer than a text can be: ${constants.MAX_STRING_LENGTH} characters)`;
  // Not decoded piece by piece: a character may begin in one and end in the next.
  const [only] = message;
  return Buffer.from(message.length === 1 && only ? only : Buffer.concat(message)).toString('utf8');
}

/** The same as bytes, which take no room among the objects of the engine. */
export function asBytes(message: Message): readonly Uint8Array[] {
  return typeof message === 'string' ? [Buffer.from(message)] : message;
}
