import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './package-root.ts';

/** What the package says of itself. */
interface Manifest {
  readonly version: string;
  readonly homepage: string;
}

export const { version: PACKAGE_VERSION, homepage: PACKAGE_HOMEPAGE }: Manifest = JSON.parse(
  readFileSync(join(packageRoot, 'package.json'), 'utf8'),
);
