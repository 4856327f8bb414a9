import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';

/** The program as it is installed. */
export const PROGRAM: string = join(packageRoot, 'dist/bundle/cli/cli.js');

/** @throws Error when the program was not built; `npm test` builds it first. */
export function requireBuilt(): void {
  if (!existsSync(PROGRAM))
    throw new Error(`${PROGRAM} is missing; run \`npm run build\`, or \`npm test\`, which does.`);
}
