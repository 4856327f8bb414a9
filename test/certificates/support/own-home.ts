import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A home in which nothing is yet, so that the CA of whoever runs the tests is left alone. */
export function ownHome() {
  const folder = mkdtempSync(join(tmpdir(), 'home-'));
  const data = join(folder, '.local/share');
  return {
    folder,
    /** What a program finds in its environment: the home on every system. */
    environment: { HOME: folder, USERPROFILE: folder, XDG_DATA_HOME: data, LOCALAPPDATA: data },
    delete: () => rmSync(folder, { recursive: true, force: true }),
  };
}
