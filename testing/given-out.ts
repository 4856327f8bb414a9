/** What each of the faces gives out besides its own. */

export { readBaseline, writeBaseline } from '../contracts/harness/journal/baseline.ts';
export {
  type CallJournal,
  type CallMessages,
  CallsNotAsExpected,
  type CleanContractOptions,
} from '../contracts/harness/journal/call-journal.ts';
export {
  type ArgumentPattern,
  type ArgumentsPattern,
  type CallPattern,
  type Predicate,
  type Times,
  WrongExpectation,
} from '../contracts/harness/journal/expectation.ts';
export type { Finding, FindingKind } from '../contracts/harness/journal/finding.ts';
export type { RecordedCall, RecordedFault } from '../contracts/harness/journal/recorded-call.ts';
export type { Verdict } from '../contracts/harness/journal/verify.ts';
export type { Baseline, Severity, Violation } from '../contracts/harness/journal/violations.ts';
export type {
  EnvironmentWanted,
  LoginWanted,
  TestEnvironment,
  UsableLogin,
} from '../contracts/harness/mock/mock-client.ts';
