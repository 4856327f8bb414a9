import { timingSafeEqual } from 'node:crypto';

/** Whether two secrets are the same, in a time that tells no more than their lengths. */
export function sameSecret(known: string, presented: string): boolean {
  const [ours, theirs] = [Buffer.from(known), Buffer.from(presented)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}
