import { inTurns, type Steps } from '../../../base/turns.ts';
import type { Masking } from '../../journal/masking/masking.ts';

/** Rules as they are shown: their sentences, which go into logs and reports, with secrets masked; their definitions as they came. */
export function ruleViews<Report extends { readonly sentence: string }>(
  reports: readonly Report[],
  masking: Masking,
): Promise<Report[]> {
  return inTurns(ruleViewSteps(reports, masking));
}

export async function ruleView<Report extends { readonly sentence: string }>(
  report: Report,
  masking: Masking,
): Promise<Report> {
  const [view = report] = await ruleViews([report], masking);
  return view;
}

function* ruleViewSteps<Report extends { readonly sentence: string }>(
  reports: readonly Report[],
  masking: Masking,
): Steps<Report[]> {
  const views: Report[] = [];
  for (const report of reports) {
    views.push({ ...report, sentence: yield* masking.textSteps(report.sentence) });
    yield;
  }
  return views;
}
