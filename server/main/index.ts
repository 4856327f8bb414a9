/** What the package `nmbrs-mock` gives out. */
export * from '../../client/given-out.ts';
export type { ArchetypeName } from '../../fixtures/archetypes.ts';
export type { NamedLogin } from '../../fixtures/logins.ts';
export type { WorldSeed } from '../../fixtures/world.ts';
export { openWorldFile, WrongWorldFile } from '../../fixtures/world-file.ts';
export type { Login, LoginState } from '../access/login.ts';
export { NotPossible } from '../access/not-possible.ts';
export type { WantedLogin } from '../access/test-environment.ts';
export { Unguarded } from '../control/exposure.ts';
export type { CallListener, Envelopes } from '../journal/journal.ts';
export type { TroubleReport } from '../trouble/rule.ts';
export type { TroubleDefinition } from '../trouble/schema.ts';
export type { Configuration } from './configuration-shape.ts';
export type { EnvironmentHandle, EnvironmentOptions, SentMail } from './environment-handle.ts';
export type { LoginHandle } from './login-handle.ts';
export { type Nmbrs, type NmbrsOptions, startNmbrs } from './start.ts';
