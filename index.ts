/** What the package `nmbrs-mock` gives out. */

export { DocumentError } from './base/document/mistakes.ts';
export { UnreadableFile } from './base/files.ts';
export type { Configuration } from './cli/configuration-shape.ts';
export {
  Nmbrs,
  type NmbrsOptions,
  type ServedData,
  startNmbrs,
  type WorldChange,
} from './client/in-process/start.ts';
export * from './client/index.ts';
export type { NamedLogin } from './fixtures/named-logins.ts';
export type { WorldSeed } from './fixtures/world.ts';
export { openWorldFile } from './fixtures/world-file.ts';
export { readBaseline, writeBaseline } from './harness/baseline/baseline-file.ts';
export { Unguarded } from './server/control/exposure.ts';
export type { CallObserver, Envelopes, ObservedEnvelopes } from './server/journal/exchange.ts';
