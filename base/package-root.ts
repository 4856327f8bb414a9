import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package: the nearest one with a package.json, from the sources and from `dist` alike. */
export const packageRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Whether what a build made runs, and not the sources. */
export const isBuilt: boolean = fileURLToPath(import.meta.url).startsWith(join(packageRoot, 'dist', sep));

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('nmbrs-mock was moved away from its package.json');
  return findRoot(parent);
}
