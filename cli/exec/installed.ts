import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Variables } from './user-proxies.ts';

/** Whether a program is found on the path that variables hold. */
export function isInstalled(program: string, { PATH = '' }: Variables): boolean {
  return PATH.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
