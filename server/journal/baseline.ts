import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { readTextFile } from '../../base/files.ts';
import type { Baseline, Violation } from './violations.ts';

const fileSchema = z.strictObject({
  $comment: z.string().optional(),
  known: z.array(z.string()),
});

const COMMENT = 'Violations of the contract that are known. Delete a line when its fault is mended.';

/**
 * Reads a baseline file.
 * @throws UnreadableFile
 * @throws Error that names the file and what is wrong with it.
 */
export function readBaseline(file: string): Baseline {
  const text = readTextFile(file, 'writeBaseline makes one, of the violations there are now');
  try {
    return { known: new Set(fileSchema.parse(JSON.parse(text)).known) };
  } catch (cause) {
    throw new Error(whyNot(file, cause), { cause });
  }
}

function whyNot(file: string, cause: unknown): string {
  const why = cause instanceof z.ZodError ? z.prettifyError(cause) : (cause as Error).message;
  return `${file} is no baseline: ${why}\nWrite it anew with writeBaseline.`;
}

/** Writes the violations that are there now into a baseline file, one key a line, sorted. */
export function writeBaseline(file: string, violations: readonly Violation[]): void {
  const known = [...new Set(violations.map(({ key }) => key))].sort();
  writeFileSync(file, `${JSON.stringify({ $comment: COMMENT, known }, null, 2)}\n`);
}
