import { counted } from '../../base/counted.ts';
import type { DocumentMistake } from '../../base/document/mistakes.ts';
import { visibleLine, visibleLines } from '../../base/visible-text.ts';
import {
  type CaseResult,
  countsOf,
  placeText,
  type RunResult,
  type StepResult,
  titleOf,
} from '../run/results.ts';
import type { TwinResult, TwinRun } from '../twin/run-twin.ts';

/** What came of one case. */
export function caseText(result: CaseResult): string {
  if (result.outcome === 'skipped') return skipText(result);
  if (result.outcome === 'failed') return failureText(result);
  return `✓ ${visibleTitle(result)} ${result.durationMs.toFixed(0)} ms`;
}

/** A failed case, told so that one sees where and why. */
export function failureText(result: Omit<CaseResult, 'outcome'>, sign = '✗'): string {
  const failed = result.steps.filter(({ failures }) => failures.length > 0);
  return [`${sign} ${visibleTitle(result)}`, ...failed.map(stepText)].join('\n');
}

function stepText({ title, place, failures }: StepResult): string {
  const lines = failures.map(
    ({ message, place: at }) => `      ${visibleLines(message, '      ')}\n        at ${placeText(at)}`,
  );
  return [`    ${visibleLine(title)}, ${placeText(place)}`, ...lines].join('\n');
}

/** A case that was not run, and why. */
function skipText(result: Pick<CaseResult, 'name' | 'version' | 'why'>): string {
  return `- ${visibleTitle(result)}\n    skipped: ${visibleLine(result.why ?? '')}`;
}

/** The last words: how many held, failed and were skipped, and the debts by reason. */
export function summaryText({ cases, target, durationMs }: RunResult): string {
  const { passed, failed, skipped } = countsOf(cases);
  return [
    `${counted(cases.length, 'case')} against ${target} in ${secondsText(durationMs)}: ${passed} held, ${failed} failed, ${skipped} skipped`,
    ...debtTexts(cases),
  ].join('\n');
}

/** Why cases were skipped, the commonest reason first; nothing when none was. */
function debtTexts(cases: readonly { readonly why: string | null }[]): string[] {
  const reasons = new Map<string, number>();
  for (const { why } of cases) if (why !== null) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  const debts = [...reasons]
    .sort(([, one], [, other]) => other - one)
    .map(([why, count]) => `  ${String(count).padStart(4)} × ${visibleLine(why)}`);
  return debts.length > 0 ? ['Skipped, and so unproven here:', ...debts] : [];
}

/** What is wrong in case files, one line a mistake. */
export function errorsText(errors: readonly DocumentMistake[]): string {
  return errors.map(({ message }) => message).join('\n');
}

/** How far a run is, on one line that is written over. */
export function progressText(done: number, all: number, failed: number): string {
  const width = 24;
  const filled = Math.round((done / Math.max(all, 1)) * width);
  const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
  return `${bar} ${done} of ${all}${failed === 0 ? '' : `, ${failed} failed`}`;
}

/** The name of a case may be anything. */
function visibleTitle(result: Pick<CaseResult, 'name' | 'version'>): string {
  return visibleLine(titleOf(result));
}

/** What came of one case of a twin run. */
export function twinText(result: TwinResult): string {
  const { outcome } = result;
  if (outcome === 'skipped') return skipText(result);
  if (outcome === 'same') return `= ${visibleTitle(result)}`;
  return failureText(result, outcome === 'differs' ? '≠' : '✗');
}

/** The last words of a twin run. */
export function twinSummaryText({ targets, cases, oneSided, durationMs }: TwinRun): string {
  const count = (outcome: TwinResult['outcome']) => cases.filter((one) => one.outcome === outcome).length;
  const failing = count('fails') === 0 ? '' : `, ${count('fails')} hold on neither`;
  return [
    `${counted(cases.length, 'case')} on ${targets[0]} and ${targets[1]} in ${secondsText(durationMs)}: ${count('same')} same, ${count('differs')} differ${failing}, ${count('skipped')} skipped`,
    ...debtTexts(cases),
    ...(oneSided.length > 0
      ? ['Filled in on one side only:', ...oneSided.map((text) => `  ${visibleLine(text)}`)]
      : []),
  ].join('\n');
}

function secondsText(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
