import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { OwnFile } from './hosts-file.ts';
import type { Variables } from './user-proxies.ts';

/** Puts each file in the place of the one behind it, up to a `--`, and becomes the command that follows. */
const SCRIPT = 'while [ "$1" != -- ]; do mount --bind "$1" "$2" || exit 126; shift 2; done; shift; exec "$@"';

/** The command line of a command that sees files of its own in the place of those of the system, it and what it starts. */
export type Wrapping = (command: readonly string[]) => readonly string[];

/**
 * How a command sees files of its own on this machine: in a mount namespace, and without root in a user namespace, too,
 * in which it keeps its user and group.
 * @throws NoNamespace where the system allows none; it says why.
 */
export async function seeingOwnFiles(files: readonly OwnFile[], variables: Variables): Promise<Wrapping> {
  const mounts = files.flatMap(({ file, inPlaceOf }) => [file, inPlaceOf]);
  const mounting = ['sh', '-c', SCRIPT, 'sh', ...mounts, '--'];
  const { uid, gid } = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const asUser = ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--'];
  const withoutRoot = ['unshare', '--user', '--map-root-user', '--mount', '--', ...mounting, ...asUser];
  const prefixes = uid === 0 ? [['unshare', '--mount', '--', ...mounting], withoutRoot] : [withoutRoot];
  const whyNot: string[] = [];
  for (const prefix of prefixes) {
    const reason = await whyNotSeen(prefix, files, variables);
    if (reason === null) return (command) => [...prefix, ...command];
    whyNot.push(reason);
  }
  throw new NoNamespace(whyNot.at(-1) ?? '');
}

/** The system lets no command see files of its own. */
export class NoNamespace extends Error {}

/** Tries it with a command that reads the files. @returns null where it read what it should. */
async function whyNotSeen(
  [program = '', ...args]: readonly string[],
  files: readonly OwnFile[],
  variables: Variables,
): Promise<string | null> {
  const read = files.map(({ inPlaceOf }) => inPlaceOf);
  try {
    const { stdout } = await promisify(execFile)(program, [...args, 'cat', ...read], { env: { ...variables } });
    const expected = files.map(({ file }) => readFileSync(file, 'utf8')).join('');
    return stdout === expected ? null : `${read.join(' and ')} stay as they are`;
  } catch (error) {
    const { stderr = '', message } = error as Error & { readonly stderr?: string };
    return stderr.trim().split('\n').at(-1) || message;
  }
}
