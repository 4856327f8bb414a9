/** What the package `nmbrs-mock` gives out. */

export { NotPossible } from './base/not-possible.ts';
export type { Configuration } from './cli/configuration-shape.ts';
export type { EnvironmentHandle, EnvironmentOptions, SentMail } from './client/environment-handle.ts';
export * from './client/given-out.ts';
export type { LoginHandle } from './client/login-handle.ts';
export { type Nmbrs, type NmbrsOptions, startNmbrs } from './client/start.ts';
export type { WantedLogin } from './contracts/control/environments.ts';
export type { LoginState } from './contracts/control/logins.ts';
export type { TroubleDefinition, TroubleReport } from './contracts/control/trouble.ts';
export type { ArchetypeName } from './contracts/logins/archetypes.ts';
export type { NamedLogin } from './fixtures/logins.ts';
export type { WorldSeed } from './fixtures/world.ts';
export { openWorldFile, WrongWorldFile } from './fixtures/world-file.ts';
export type { Login } from './server/access/login.ts';
export { Unguarded } from './server/control/exposure.ts';
export type { CallListener, Envelopes } from './server/journal/journal.ts';
