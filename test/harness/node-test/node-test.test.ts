import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../base/package-root.ts';
import { type Nmbrs, startNmbrs } from '../../../client/in-process/start.ts';
import { requireBuilt } from '../../support/built.ts';

const PROJECT = join(packageRoot, 'test/harness/node-test/project.mjs');

/** Runs Node's own test runner on the project, in a process of its own. */
function runNodeTest(...variables: readonly (readonly [string, string])[]): Promise<string> {
  const own = Object.entries(process.env).filter(([name]) => !/^(VITEST|NMBRS_|NODE_)/.test(name));
  const env = Object.fromEntries([...own, ...variables]);
  return new Promise((resolve) => {
    execFile(process.execPath, ['--test', '--test-reporter=tap', PROJECT], { env }, (_, stdout) =>
      resolve(stdout),
    );
  });
}

describe("Node's own test runner", () => {
  let report: string;
  beforeAll(async () => {
    requireBuilt();
    report = await runNodeTest();
  });

  it.each([
    'has an environment of its own: 1001',
    'has an environment of its own: 1002',
    'chooses its logins',
    'can do everything with it',
    'mocks its timers and its Date',
    'may delete its environment',
    'leaves nothing behind',
  ])('passes: a test that %s', (title) => {
    expect(report).toMatch(new RegExp(`^ +ok \\d - ${title}$`, 'm'));
  });

  it.each([
    ['broke the contract', '→ Call it DebtorId.', 'lost-data: DebtorID is spelled DebtorId, case included'],
    ['was not called', 'Debtor_Get: expected at least once, was called never.', ': nothing.'],
    ['was not refused', 'but the call was answered without one:', '{DebtorId: 1001}'],
  ])('fails and tells why, with what was called: a test that %s', (title, why, told) => {
    const [, own = ''] = report.split(new RegExp(`not ok \\d - ${title}\n`));
    const [mine = ''] = own.split('# Subtest:');
    expect(mine).toContain("name: 'AssertionError'");
    expect(mine).toContain(why);
    expect(mine).toMatch(/^ +# What was called in t[0-9a-f]+:/m);
    expect(mine.slice(mine.indexOf('# What was called'))).toContain(told);
  });

  it('fails a test whose rule answered no call', () => {
    const [, own = ''] = report.split(/not ok \d - chose an answer in vain\n/);
    const [mine = ''] = own.split('# Subtest:');
    expect(mine).toContain('Rule 1 answered no call: Every call of Debtor_Get is answered with fault 1003');
    expect(mine).toContain('was called never.');
  });

  it('fails a test that forgot to say which it is', () => {
    expect(report).toContain("nmbrsEnvironment needs the test it is for: test('...', async (t) =>");
  });

  it('has no other test, and ends', () => {
    expect(report).toContain('# pass 7\n# fail 5\n');
  });

  it('uses a mock that runs already', async () => {
    const nmbrs: Nmbrs = await startNmbrs();
    try {
      expect(await runNodeTest(['NMBRS_MOCK_URL', nmbrs.url])).toContain('# pass 7\n# fail 5\n');
      expect((await nmbrs.calls.list()).length).toBeGreaterThan(4);
    } finally {
      await nmbrs.close();
    }
  });
});
