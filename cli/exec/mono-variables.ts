import { mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { subjectHash } from '../../server/certificates/trust/subject-hash.ts';
import type { CommandSetting } from './command-setting.ts';
import { isInstalled } from './installed.ts';

/** Where mono keeps what a user trusts, below the folder of the user's configuration. */
const TRUST: readonly string[] = ['.mono', 'new-certs', 'Trust'];

/**
 * By this variable mono trusts the mock beside what the user and the system trust: it looks for certificates in the folder
 * of the user's configuration alone. All else that is in there leads to where it was. Only where there is a mono, since
 * what a program puts into the folder beside that is gone with the command.
 */
export function monoVariables({ folder, ca, variables }: CommandSetting): Record<string, string> {
  if (!isInstalled('mono', variables)) return {};
  const before = variables.XDG_CONFIG_HOME || join(variables.HOME ?? homedir(), '.config');
  const now = join(folder, 'config');
  const trusted = overlay(before, now, TRUST);
  // By this name OpenSSL looks up an authority in a folder; others of the same name are counted.
  const hash = subjectHash(ca);
  const taken = readdirSync(trusted).filter((name) => name.startsWith(`${hash}.`)).length;
  writeFileSync(join(trusted, `${hash}.${taken}`), ca);
  return { XDG_CONFIG_HOME: now };
}

/**
 * Makes a folder in which all leads to what is in another one, but for the folders down a path, which are made anew in the
 * same way. @returns the last of these.
 */
function overlay(from: string, to: string, [first, ...rest]: readonly string[]): string {
  mkdirSync(to);
  for (const name of namesIn(from)) if (name !== first) symlinkSync(join(from, name), join(to, name));
  return first === undefined ? to : overlay(join(from, first), join(to, first), rest);
}

function namesIn(folder: string): readonly string[] {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
}
