import type { Violation } from '../contracts/control/verification.ts';

const COMMENT = 'Violations of the contract that are known. Delete a line when its fault is mended.';

/** The text of a baseline file that accepts these violations: one key a line, sorted. */
export function baselineText(violations: Iterable<Pick<Violation, 'key'>>): string {
  const known = [...new Set(Array.from(violations, ({ key }) => key))].sort();
  return `${JSON.stringify({ $comment: COMMENT, known }, null, 2)}\n`;
}
