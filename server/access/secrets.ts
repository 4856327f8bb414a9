import { randomUUID, timingSafeEqual } from 'node:crypto';

/**
 * A token or activation code: 32 hexadecimal digits, as the product's tokens have (mark: token-form). A uuid, of which Node
 * makes many at a time, costs a tenth of as many random bytes.
 */
export function randomSecret(): string {
  return randomUUID().replaceAll('-', '');
}

/** Whether two secrets are the same, in a time that tells no more than their lengths. */
export function sameSecret(known: string, presented: string): boolean {
  const [ours, theirs] = [Buffer.from(known), Buffer.from(presented)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

/** Whether what was presented is a secret, where there is one. */
export function isSecret(known: string | null, presented: string | null): boolean {
  return known !== null && sameSecret(known, presented ?? '');
}

/** A password that no profile refuses. */
export function drawnPassword(): string {
  return `Geheim-${randomSecret().slice(0, 16)}-1`;
}
