import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { PARSED_CONTRACTS } from '../../contracts/interface/catalogue.ts';
import { requireBuilt } from '../support/built.ts';

it('a mock whose contract files are missing refuses to start, and says what to do', async () => {
  requireBuilt();
  const folder = await mkdtemp(join(tmpdir(), 'nmbrs-broken-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const whole = { recursive: true, filter: (file: string) => file !== PARSED_CONTRACTS };
  for (const part of ['dist', 'package.json']) await cp(join(packageRoot, part), join(folder, part), whole);
  await symlink(join(packageRoot, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    [join(folder, 'dist/bundle/cli/cli.js'), 'serve', '--port', '0'],
    { encoding: 'utf8', timeout: 60_000 },
  );
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(
    /There are no contract files of DebtorService, .* in .*\. Install nmbrs-mock again: a part of it is missing\./,
  );
});
