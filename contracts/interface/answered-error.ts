import type { NmbrsErrorName } from './errors.ts';
import type { Version } from './model.ts';

/** What version 2.1 answers in the place of an error: its clients met the protected mode as an unknown error. */
const ANSWERED_BY_V21: Readonly<Partial<Record<NmbrsErrorName, NmbrsErrorName>>> = {
  ProtectedMode: 'Unknown',
};

/** The error that a version answers with where an operation raises this one. */
export function answeredError(raised: NmbrsErrorName, version: Version): NmbrsErrorName {
  return (version === 'v2.1' ? ANSWERED_BY_V21[raised] : undefined) ?? raised;
}
