/** What the package `nmbrs-mock` gives out. */

export type { Configuration } from './cli/configuration-shape.ts';
export { Nmbrs, type NmbrsOptions, startNmbrs } from './client/in-process/start.ts';
export * from './client/index.ts';
export type { NamedLogin } from './fixtures/logins.ts';
export type { WorldSeed } from './fixtures/world.ts';
export { openWorldFile, WrongWorldFile } from './fixtures/world-file.ts';
export { readBaseline, writeBaseline } from './harness/baseline/baseline-file.ts';
export { Unguarded } from './server/control/exposure.ts';
export type { CallListener, Envelopes } from './server/journal/journal.ts';
