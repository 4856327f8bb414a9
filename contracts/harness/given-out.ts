/** What the package and each of its faces give out of the harness. */

export type { Finding, FindingKind } from '../finding.ts';
export { readBaseline, writeBaseline } from './journal/baseline.ts';
export {
  type CallJournal,
  type CallMessages,
  CallsNotAsExpected,
  type CleanContractOptions,
} from './journal/call-journal.ts';
export {
  type ArgumentPattern,
  type ArgumentsPattern,
  type CallPattern,
  type Predicate,
  type Times,
  WrongExpectation,
} from './journal/expectation.ts';
export type { RecordedCall, RecordedFault } from './journal/recorded-call.ts';
export type { Verdict } from './journal/verify.ts';
export type { Baseline, Severity, Violation } from './journal/violations.ts';
