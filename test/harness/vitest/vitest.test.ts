import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../base/package-root.ts';
import { type Nmbrs, startNmbrs } from '../../../client/in-process/start.ts';
import { type ForeignRun, runVitest } from '../../support/run-vitest.ts';

const PROJECT = join(packageRoot, 'test/harness/vitest/project');

interface Used {
  readonly url: string;
  readonly environment: string;
  readonly logins: readonly string[];
}

const usedIn = ({ tests }: ForeignRun) => tests.flatMap(({ meta }) => (meta.used ? [meta.used as Used] : []));

const different = (values: readonly string[]) => new Set(values).size;

describe.each(['threads', 'forks'])('a project of Vitest, run with %s', (pool) => {
  let run: ForeignRun;
  beforeAll(async () => {
    const files = ['own-environment', 'chosen-environment', 'every-face', 'failing'];
    run = await runVitest(PROJECT, [`--pool=${pool}`, ...files]);
  });

  it('has one mock for all its tests, and an environment for each', async () => {
    expect(
      run.tests.filter(({ file, status }) => file !== 'failing.check.ts' && status !== 'passed'),
      run.output,
    ).toEqual([]);
    expect(run.tests.filter(({ status }) => status === 'passed')).toHaveLength(12);
    const used = usedIn(run);
    expect(different(used.map(({ url }) => url))).toBe(1);
    expect(different(used.map(({ environment }) => environment))).toBe(9);
    expect(new Set(used.map(({ logins }) => logins.join()))).toEqual(
      new Set(['master', 'customer', 'business-master']),
    );
    // The mock does not outlive the run.
    await expect(fetch(used[0]?.url ?? '')).rejects.toThrow();
  });

  it('tells what was called in the report of each test that fails, and only there', () => {
    const { exitCode, output, tests } = run;
    expect(exitCode).toBe(1);
    expect(tests.filter(({ status }) => status === 'passed').map(({ meta }) => meta.nmbrsCalls)).toEqual(
      Array(12).fill(undefined),
    );
    const told = (title: string) => {
      const test = tests.find((one) => one.title === title);
      expect(test?.status).toBe('failed');
      const calls = String(test?.meta.nmbrsCalls).replaceAll(
        /(?<=call )\d+|t[0-9a-f]{10}|\d\d:\d\d:\d\d/g,
        '…',
      );
      expect(output).toContain(String(test?.meta.nmbrsCalls));
      return calls;
    };
    expect(told('called with a wrong name')).toBe(
      [
        'What was called in …:',
        '  call …  DebtorService.Debtor_Get  fault 1003: the debtor 0 does not exist or is hidden from the login',
        '    …, master@….example: {DebtorId: 0}',
        "    fault 1003: The debtor, company or employee named does not exist or lies outside the login's tags and filters.",
        '    lost-data: DebtorID is spelled DebtorId, case included; it was ignored.',
        '    wrong-default: DebtorId is missing; the service used 0.',
      ].join('\n'),
    );
    expect(told('deleted its environment')).toBe(
      'What was called in … is not known: the test has deleted it.',
    );
    expect(told('waited in vain')).toBe('What was called in …: nothing.');
    expect(output).toContain('Waited 3s in vain. Debtor_Get: expected at least once, was called never.');
    expect(output).toContain(
      'Rule 1 answered no call: Every call of DebtorService.Debtor_Get with {DebtorId: 1002} is answered with fault 1003: Unauthorized access.',
    );
    expect(output).toContain(
      'DebtorService.Debtor_Get with {DebtorId: 1002}: expected at least once, was called never.',
    );
    expect(output).not.toContain('Rule 2 answered no call');
    expect(tests.find(({ title }) => title === 'chose an answer in vain')?.status).toBe('failed');
    expect(told('called nothing')).toBe('What was called in …: nothing.');
    expect(told('was answered another fault')).toContain('fault 1003');
    expect(told('broke the contract')).toContain('lost-data: Naam is not declared in Debtor_Get');
    expect(told('did not keep to what should not be')).toContain('DebtorService.Debtor_Get  answered');
  });
});

it('tests tell what an integration does on the day SOAP ends, and as one service ends after the other', async () => {
  const { exitCode, output, tests } = await runVitest(PROJECT, ['rehearsal']);
  expect(exitCode, output).toBe(0);
  expect(tests.map(({ title, status }) => [title, status])).toEqual([
    ['tells what it does on the day SOAP ends', 'passed'],
    ['tells what it does as one service ends after the other', 'passed'],
    ['tells what it does in a brown-out, and once that is over', 'passed'],
  ]);
});

it('a matcher that nobody waits for fails the run all the same', async () => {
  const { exitCode, output } = await runVitest(PROJECT, ['forgotten']);
  expect(output).toContain('Unhandled Rejection');
  expect(exitCode).toBe(1);
});

describe('a mock that runs already', () => {
  let nmbrs: Nmbrs;
  beforeAll(async () => {
    nmbrs = await startNmbrs({ controlToken: 'secret' });
  });
  afterAll(() => nmbrs.close());

  it('is used when the environment names it, and stays', async () => {
    const run = await runVitest(PROJECT, ['own-environment'], {
      NMBRS_MOCK_URL: nmbrs.url,
      CONTROL_TOKEN: 'secret',
    });
    expect(run.exitCode, run.output).toBe(0);
    expect(new Set(usedIn(run).map(({ url }) => url))).toEqual(new Set([nmbrs.url]));
    expect((await fetch(nmbrs.url)).status).toBe(200);
    // Environments are deleted with their tests; the calls made in them are remembered.
    expect((await nmbrs.calls.list()).length).toBeGreaterThan(0);
    for (const { environment } of usedIn(run))
      await expect(nmbrs.openEnvironment(environment)).rejects.toThrow();
  });

  it('is needed when there is no global set-up', async () => {
    const { exitCode, output } = await runVitest(PROJECT, [
      '--config=without-setup.config.ts',
      'own-environment',
    ]);
    expect(exitCode).toBe(1);
    expect(output).toContain("add globalSetup: ['nmbrs-mock/vitest/setup']");
  });
});
