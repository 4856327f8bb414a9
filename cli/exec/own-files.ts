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

/**
 * The first of some prefixes with which a command sees the files: that is tried with one that reads them.
 * @throws NoNamespace where the system allows none of them; it says why.
 */
export async function firstPossible(
  prefixes: readonly Prefix[],
  files: readonly OwnFile[],
  variables: Variables,
): Promise<Prefix> {
  let whyNot = '';
  for (const prefix of prefixes) {
    const reason = await whyNotSeen(prefix, files, variables);
    if (reason === null) return prefix;
    whyNot = reason;
  }
  throw new NoNamespace(whyNot);
}

/** The system lets no command see files of its own. */
export class NoNamespace extends Error {}

/** @returns null where the command reads what it should. */
async function whyNotSeen(
  [program = '', ...args]: Prefix,
  files: readonly OwnFile[],
  variables: Variables,
): Promise<string | null> {
  const read = files.map(({ inPlaceOf }) => inPlaceOf);
  try {
    const { stdout } = await promisify(execFile)(program, [...args, 'cat', ...read], {
      env: { ...variables },
      timeout: PATIENCE_MS,
    });
    const expected = files.map(({ file }) => readFileSync(file, 'utf8')).join('');
    return stdout === expected ? null : `${read.join(' and ')} stay as they are`;
  } catch (error) {
    const { stderr = '', message } = error as Error & { readonly stderr?: string };
    return stderr.trim().split('\n').at(-1) || message;
  }
}

/** What hangs is as good as refused. */
const PATIENCE_MS = 15_000;
