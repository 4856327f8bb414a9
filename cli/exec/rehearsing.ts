import type { Environment } from '../../client/environment.ts';
import type { Mock } from '../../client/mock.ts';
import type { Rehearsal } from '../../client/rehearsal.ts';
import {
  REHEARSAL_NAMES,
  type RehearsalName,
  type RehearsalOptions,
} from '../../contracts/control/rehearsals.ts';

/** The certificate ends with no environment, and so is played by the mock as a whole. */
export const CERTIFICATE_ENDED = 'certificate-ended';

/** What `exec` can rehearse. */
export const COMMAND_REHEARSALS = [...REHEARSAL_NAMES, CERTIFICATE_ENDED] as const;
export type CommandRehearsal = (typeof COMMAND_REHEARSALS)[number];

/** A rehearsal in every environment of a mock. */
interface Rehearsing {
  /** What the command did in them, in sentences; null where it called nothing. */
  reaction(): Promise<string | null>;
}

/** Puts on a rehearsal in every environment that there is; those that a command makes itself have none. */
export async function rehearsing(
  mock: Mock,
  name: CommandRehearsal,
  options: RehearsalOptions,
): Promise<Rehearsing> {
  const played: { readonly subdomain: string; readonly rehearsal: Rehearsal }[] = [];
  if (name !== CERTIFICATE_ENDED)
    for (const { subdomain } of await mock.environments())
      played.push({
        subdomain,
        rehearsal: await begun(await mock.openEnvironment(subdomain), name, options),
      });
  return {
    async reaction() {
      const told: string[] = [];
      for (const { subdomain, rehearsal } of played) {
        const { calls, message } = await rehearsal.reaction();
        if (calls > 0) told.push(`in ${subdomain}: ${message}`);
      }
      return told.length === 0 ? null : told.join('\n');
    },
  };
}

function begun(env: Environment, name: RehearsalName, options: RehearsalOptions): Promise<Rehearsal> {
  return env.rehearse(name, options);
}
