import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Baseline } from '../../client/call-journal.ts';
import type { Violation } from '../../contracts/control/verification.ts';

const fileSchema = z.strictObject({
  $comment: z.string().optional(),
  known: z.array(z.string()),
});

const COMMENT = 'Violations of the contract that are known. Delete a line when its fault is mended.';

/**
 * Reads a baseline file.
 * @throws Error that names the file and what is wrong with it, also when it is not there.
 */
export function readBaseline(file: string): Baseline {
  try {
    return { known: new Set(fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).known) };
  } catch (cause) {
    throw new Error(whyNot(file, cause), { cause });
  }
}

function whyNot(file: string, cause: unknown): string {
  if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
    return `there is no baseline ${file}; is the name right? writeBaseline makes one, of the violations there are now.`;
  const why = cause instanceof z.ZodError ? z.prettifyError(cause) : (cause as Error).message;
  return `${file} is no baseline: ${why}\nWrite it anew with writeBaseline.`;
}

/** Writes the violations that are there now into a baseline file, one key a line, sorted. */
export function writeBaseline(file: string, violations: readonly Pick<Violation, 'key'>[]): void {
  const known = [...new Set(violations.map(({ key }) => key))].sort();
  writeFileSync(file, `${JSON.stringify({ $comment: COMMENT, known }, null, 2)}\n`);
}
