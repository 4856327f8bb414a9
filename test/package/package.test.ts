import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { namedLogins } from '../../fixtures/logins.ts';
import { SoapClient } from '../support/soap-client.ts';
import { facesOf, importingProject, type Manifest, RESOLUTIONS } from './faces.ts';
import { InstalledProject } from './installed.ts';
import { JEST_PROJECT } from './jest-types.ts';

const manifest: Manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
const faces = facesOf(manifest);
const modules = faces.filter(({ isModule }) => isModule);
/** It loads in a run of Vitest alone. */
const OF_VITEST = 'nmbrs-mock/vitest';

let project: InstalledProject;
/** What each face gives out: to `import`, and to `require` if that is promised. */
let imported: Readonly<Record<string, readonly string[]>>;
let required: Readonly<Record<string, readonly string[]>>;
beforeAll(async () => {
  project = await InstalledProject.make(join(packageRoot, 'test/package/project'));
  const inNode = modules.filter(({ path }) => path !== OF_VITEST);
  const inRequire = modules.filter(({ canBeRequired }) => canBeRequired);
  for (const ended of [
    await project.node('load.mjs', 'imported.json', ...inNode.map(({ path }) => path)),
    await project.node('load.cjs', 'required.json', ...inRequire.map(({ path }) => path)),
    await project.node(VITEST, 'run', 'load'),
  ])
    expect(ended).toMatchObject({ exitCode: 0 });
  const read = async (file: string) => JSON.parse(await readFile(join(project.folder, file), 'utf8'));
  imported = { ...(await read('imported.json')), ...(await read('in-vitest.json')) };
  required = await read('required.json');
}, 180_000);
afterAll(() => project?.delete());

const TSC = 'node_modules/typescript/bin/tsc';
const VITEST = 'node_modules/vitest/vitest.mjs';

describe('the package, made of a fresh clone and installed in a project', () => {
  it('answers on the command line', async () => {
    const version = await project.run('npx', ['--no-install', 'nmbrs-mock', '--version']);
    expect(version).toEqual({ exitCode: 0, output: `${manifest.version}\n` });
    const { exitCode, output } = await project.run('npx', ['--no-install', 'nmbrs-mock', '--help']);
    expect(output).toContain('Usage: nmbrs-mock [options] [command]');
    expect(exitCode).toBe(0);
  });

  it('serves', async () => {
    const serve = ['--no-install', 'nmbrs-mock', 'serve', '--port', '0'];
    const { match, end } = await project.start('npx', serve, /listens on (http:\S+)/);
    try {
      const reply = await new SoapClient(match[1] ?? '', namedLogins[0] ?? null).call(
        'DebtorService',
        'List_GetAll',
      );
      expect([reply.status, reply.ids().length]).toEqual([200, 6]);
    } finally {
      await end();
    }
  });

  it.each(modules)('gives out something by $path', ({ path, canBeRequired }) => {
    const named = (names: readonly string[] = []) => names.filter((name) => name !== '__esModule').sort();
    expect(named(imported[path])).not.toEqual([]);
    expect(named(required[path])).toEqual(canBeRequired ? named(imported[path]) : []);
  });

  it.each(RESOLUTIONS)(
    'has the types of all that in a .$extension as $name resolves it, with $compiler',
    async (resolution) => {
      const folder = `types-${RESOLUTIONS.indexOf(resolution)}`;
      await mkdir(join(project.folder, folder));
      for (const [name, text] of Object.entries(importingProject(resolution, faces, imported)))
        await writeFile(join(project.folder, folder, name), text);
      const tsc = `node_modules/${resolution.compiler}/bin/tsc`;
      expect(await project.node(tsc, '-p', folder)).toEqual({ exitCode: 0, output: '' });
    },
  );

  it('has the cases it can run', async () => {
    const { exitCode, output } = await project.run('npx', [
      '--no-install',
      'nmbrs-mock',
      'cases',
      '--only',
      'bank',
    ]);
    expect(output).toMatch(/[1-9]\d* held, 0 failed/);
    expect(exitCode).toBe(0);
  });

  // As nodenext resolves, its types are checked where what becomes of them is run.
  it.each(['bundler', 'web'])('has types for strict TypeScript that resolves as %s', async (kind) => {
    expect(await project.node(TSC, '-p', `tsconfig.${kind}.json`, '--noEmit')).toEqual({
      exitCode: 0,
      output: '',
    });
  });

  it.each(['tsconfig.json', 'tsconfig.bundler.json'])(
    'adds its matchers to the types of Jest: %s',
    async (config) => {
      await mkdir(join(project.folder, 'jest'), { recursive: true });
      for (const [name, text] of Object.entries(JEST_PROJECT))
        await writeFile(join(project.folder, name), text);
      expect(await project.node(TSC, '-p', `jest/${config}`)).toEqual({ exitCode: 0, output: '' });
    },
  );

  it('runs what TypeScript makes of it', async () => {
    expect(await project.node(TSC, '-p', 'tsconfig.nodenext.json')).toEqual({ exitCode: 0, output: '' });
    expect(await project.node('out/server.js')).toEqual({
      exitCode: 0,
      output: '{"wsdl":200,"calls":0,"state":"deactivated"}\n',
    });
    expect(await project.node('out/jest-face.js')).toEqual({
      exitCode: 0,
      output: 'toHaveBeenCalledOn,toHaveBeenCalledInOrder,toHonourTheContract,toAnswerFault\n',
    });
    const tested = await project.node('--test', '--test-reporter=tap', 'out/node-runner.js');
    expect(tested.output).toContain('# pass 1\n# fail 0\n');
  });

  it('can be required by CommonJS', async () => {
    expect((await project.node('required.cjs')).output).toContain('200\ndebtor true\n');
  });

  it('tells what its evidence says was verified live', async () => {
    const list = { service: 'DebtorService', version: 'v3', operation: 'List_GetAll' };
    const verified = [
      { ...list, target: 'https://api.nmbrs.example', date: '2026-12-02' },
      { ...list, target: 'https://api-sandbox.nmbrs.example', date: '2026-12-01' },
    ];
    const file = join(project.folder, 'node_modules/nmbrs-mock/contracts/evidence.json');
    await writeFile(file, JSON.stringify({ verified, captures: [] }));
    const coverage = (...args: readonly string[]) =>
      project.run('npx', ['--no-install', 'nmbrs-mock', 'coverage', '--service', 'DebtorService', ...args]);
    const listed = (await coverage('--list')).output.split('\n');
    expect(listed.filter((line) => line.includes('verified live'))).toEqual([
      expect.stringMatching(
        /^ *DebtorService\.List_GetAll +v3 .*, verified live on 2026-12-02 against https:\/\/api\.nmbrs\.example *$/,
      ),
    ]);
    const counted = (await coverage()).output;
    expect(counted).toMatch(/Verified live\n/);
    expect(counted).toMatch(/DebtorService +v3 .* 1\n/);
    expect(counted).toMatch(/DebtorService +v2\.1 .* 0\n/);
  });

  it('serves the tests of Vitest', async () => {
    const { exitCode, output } = await project.node(VITEST, 'run');
    expect(output).toMatch(/Tests {2}3 passed \(3\)/);
    expect(exitCode).toBe(0);
  });
});
