import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { readDocument } from '../../base/document/read-document.ts';
import { readAs } from '../../base/document/schema-mistakes.ts';
import { readTextFile } from '../../base/files.ts';
import { baselineText } from '../../client/baseline.ts';
import type { Baseline } from '../../client/call-journal.ts';
import type { Violation } from '../../contracts/control/verification.ts';

const fileSchema = z.strictObject({
  $comment: z.string().optional(),
  known: z.array(z.string()),
});

/**
 * Reads a baseline file.
 * @throws UnreadableFile
 * @throws Error that names the file and what is wrong with it.
 */
export function readBaseline(file: string): Baseline {
  const text = readTextFile(file, 'writeBaseline makes one, of the violations there are now');
  try {
    return { known: new Set(readAs(fileSchema, readDocument(text, file, 'a baseline')).known) };
  } catch (cause) {
    const why = `${file} is no baseline:\n${(cause as Error).message}\nWrite it anew with writeBaseline.`;
    throw new Error(why, { cause });
  }
}

/** Writes the violations that are there now into a baseline file, one key a line, sorted. */
export function writeBaseline(file: string, violations: readonly Pick<Violation, 'key'>[]): void {
  writeFileSync(file, baselineText(violations));
}
