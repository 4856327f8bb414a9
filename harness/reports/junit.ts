import { type CaseResult, countsOf, failuresOf, placeText, type RunResult, titleOf } from '../run/results.ts';
import { escapeXml } from './escape.ts';

/**
 * JUnit's XML, as CI servers read it: a suite a file, a test case a case and version. Nothing beyond what the strictest
 * of them takes, Jenkins' xUnit plugin, which refuses a report with a line on a test case or skips on the whole.
 */
export function junitReport({ cases, target, startedAt, durationMs }: RunResult): string {
  const { failed } = countsOf(cases);
  const totals = `tests="${cases.length}" failures="${failed}" errors="0" time="${seconds(durationMs)}"`;
  const suites = [...new Set(cases.map(({ place }) => place.file))].map((file) => {
    const inFile = cases.filter(({ place }) => place.file === file);
    const counts = countsOf(inFile);
    const time = seconds(inFile.reduce((sum, one) => sum + one.durationMs, 0));
    return [
      `  <testsuite name="${escapeXml(file)}" file="${escapeXml(file)}" tests="${inFile.length}" failures="${counts.failed}" skipped="${counts.skipped}" errors="0" time="${time}" timestamp="${startedAt.slice(0, 19)}">`,
      `    <properties><property name="target" value="${escapeXml(target)}" /></properties>`,
      ...inFile.map(testCase),
      '  </testsuite>',
    ].join('\n');
  });
  return `<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="nmbrs-mock cases" ${totals}>\n${suites.join('\n')}\n</testsuites>\n`;
}

function testCase(result: CaseResult): string {
  const { place, outcome, why, durationMs } = result;
  const open = `    <testcase name="${escapeXml(titleOf(result))}" classname="${escapeXml(place.file)}" time="${seconds(durationMs)}"`;
  if (outcome === 'passed') return `${open} />`;
  if (outcome === 'skipped') return `${open}><skipped message="${escapeXml(why ?? '')}" /></testcase>`;
  const failures = failuresOf(result);
  const [first] = failures;
  const text = failures.map(({ message, place: at }) => `${message}\n  at ${placeText(at)}`).join('\n');
  return `${open}><failure message="${escapeXml(first?.message ?? '')}" type="${first?.kind ?? 'answer'}">${escapeXml(text)}</failure></testcase>`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
