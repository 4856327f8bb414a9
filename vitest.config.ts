import { join } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

interface Lane {
  readonly files: string[];
  /** How long a test may take before it counts as hung, and a hook likewise. */
  readonly seconds: number;
}

/**
 * The tests in lanes. A file that is not named here is of the fast lane, which needs nothing but Node and a minute; a test
 * in it that starts a program is told to move. How long a test may take is three to six times what the longest one of its
 * lane took on a machine with five times the work it has cores for: it tells a test that hangs, and no test asserts a
 * duration.
 */
const LANES = {
  fast: { files: ['test/**/*.test.ts'], seconds: 60 },
  /**
   * Needs nothing but Node, and minutes: every case, every operation with every login, refusal, id or drawn value, every
   * report, the largest messages.
   */
  exhaustive: {
    files: [
      'test/access/{many-environments,matrix,transitions}.test.ts',
      'test/behaviour/{annual-documents,refusals,reports,something-to-read}.test.ts',
      'test/cases.test.ts',
      'test/harness/cases/given.test.ts',
      'test/harness/capture/worlds.test.ts',
      'test/harness/drift/mutations.test.ts',
      'test/harness/import/scenarios.test.ts',
      'test/harness/survey/whole-surveys.test.ts',
      'test/hostile/{limits,mutations}.test.ts',
      'test/properties/**/*.test.ts',
      'test/seeding/{random-seeds,round-trip}.test.ts',
      'test/wire/round-trip.test.ts',
      'test/world/invariants-of-many-seeds.test.ts',
    ],
    seconds: 180,
  },
  /** Starts other programs, of which some must be installed; the built command line and other runs of Vitest are such. */
  programs: {
    files: [
      'test/campaign/**/*.test.ts',
      'test/certificates/programs.test.ts',
      'test/cli/**/*.test.ts',
      'test/clients/**/*.test.ts',
      'test/console/**/*.test.ts',
      'test/control/guard.test.ts',
      'test/docs/{recipes,snippets,tour}.test.ts',
      'test/examples/**/*.test.ts',
      'test/exec/**/*.test.ts',
      'test/faults/{,database/,disk/}*.test.ts',
      'test/harness/{jest,node-test,twin,vitest}/**/*.test.ts',
      'test/harness/drift/commands.test.ts',
      'test/journal/call-journal.test.ts',
      'test/judge/**/*.test.ts',
      'test/hostile/leaks.test.ts',
      'test/package/**/*.test.ts',
      'test/store/**/*.test.ts',
      'test/trouble/clients.test.ts',
    ],
    seconds: 300,
  },
  containers: { files: ['test/container/**/*.test.ts'], seconds: 300 },
} satisfies Record<string, Lane>;

type LaneName = keyof typeof LANES;

const { fast: _, ...NAMED } = LANES;

function project(name: LaneName): TestProjectInlineConfiguration {
  const { files, seconds } = LANES[name];
  const isFast = name === 'fast';
  return {
    extends: true,
    test: {
      name,
      include: files,
      exclude: isFast ? Object.values(NAMED).flatMap((lane) => lane.files) : [],
      setupFiles: name === 'programs' || name === 'containers' ? [] : ['test/support/no-programs.ts'],
      testTimeout: seconds * 1_000,
      hookTimeout: seconds * 1_000,
    },
  };
}

const NAMES = Object.keys(LANES) as LaneName[];

/** Lanes with long tests begin, so that no core is idle while another one ends the last of these. */
class LongLanesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const laneOf = ({ project }: TestSpecification) => NAMES.indexOf(project.name as LaneName);
    return (await super.sort(files)).sort((a, b) => laneOf(b) - laneOf(a));
  }
}

export default defineConfig({
  test: {
    reporters: ['default', './test/support/count-reporter.ts'],
    projects: NAMES.map(project),
    // The CA of whoever runs the tests is left alone.
    env: { XDG_DATA_HOME: join(import.meta.dirname, 'node_modules/.cache/nmbrs-mock-tests') },
    sequence: { sequencer: LongLanesFirst },
    // Vitest alone would leave one core idle, which of two is half.
    maxWorkers: '100%',
    // Files of a lane share what they load: each by itself loaded the server anew, which took a third of the time.
    isolate: false,
    // What is looked for again and again comes when it comes: a busy machine takes longer than the second that is usual.
    expect: { poll: { timeout: 30_000 } },
    // What was compiled is kept, so that no lane, worker or further run does it anew.
    experimental: { fsModuleCache: true },
    coverage: {
      include: ['{base,contracts,fixtures,server,client,harness,cli,testing}/**/*.ts', 'index.ts'],
      exclude: ['**/generated/**', '**/generate*.ts'],
      reporter: ['text-summary', 'html'],
    },
  },
});
