import type { Settings } from '../../contracts/control/settings.ts';
import { Refusal, SITUATIONS } from '../access/situations.ts';
import type { Tenant } from '../access/tenant.ts';
import { BareStatus } from '../soap/faults.ts';

/** The HTTP status of each answer that is no fault. */
const STATUS = { 'not-found': 404, gone: 410 } as const satisfies Partial<
  Record<Settings['version21'], number>
>;

/**
 * Refuses a call of version 2.1 in an environment that does without it (mark: version-21-answers).
 * @throws BareStatus or Refusal, as the environment is set.
 */
export function requireRetiredVersion({ settings: { version21 } }: Tenant): void {
  if (version21 === 'served') return;
  if (version21 === 'invalid-authentication') throw new Refusal('version-closed');
  throw new BareStatus(STATUS[version21], SITUATIONS['version-closed'].because);
}
