import { existsSync } from 'node:fs';
import { readTextFile } from '../base/files.ts';
import type { EvidenceFile } from '../contracts/evidence/evidence-file.ts';
import { evidenceText, joined, readEvidence } from '../harness/evidence/evidence-file.ts';
import { refuseUnwritable, saveFile } from './files.ts';
import { Refused } from './refused.ts';

/** What a file of evidence holds. @throws Refused for one that holds none, UnreadableFile. */
export function evidenceIn(file: string): EvidenceFile {
  const text = readTextFile(file, 'name another one with --evidence');
  try {
    return readEvidence(text, file);
  } catch (error) {
    throw new Refused(
      `${file} holds no evidence:\n${(error as Error).message}\nName another file with --evidence.`,
    );
  }
}

/** Adds what was seen to a file of evidence. */
export type EvidenceWriter = (seen: Partial<EvidenceFile>) => void;

/**
 * Asked before the work by which something is seen, which would be lost if it could not be added to the file. A file that is not
 * there is made.
 * @throws Refused for one that holds something else, or cannot be written.
 */
export function addingEvidence(file: string): EvidenceWriter {
  refuseUnwritable(file);
  const before = existsSync(file) ? evidenceIn(file) : { verified: [], captures: [] };
  return (seen) => saveFile(file, evidenceText(joined(before, seen)));
}
