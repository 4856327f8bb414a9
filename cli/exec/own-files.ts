import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Variables } from './user-proxies.ts';

/** A file that the command sees in the place of one of the system's. */
export interface OwnFile {
  readonly file: string;
  readonly inPlaceOf: string;
}

/** What stands before a command so that it, and all that it starts, runs otherwise than other programs do. */
export type Prefix = readonly string[];

/** Puts each file in the place of the one behind it, up to a `--`, and becomes the command that follows. */
const SCRIPT = 'while [ "$1" != -- ]; do mount --bind "$1" "$2" || exit 126; shift 2; done; shift; exec "$@"';

/**
 * Before a command that is to see files of its own in the place of those of the system: in a mount namespace, for which a
 * user who is not root needs a user namespace as well, and gets user and group back in another one within.
 * @param isRoot whether the command is started as root, be it in a user namespace.
 */
export function withOwnFiles(files: readonly OwnFile[], isRoot: boolean): Prefix {
  const mounts = files.flatMap(({ file, inPlaceOf }) => [file, inPlaceOf]);
  const asRoot = isRoot ? [] : ['--user', '--map-root-user'];
  return ['unshare', ...asRoot, '--mount', '--', 'sh', '-c', SCRIPT, 'sh', ...mounts, '--'];
}

/** Before a command in a user namespace that is to run as the user and the group of this process. */
export function asThisUser(): Prefix {
  return ['unshare', '--user', `--map-user=${process.getuid?.()}`, `--map-group=${process.getgid?.()}`, '--'];
}

/** A name, and the address that it is to have for a command. */
export interface WantedName {
  readonly name: string;
  readonly address: string;
}

/**
 * The first of some prefixes with which a command sees the files, and finds the name where it is to be: that is tried.
 * @throws NoNamespace where the system allows none of them; it says why.
 */
export async function firstPossible(
  prefixes: readonly Prefix[],
  files: readonly OwnFile[],
  wanted: WantedName,
  variables: Variables,
): Promise<Prefix> {
  let whyNot = '';
  for (const prefix of prefixes) {
    const reason = await whyNotSeen(prefix, files, wanted, variables);
    if (reason === null) return prefix;
    whyNot = reason;
  }
  throw new NoNamespace(whyNot);
}

/** The system lets no command see files of its own. */
export class NoNamespace extends Error {}

/** Prints files, and where a name is found; a system may have no program that tells the latter. */
const LOOK = 'name=$1; shift; cat "$@"; if command -v getent >/dev/null; then getent hosts "$name"; fi';

/** @returns null where the command sees what it should. */
async function whyNotSeen(
  [program = '', ...args]: Prefix,
  files: readonly OwnFile[],
  { name, address }: WantedName,
  variables: Variables,
): Promise<string | null> {
  const read = files.map(({ inPlaceOf }) => inPlaceOf);
  try {
    const { stdout } = await promisify(execFile)(program, [...args, 'sh', '-c', LOOK, 'sh', name, ...read], {
      env: { ...variables },
      timeout: PATIENCE_MS,
    });
    const expected = files.map(({ file }) => readFileSync(file, 'utf8')).join('');
    if (!stdout.startsWith(expected)) return `${read.join(' and ')} stay as they are`;
    const found = stdout.slice(expected.length);
    return found === '' || found.startsWith(`${address} `)
      ? null
      : `names are looked up by another program than the command, such as nscd: ${name} is ${found.trim()}`;
  } catch (error) {
    const { stderr = '', message } = error as Error & { readonly stderr?: string };
    return stderr.trim().split('\n').at(-1) || message;
  }
}

/** What hangs is as good as refused. */
const PATIENCE_MS = 15_000;
