/**
 * `nmbrs-mock/client`: the client of a mock that runs elsewhere, and what every face of the package gives out of it. Free of
 * Node, so that a web page can use it too.
 */

export { NotPossible } from '../base/not-possible.ts';
export { Unreachable } from '../base/unreachable.ts';
export type { AnswerReport, AnswersVerdict } from '../contracts/control/answers.ts';
export type { CallMessages, NearMiss, RecordedCall, RecordedFault } from '../contracts/control/calls.ts';
export type { Clock, ClockChange, Duration } from '../contracts/control/clock.ts';
export type { Debtor } from '../contracts/control/debtors.ts';
export type { EnvironmentState } from '../contracts/control/environments.ts';
export type { MockEvent } from '../contracts/control/events.ts';
export type { UploadedFile } from '../contracts/control/files.ts';
export type {
  LoginChange,
  LoginRecord,
  LoginState,
  LoginStep,
  NewLogin,
  SignedIn,
} from '../contracts/control/logins.ts';
export type {
  DocumentText,
  MigratedElement,
  MigratedOperation,
  Migration,
  MigrationDocuments,
} from '../contracts/control/migration.ts';
export type { Coverage } from '../contracts/control/mock.ts';
export type {
  DescribedOperation,
  ListedOperation,
  OperationField,
  OperationList,
} from '../contracts/control/operations.ts';
export type { Mail } from '../contracts/control/outbox.ts';
export type { LoginAccess, Permissions } from '../contracts/control/permissions.ts';
export type {
  EndAnswer,
  RehearsalName,
  RehearsalOptions,
  WantedRehearsal,
} from '../contracts/control/rehearsals.ts';
export type { Settings } from '../contracts/control/settings.ts';
export type { Tag, TagChange, Untagged } from '../contracts/control/tags.ts';
export type { Template } from '../contracts/control/templates.ts';
export type { TroubleDefinition, TroubleReport } from '../contracts/control/trouble.ts';
export type { ContractVerdict, Times, Verdict, Violation } from '../contracts/control/verification.ts';
export type { WantedLogin } from '../contracts/control/wanted-login.ts';
export type { Finding, FindingKind } from '../contracts/finding.ts';
export type { OperationName, RequestOf, ResponseOf } from '../contracts/interface/operation-types.ts';
export type { ArchetypeName } from '../contracts/logins/archetypes.ts';
export type { ScenarioName } from '../contracts/seed/scenarios.ts';
export type {
  CompanySeed,
  DebtorSeed,
  ExactEmployee,
  Seeded,
  SeededScenario,
  WantedSeed,
} from '../contracts/seed/seed.ts';
export type { World } from '../contracts/seed/world.ts';
export type { Severity } from '../contracts/severity.ts';
export { type BuiltCompany, company } from '../fixtures/builder/company.ts';
export type { SeedDay, SeedPeriod } from '../fixtures/builder/days.ts';
export { type BuiltDebtor, debtor } from '../fixtures/builder/debtor.ts';
export { type BuiltEmployee, employee } from '../fixtures/builder/employee.ts';
export type {
  Answerable,
  AnswerConditions,
  AnswerContext,
  AnswerFunction,
  AnswerSequence,
  ChosenAnswer,
} from './answer-rule.ts';
export { type Baseline, CallJournal, CallsNotAsExpected, type CleanContractOptions } from './call-journal.ts';
export { CallLog } from './call-log.ts';
export type {
  AnyCalled,
  ArgumentPattern,
  ArgumentsPattern,
  AsymmetricMatcher,
  Called,
  CallFilter,
  CallPattern,
  Predicate,
} from './call-pattern.ts';
export {
  Environment,
  type EnvironmentOptions,
  type NameOf,
  type NewTemplate,
  type OnlyMaster,
  type TemplateChange,
} from './environment.ts';
export type { CallObserver, Following } from './following.ts';
export { type ConnectOptions, connectNmbrs } from './http/connect.ts';
export { NoMock, Unauthorized } from './http/http-errors.ts';
export { Login } from './login.ts';
export { Mock } from './mock.ts';
export type { PerformArguments, Performed, PerformOptions } from './performed.ts';
export { ValuesRefused } from './refusal.ts';
export type { Reaction, Rehearsal } from './rehearsal.ts';
export type { TroubleRule } from './trouble-rule.ts';
export { WrongExpectation } from './wrong-expectation.ts';
