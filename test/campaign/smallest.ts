/** How often something smaller is tried, and how long, in milliseconds: what hangs takes its time each time. */
const TRIES = 300;
const PATIENCE = 60_000;

/**
 * Leaves out of bytes whatever is not needed for something to hold: halves, then quarters, and so on down to single bytes.
 * @param holds whether it still does; it does for the bytes themselves.
 */
export async function smallest(bytes: Buffer, holds: (smaller: Buffer) => Promise<boolean>): Promise<Buffer> {
  let current = bytes;
  let tries = 0;
  const end = performance.now() + PATIENCE;
  for (let length = current.length >> 1; length > 0; length >>= 1)
    for (let at = 0; at < current.length && tries < TRIES && performance.now() < end; ) {
      const smaller = Buffer.concat([current.subarray(0, at), current.subarray(at + length)]);
      tries++;
      if (await holds(smaller)) current = smaller;
      else at += length;
    }
  return current;
}
