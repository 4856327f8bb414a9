import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';

const run = promisify(execFile);

describe('the tour of the page of logins', () => {
  let nmbrs: Nmbrs;

  beforeAll(async () => {
    nmbrs = await startNmbrs();
  });
  afterAll(() => nmbrs.close());

  it('goes the way it says, with curl only', async (context) => {
    const missing = await run('bash', ['-c', 'command -v curl']).then(
      () => null,
      () => 'needs the Debian packages bash and curl',
    );
    if (missing && !process.env.REQUIRE_CLIENTS) context.skip(missing);
    const { stdout } = await run('bash', [join(packageRoot, 'docs/tour.sh'), nmbrs.url]);
    const page = readFileSync(join(packageRoot, 'docs/logins.md'), 'utf8');
    expect(page).toContain(`$ docs/tour.sh\n${stdout}`);
  });
});
