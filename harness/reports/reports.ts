import type { RunResult } from '../run/results.ts';
import { githubReport } from './github.ts';
import { htmlReport } from './html.ts';
import { junitReport } from './junit.ts';
import { sarifReport } from './sarif.ts';
import { tapReport } from './tap.ts';

/** The reports that can be written of a run, by name. */
export const REPORTS = {
  junit: junitReport,
  html: htmlReport,
  tap: tapReport,
  github: githubReport,
  sarif: sarifReport,
} as const satisfies Record<string, (result: RunResult) => string>;

export type ReportName = keyof typeof REPORTS;
