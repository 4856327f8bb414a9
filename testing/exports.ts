/** What each of the faces gives out besides its own. */

export * from '../client/index.ts';
export { readBaseline, writeBaseline } from '../harness/baseline/baseline-file.ts';
