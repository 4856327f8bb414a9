import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { requireBuilt } from '../support/built.ts';

it.each([
  {
    driver: 'libsql',
    place: (folder: string) => join(folder, 'data'),
    message:
      'A folder of data needs the driver of SQLite, which is not installed. Install it where nmbrs-mock is installed: npm install libsql',
  },
  {
    // The message shows nothing of the password.
    driver: 'pg',
    place: () => 'postgres://mock:geheim@localhost/mock',
    message:
      'Data in PostgreSQL needs its driver, which is not installed. Install it where nmbrs-mock is installed: npm install pg',
  },
])(
  'a mock without $driver refuses the data that needs it, and says how to install it',
  async ({ driver, place, message }) => {
    requireBuilt();
    const folder = await mkdtemp(join(tmpdir(), 'nmbrs-driver-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    for (const part of ['dist/bundle', 'dist/parsed-contracts', 'package.json'])
      await cp(join(packageRoot, part), join(folder, part), { recursive: true });
    const modules = join(folder, 'node_modules');
    await mkdir(modules);
    for (const name of await readdir(join(packageRoot, 'node_modules')))
      if (name !== driver)
        await symlink(join(packageRoot, 'node_modules', name), join(modules, name), 'junction');
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [join(folder, 'dist/bundle/cli/cli.js'), 'serve', '--port', '0', '--data', place(folder)],
      { encoding: 'utf8', timeout: 60_000 },
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(`nmbrs-mock: ${message}\n`);
  },
);
