import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

interface Lane {
  readonly files: string[];
  /** How long a test may take before it counts as hung, and a hook likewise. */
  readonly seconds: number;
}

/**
 * The tests in lanes. What needs another program (the built command line and other runs of Vitest among them) or a
 * container is named here; all else is of the fast lane, where starting a program is an error. How long a test may take
 * is for machines that are slow and busy: it tells a test that hangs, and no test asserts a duration.
 */
const LANES = {
  fast: { files: ['test/**/*.test.ts'], seconds: 120 },
  programs: {
    files: [
      'test/cli/**/*.test.ts',
      'test/clients/**/*.test.ts',
      'test/control/guard.test.ts',
      'test/docs/{recipes,tour}.test.ts',
      'test/examples/**/*.test.ts',
      'test/harness/{jest,node-test,twin,vitest}/**/*.test.ts',
      'test/harness/drift/commands.test.ts',
      'test/harness/journal/call-journal.test.ts',
      'test/hostile/leaks.test.ts',
      'test/package/**/*.test.ts',
      'test/trouble/clients.test.ts',
    ],
    seconds: 300,
  },
  containers: { files: ['test/container/**/*.test.ts'], seconds: 300 },
} satisfies Record<string, Lane>;

function project(name: string, { files, seconds }: Lane): TestProjectInlineConfiguration {
  const isFast = name === 'fast';
  return {
    extends: true,
    test: {
      name,
      include: files,
      exclude: isFast ? [...LANES.programs.files, ...LANES.containers.files] : [],
      setupFiles: isFast ? ['test/support/no-programs.ts'] : [],
      testTimeout: seconds * 1_000,
      hookTimeout: seconds * 1_000,
    },
  };
}

/** Lanes with long tests begin, so that no core is idle while the other one ends the last of these. */
class LongLanesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const lanes = Object.keys(LANES);
    const laneOf = ({ project }: TestSpecification) => lanes.indexOf(project.name);
    return (await super.sort(files)).sort((a, b) => laneOf(b) - laneOf(a));
  }
}

export default defineConfig({
  test: {
    reporters: ['default', './test/support/count-reporter.ts'],
    projects: Object.entries(LANES).map(([name, lane]) => project(name, lane)),
    sequence: { sequencer: LongLanesFirst },
    // Vitest alone would leave one core idle, which of two is half.
    maxWorkers: '100%',
    // Files of a lane share what they load: each by itself loaded the server anew, which took a third of the time.
    isolate: false,
    coverage: {
      include: ['{base,contracts,fixtures,server,client,harness,cli,testing}/**/*.ts', 'index.ts'],
      exclude: ['**/generated/**', '**/generate*.ts'],
      reporter: ['text-summary', 'html'],
    },
  },
});
