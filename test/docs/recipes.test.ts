import { execFile } from 'node:child_process';
import { chmod, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { type Nmbrs, type RecordedCall, startNmbrs } from '../../index.ts';
import { BRIEF_JAVA } from '../clients/brief-java.ts';
import { requireInstalled, type SoapClient } from '../clients/soap-client.ts';

interface Recipe extends Pick<SoapClient, 'name' | 'probe' | 'packages'> {
  /** Under docs/recipes. */
  readonly folder: string;
  /** Run in the folder. */
  readonly test: readonly [program: string, ...args: string[]];
  readonly mistakes: readonly [program: string, ...args: string[]];
  /** What it is told besides what all are told. */
  readonly verdicts?: readonly string[];
}

const RECIPES: readonly Recipe[] = [
  {
    name: 'Python (pytest, zeep)',
    folder: 'python',
    packages: ['python3-pytest', 'python3-zeep'],
    probe: ['/usr/bin/python3', '-c', 'import pytest, zeep'],
    test: ['/usr/bin/python3', '-m', 'pytest'],
    mistakes: ['/usr/bin/python3', '-m', 'pytest', 'mistakes.py'],
  },
  {
    name: 'PHP (PHPUnit, SoapClient)',
    folder: 'php',
    packages: ['php-cli', 'php-soap', 'phpunit'],
    probe: ['bash', '-c', `phpunit --version && php -r 'new ReflectionClass("SoapClient");'`],
    test: ['phpunit', 'SickLeaveTest.php'],
    mistakes: ['phpunit', 'Mistakes.php'],
  },
  {
    name: 'Java (JUnit, wsimport)',
    folder: 'java',
    packages: ['jaxws', 'junit4', 'default-jdk-headless'],
    probe: ['bash', '-c', 'command -v wsimport && command -v javac && test -e /usr/share/java/junit4.jar'],
    test: ['./run.sh'],
    mistakes: ['./run.sh', 'Mistakes'],
  },
  {
    name: 'C# (NUnit, wsdl)',
    folder: 'csharp',
    packages: ['mono-devel', 'nunit-console', 'libnunit-cil-dev'],
    probe: ['bash', '-c', 'command -v wsdl && command -v mcs && command -v nunit-console'],
    test: ['./run.sh'],
    mistakes: ['./run.sh', 'Mistakes'],
  },
  {
    name: 'curl',
    folder: 'curl',
    packages: ['bash', 'curl'],
    probe: ['bash', '-c', 'command -v curl'],
    test: ['./test.sh'],
    mistakes: ['./mistakes.sh'],
    // The other clients know the names from the WSDL.
    verdicts: ['EmployeeID is spelled EmployeeId, case included; it was ignored.'],
  },
];

/** What every recipe is told of its mistakes: a wrong argument beside the right one, and a call that was not made. */
const VERDICTS = [
  /Absence2_Insert with \{EmployeeId: 5003001, Absence: \{Percentage: 100, Start: 2026-11-16\}\}: expected once, was called never\./,
  /≠ Absence\.Start {8}2026-11-16 {3}2026-11-17/,
  /Absence_RecoveryInsert with \{EmployeeId: 5003001\}: expected once, was called never\./,
];

/** Code generators and compilers take their time, the more so when other tests run beside them. */
const TIMEOUT = 600_000;

describe.each(RECIPES)('the recipe for $name', ({ folder, test, mistakes, verdicts = [], ...client }) => {
  const calls: RecordedCall[] = [];
  let nmbrs: Nmbrs;
  let copy: string;

  beforeAll(async () => {
    nmbrs = await startNmbrs({ onCall: (call) => calls.push(call) });
    // A copy, so that what compilers and test runners leave behind is gone with it.
    copy = await mkdtemp(join(tmpdir(), 'nmbrs-recipe-'));
    await cp(join(packageRoot, 'docs/recipes'), copy, { recursive: true });
    await installMock(copy);
  });
  afterAll(async () => {
    await nmbrs.close();
    await rm(copy, { recursive: true });
  });

  const run = (command: readonly [string, ...string[]], environment: Readonly<Record<string, string>>) =>
    outcome(command, join(copy, folder), {
      PATH: `${copy}:${process.env.PATH}`,
      JAVA_TOOL_OPTIONS: BRIEF_JAVA.join(' '),
      ...environment,
    });

  it('passes, with a mock that runs already', { timeout: TIMEOUT }, async (context) => {
    await requireInstalled(client, context);
    const { code, output } = await run(test, { NMBRS_MOCK_URL: nmbrs.url });
    expect(output).not.toMatch(/FAILURES|Traceback/);
    expect(code).toBe(0);
    expect(calls.map(({ operation }) => operation)).toEqual(['Absence2_Insert', 'Absence2_GetList']);
  });

  it('fails for its mistakes with the words of the mock, with a mock of its own', {
    timeout: TIMEOUT,
  }, async (context) => {
    await requireInstalled(client, context);
    calls.length = 0;
    const { code, output } = await run(mistakes, {});
    for (const verdict of [...VERDICTS, ...verdicts]) expect(output).toMatch(verdict);
    expect(code).toBeGreaterThan(0);
    expect(calls).toEqual([]);
  });
});

/** Puts `nmbrs-mock` into a folder, as npm would. */
async function installMock(folder: string): Promise<void> {
  const program = join(folder, 'nmbrs-mock');
  const cli = join(packageRoot, 'dist/bundle/cli/cli.js');
  await writeFile(program, `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`);
  await chmod(program, 0o755);
}

interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** Everything a command prints, and its exit code: recipes may fail, and some must. */
async function outcome(
  [program, ...args]: readonly [string, ...string[]],
  cwd: string,
  environment: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const { NMBRS_MOCK_URL, ...inherited } = process.env;
  const env = { ...inherited, no_proxy: '127.0.0.1', NO_PROXY: '127.0.0.1', ...environment };
  try {
    const { stdout, stderr } = await promisify(execFile)(program, args, { cwd, env });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
}
