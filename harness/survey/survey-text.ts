import { counted } from '../../base/counted.ts';
import { groupedBy } from '../../base/grouped-by.ts';
import { cutOff } from '../../base/quoted-text.ts';
import type { SurveyReport } from './survey.ts';

/** In characters. */
const LONGEST = 120;

/** A report for people: how much was asked, what was refused, and what was not asked and why. */
export function surveyText({
  asked,
  before,
  found,
  faults,
  leftOut,
  failed,
  underWay,
}: SurveyReport): string {
  const { debtor, company, employee, run } = found;
  const whys = groupedBy(leftOut, ({ why }) => why);
  return [
    `${counted(asked, 'question')} asked, ${before} answered before: of ${counted(debtor, 'debtor')}, ${counted(company, 'company', 'companies')}, ${counted(employee, 'employee')}, ${counted(run, 'run')}.`,
    ...(failed === 0
      ? []
      : [
          `${counted(failed, 'question')} failed by a fault without a number; the same command asks them again.`,
        ]),
    ...(underWay === 0
      ? []
      : [`${counted(underWay, 'report')} not ready; the same command asks for them again.`]),
    ...(faults.length === 0 ? [] : ['', 'Answered by a fault:']),
    ...faults.map(
      ({ operation, text, count }) => `  ${count} × ${operation}: ${cutOff(oneLine(text), LONGEST)}`,
    ),
    ...[...whys].flatMap(([why, list]) => [
      '',
      `Not asked, since ${why}:`,
      ...list.map(({ operation }) => `  ${operation}`),
    ]),
  ].join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
