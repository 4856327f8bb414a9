import { createHash, timingSafeEqual } from 'node:crypto';

const digests = new Map<string, Buffer>();
const REMEMBERED = 10_000;

/**
 * Whether two secrets are the same, in a time that does not tell how much of them is: digests are compared, which are of
 * equal length whatever was given. The digest of the known secret is remembered.
 */
export function sameSecret(known: string, given: string): boolean {
  let digest = digests.get(known);
  if (!digest) {
    digest = digestOf(known);
    if (digests.size >= REMEMBERED) digests.clear();
    digests.set(known, digest);
  }
  return timingSafeEqual(digest, digestOf(given));
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
