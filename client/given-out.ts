/** What the package and each of its faces give out of the harness. */

export type { RecordedCall, RecordedFault } from '../contracts/control/calls.ts';
export type { Severity } from '../contracts/control/verification.ts';
export type { Finding, FindingKind } from '../contracts/finding.ts';
export { readBaseline, writeBaseline } from '../server/journal/baseline.ts';
export {
  type CallJournal,
  type CallMessages,
  CallsNotAsExpected,
  type CleanContractOptions,
} from '../server/journal/call-journal.ts';
export {
  type ArgumentPattern,
  type ArgumentsPattern,
  type CallPattern,
  type Predicate,
  type Times,
  WrongExpectation,
} from '../server/journal/expectation.ts';
export type { Verdict } from '../server/journal/verify.ts';
export type { Baseline, Violation } from '../server/journal/violations.ts';
