import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { packageRoot } from '../../../base/package-root.ts';
import { requireBuilt } from '../../support/built.ts';
import { notAtHand } from '../../support/not-at-hand.ts';

/** The Jest face in Jest itself, which gives every test file globals of its own. */

const JEST = join(process.env.JEST_HOME ?? packageRoot, 'node_modules/jest/bin/jest.js');
const isMissing = !existsSync(JEST);

let project: string;
beforeAll(async () => {
  if (isMissing) return;
  requireBuilt();
  project = await mkdtemp(join(tmpdir(), 'nmbrs-jest-'));
  await cp(join(packageRoot, 'test/harness/jest/project'), project, { recursive: true });
  await cp(join(packageRoot, 'test/support/every-face.cjs'), join(project, 'every-face.cjs'));
  await mkdir(join(project, 'node_modules'));
  await symlink(packageRoot, join(project, 'node_modules/nmbrs-mock'), 'dir');
});
afterAll(() => (isMissing ? undefined : rm(project, { recursive: true })));

function jest(file: string): Promise<{ readonly code: number | null; readonly output: string }> {
  const { PATH = '' } = process.env;
  const env = { PATH, NO_COLOR: '1', TZ: 'Europe/Amsterdam' };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [JEST, '--ci', '--rootDir', project, file],
      { cwd: project, env },
      (_, stdout, stderr) => resolve({ code: child.exitCode, output: stdout + stderr }),
    );
  });
}

describe('in Jest', () => {
  it('what should hold holds', async (context) => {
    skipWithoutJest(context);
    const { code, output } = await jest('holds.spec.cjs');
    expect(output).toContain('Tests:       5 passed, 5 total');
    expect(code).toBe(0);
  }, 60_000);

  it('what should fail fails, and the calls of a failed test are told with it', async (context) => {
    skipWithoutJest(context);
    const { code, output } = await jest('fails.spec.cjs');
    expect(output).toContain('Tests:       4 failed, 4 total');
    expect(output).toContain('percentage is spelled Percentage, case included; it was ignored.');
    expect(output).toMatch(/≠ Absence\.Comment +'griep' +'griep '/);
    expect(output).toContain('Rule 1 answered no call: Every call of Absence2_Insert with {EmployeeId: 1}');
    expect(output.slice(output.indexOf('● for a reason of its own'))).toMatch(
      /EmployeeService\.Absence2_Insert/,
    );
    expect(code).toBe(1);
  }, 60_000);
});

/** Where REQUIRE_CLIENTS is set, Jest must be there. */
function skipWithoutJest(context: TestContext): void {
  if (!isMissing) return;
  const remedy = 'npm install --no-save --prefix <folder> jest, and set JEST_HOME to the folder';
  notAtHand(`there is no Jest at ${JEST}; ${remedy}`, context);
}
