import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';

/** The facts about Nmbrs beside the repository; the product never reads them. */
const SHARED = join(packageRoot, '../shared');

/** The text of a file of `../shared`; a test that asks for one which is not there is skipped and says why. */
export function readShared(path: string, context: TestContext): string {
  const file = join(SHARED, path);
  if (!existsSync(file)) context.skip(`needs ${file}, which is not there`);
  return readFileSync(file, 'utf8');
}
