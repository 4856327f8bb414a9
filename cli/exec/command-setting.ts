import type { Authority } from '../../server/port/host-patterns.ts';
import type { Redirect } from './redirect.ts';
import type { Variables } from './user-proxies.ts';

/** What the variables of a command are made of. */
export interface CommandSetting {
  /** Where files for it go; it is deleted when the command has ended. */
  readonly folder: string;
  /** The certificate of the mock's authority, PEM. */
  readonly ca: string;
  /** The proxy of the command; null for a command that is to have none. */
  readonly proxy: Authority | null;
  /** Where connections of Node.js to the hosts that the mock plays are to lead. */
  readonly redirect: Redirect;
  /** The variables that the user has. */
  readonly variables: Variables;
}
