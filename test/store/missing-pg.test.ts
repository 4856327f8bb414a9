import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { requireBuilt } from '../support/built.ts';

it('a mock without the driver of PostgreSQL says how to install it, and shows no password', async () => {
  requireBuilt();
  const folder = await mkdtemp(join(tmpdir(), 'nmbrs-driver-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const part of ['dist', 'package.json'])
    await cp(join(packageRoot, part), join(folder, part), { recursive: true });
  const modules = join(folder, 'node_modules');
  await mkdir(modules);
  for (const name of await readdir(join(packageRoot, 'node_modules')))
    if (name !== 'pg')
      await symlink(join(packageRoot, 'node_modules', name), join(modules, name), 'junction');
  const place = 'postgres://mock:geheim@localhost/mock';
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'dist/bundle/cli/cli.js'), 'serve', '--port', '0', '--data', place],
    { encoding: 'utf8', timeout: 60_000 },
  );
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toBe(
    'nmbrs-mock: Data in PostgreSQL needs its driver, which is not installed. Install it where nmbrs-mock is installed: npm install pg\n',
  );
});
