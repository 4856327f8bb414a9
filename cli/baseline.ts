import { existsSync } from 'node:fs';
import type { Baseline } from '../client/call-journal.ts';
import { readBaseline } from '../harness/baseline/baseline-file.ts';
import { Refused } from './refused.ts';

/** The violations that are known and accepted, in a file. @throws Refused where it is missing, or is no baseline. */
export function baselineIn(file: string): Baseline {
  if (!existsSync(file))
    throw new Refused(`there is no file ${file}; nmbrs-mock verify --write-baseline makes one.`);
  try {
    return readBaseline(file);
  } catch (error) {
    throw new Refused((error as Error).message);
  }
}
