/** The body of an answer: a text, or of a long one its bytes in UTF-8, a chunk behind the other. */
export type Body = string | readonly Uint8Array[];

/** How many bytes it is on the wire. */
export function lengthOf(body: Body): number {
  return typeof body === 'string'
    ? Buffer.byteLength(body)
    : body.reduce((sum, chunk) => sum + chunk.length, 0);
}

/** All of it at once. */
export function bytesOf(body: Body): Buffer {
  return typeof body === 'string' ? Buffer.from(body) : Buffer.concat(body);
}

/** @throws the engine's error for more text than it can hold. */
export function textOf(body: Body): string {
  return typeof body === 'string' ? body : bytesOf(body).toString();
}
