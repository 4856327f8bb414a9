import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../contracts/package-root.ts';
import { requireBuilt } from '../support/built.ts';
import { InstalledProject } from './installed.ts';

let project: InstalledProject;
beforeAll(async () => {
  requireBuilt();
  project = await InstalledProject.make(join(packageRoot, 'test/package/project'));
}, 180_000);
afterAll(() => project?.delete());

const TSC = 'node_modules/typescript/bin/tsc';
const VITEST = 'node_modules/vitest/vitest.mjs';

describe('the package, installed in a project', () => {
  it('answers on the command line', async () => {
    const { exitCode, output } = await project.run('npx', ['--no-install', 'nmbrs-mock', '--help']);
    expect(output).toContain('Usage: nmbrs-mock [options] [command]');
    expect(exitCode).toBe(0);
  });

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

  it.each(['nodenext', 'bundler'])('has types for strict TypeScript that resolves as %s', async (kind) => {
    expect(await project.node(TSC, '-p', `tsconfig.${kind}.json`, '--noEmit')).toEqual({
      exitCode: 0,
      output: '',
    });
  });

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

  it('serves the tests of Vitest', async () => {
    const { exitCode, output } = await project.node(VITEST, 'run');
    expect(output).toMatch(/Tests {2}2 passed \(2\)/);
    expect(exitCode).toBe(0);
  });
});
