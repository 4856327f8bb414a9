import type { SerializedError, TestCase, TestModule, TestRunEndReason } from 'vitest/node';
import type { Reporter } from 'vitest/reporters';

/**
 * Closes a run with every skipped test and its reason, and with one plain line of counts for machines:
 * `N passed, N failed, N skipped`. What breaks outside a test (a file that does not load, a hook, a stray rejection)
 * counts as a failure, and so does a test that never came to its end.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(
    modules: readonly TestModule[],
    unhandledErrors: readonly SerializedError[],
    reason: TestRunEndReason,
  ): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (...states: string[]) => tests.filter((test) => states.includes(test.result().state));
    const skipped = inState('skipped');
    const failed =
      inState('failed', 'pending').length + modules.flatMap(errorsOf).length + unhandledErrors.length;
    // A run can fail without any of these, e.g. when it finds no tests or is interrupted.
    const failures = reason === 'passed' ? failed : Math.max(1, failed);

    const lines = [
      ...skipped.map(skipLine),
      `${inState('passed').length} passed, ${failures} failed, ${skipped.length} skipped`,
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  }
}

function errorsOf(module: TestModule): SerializedError[] {
  return [...module.errors(), ...[...module.children.allSuites()].flatMap((suite) => suite.errors())];
}

function skipLine(test: TestCase): string {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  return `skipped: ${test.module.relativeModuleId} > ${test.fullName}: ${note ?? 'no reason given'}`;
}
