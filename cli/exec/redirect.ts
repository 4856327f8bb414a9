import type { Authority } from '../../server/port/host-patterns.ts';

/** The variable in which a process finds where its connections are to lead. */
export const REDIRECT_VARIABLE = 'NMBRS_MOCK_REDIRECT';

/** Where connections to some hosts lead, in JSON. */
export interface Redirect extends Authority {
  /** Names, and `*.` before those below which all are meant. */
  readonly hosts: readonly string[];
}
