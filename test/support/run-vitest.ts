import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';

/** A test of another run of Vitest. */
export interface ForeignTest {
  /** The name of its file, without the folder. */
  readonly file: string;
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** Without colours. */
  readonly failureMessages: readonly string[];
  readonly meta: Readonly<Record<string, unknown>>;
}

export interface ForeignRun {
  readonly exitCode: number;
  /** What a person sees. */
  readonly output: string;
  readonly tests: readonly ForeignTest[];
}

const VITEST = join(packageRoot, 'node_modules/vitest/vitest.mjs');

/** Runs Vitest on a folder, in a process of its own, as a person would. */
export async function runVitest(
  folder: string,
  options: readonly string[] = [],
  variables: Readonly<Record<string, string>> = {},
): Promise<ForeignRun> {
  const results = await mkdtemp(join(tmpdir(), 'nmbrs-vitest-'));
  const file = join(results, 'results.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    // Its own five seconds are too few on a machine that runs other tests beside it.
    const patience = ['--testTimeout=60000', '--hookTimeout=60000'];
    // The runs of a file compile the same sources.
    const cached = '--experimental.fsModuleCache';
    const { exitCode, output } = await run(
      [VITEST, 'run', '--root', folder, cached, ...reporters, ...patience, ...options],
      variables,
    );
    const text = await readFile(file, 'utf8').catch(() => {
      throw new Error(`Vitest wrote no results:\n${output}`);
    });
    return { exitCode, output, tests: testsIn(JSON.parse(text)) };
  } finally {
    await rm(results, { recursive: true });
  }
}

function run(args: readonly string[], variables: Readonly<Record<string, string>>) {
  // A run inside a run is to know nothing of the outer one.
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|NMBRS_|NODE_OPTIONS|NODE_ENV|TEST$)/.test(name),
  );
  const env = { ...Object.fromEntries(own), NO_COLOR: '1', ...variables };
  return new Promise<{ exitCode: number; output: string }>((resolve) => {
    const child = execFile(process.execPath, args, { env, cwd: packageRoot }, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

interface JsonResults {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly Omit<ForeignTest, 'file'>[];
  }[];
}

function testsIn({ testResults }: JsonResults): ForeignTest[] {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((test) => ({ ...test, file: basename(name) })),
  );
}
