/** What the package `nmbrs-mock` gives out. */
export type { NamedLogin } from '../../fixtures/logins.ts';
export type { CallFault, CallListener, CallRecord, Envelopes } from '../control/call-log.ts';
export type { Finding, FindingKind } from '../soap/read/findings.ts';
export { type Nmbrs, type NmbrsOptions, startNmbrs } from './start.ts';
