import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { requireBuilt } from '../support/built.ts';

it('a mock without the driver refuses --data, and says how to install it', async () => {
  requireBuilt();
  const folder = await mkdtemp(join(tmpdir(), 'nmbrs-driver-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const part of ['dist/bundle', 'dist/parsed-contracts', 'package.json'])
    await cp(join(packageRoot, part), join(folder, part), { recursive: true });
  const modules = join(folder, 'node_modules');
  await mkdir(modules);
  for (const name of await readdir(join(packageRoot, 'node_modules')))
    if (name !== 'libsql')
      await symlink(join(packageRoot, 'node_modules', name), join(modules, name), 'junction');
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    [join(folder, 'dist/bundle/cli/cli.js'), 'serve', '--port', '0', '--data', join(folder, 'data')],
    { encoding: 'utf8', timeout: 60_000 },
  );
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toBe(
    'nmbrs-mock: A folder of data needs the driver of SQLite, which is not installed. Install it where nmbrs-mock is installed: npm install libsql\n',
  );
});
