import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * The folder in which programs of this kind keep what belongs to their user: `~/.local/share/nmbrs-mock` or what
 * `XDG_DATA_HOME` says, on macOS `~/Library/Application Support/nmbrs-mock`, on Windows `%LOCALAPPDATA%\nmbrs-mock`.
 * @returns null where the user has no home.
 */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string | null {
  const parent = parentOn(process.platform, environment);
  return parent === null ? null : join(parent, 'nmbrs-mock');
}

function parentOn(
  platform: NodeJS.Platform,
  { XDG_DATA_HOME, LOCALAPPDATA }: NodeJS.ProcessEnv,
): string | null {
  switch (platform) {
    case 'darwin':
      return inHome('Library', 'Application Support');
    case 'win32':
      return LOCALAPPDATA || inHome('AppData', 'Local');
    default:
      // What is not absolute is to be ignored, says the standard.
      return XDG_DATA_HOME && isAbsolute(XDG_DATA_HOME) ? XDG_DATA_HOME : inHome('.local', 'share');
  }
}

function inHome(...folders: readonly string[]): string | null {
  try {
    const home = homedir();
    return isAbsolute(home) ? join(home, ...folders) : null;
  } catch {
    // A user who is in no list of users, as in containers.
    return null;
  }
}

/** The variable that says another folder. */
export function dataFolderVariable(platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') return 'LOCALAPPDATA';
  return platform === 'darwin' ? 'HOME' : 'XDG_DATA_HOME';
}
