import type { Violation } from '../../contracts/control/verification.ts';
import type { Severity } from '../../contracts/severity.ts';
import { groupedByKey } from '../../server/journal/violations.ts';
import { workflowCommand } from './github.ts';
import { sarifLog } from './sarif-log.ts';

/** What the rules of the report are about. */
const RULES: Readonly<Record<Severity, string>> = {
  'lost-data': 'Something that was sent was ignored or changed, or all of it refused unread.',
  'wrong-default': 'Something was not sent, so that a default was used.',
  'not-used': 'Something was sent that the operation takes and does not use.',
  deprecated: 'The operation is to go.',
  'retired-version': 'The operation is one of version 2.1.',
  guess: 'The interface of the operation is not sure.',
  'wrong-answer': 'A function of the test chose an answer that the operation cannot give.',
  discarded: 'Calls are no longer remembered, so that it is not known what was wrong with them.',
};

/** What SARIF calls how bad it is; GitHub has a `notice` for a `note`. */
const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  'lost-data': 'error',
  'wrong-default': 'warning',
  'not-used': 'warning',
  deprecated: 'warning',
  'retired-version': 'warning',
  guess: 'note',
  'wrong-answer': 'error',
  discarded: 'warning',
};

/** The reports that can be written of violations of the contract, by name; each violation once, however often it was made. */
export const VIOLATION_REPORTS = {
  sarif: violationsSarif,
  github: violationsGithub,
} as const satisfies Record<string, (violations: readonly Violation[]) => string>;

export type ViolationReportName = keyof typeof VIOLATION_REPORTS;

/** The place is the operation: the code that made the call is not known here. */
function violationsSarif(violations: readonly Violation[]): string {
  const results = groupedByKey(violations).map(
    ({ first: { severity, key, message, remedy, operation }, count }) => ({
      ruleId: severity,
      level: LEVELS[severity],
      message: { text: `${message} ${remedy}` },
      locations: [{ logicalLocations: [{ fullyQualifiedName: operation, kind: 'function' }] }],
      occurrenceCount: count,
      partialFingerprints: { 'violationKey/v1': key },
    }),
  );
  return sarifLog('nmbrs-mock contract', RULES, results);
}

function violationsGithub(violations: readonly Violation[]): string {
  return groupedByKey(violations)
    .map(({ first: { severity, message, remedy, operation } }) => {
      const level = LEVELS[severity] === 'note' ? 'notice' : LEVELS[severity];
      return workflowCommand(level, { title: `${severity} ${operation}` }, `${message} ${remedy}`);
    })
    .join('');
}
