import { visibleLines } from '../../base/visible-text.ts';
import { printDocument, type XmlElement } from '../../base/xml/write.ts';
import { type CaseResult, countsOf, failuresOf, placeText, type RunResult, titleOf } from '../run/results.ts';
import { reported } from './junit-element.ts';

/**
 * JUnit's XML, as CI servers read it: a suite a file, a test case a case and version. Nothing beyond what the strictest
 * of them takes, Jenkins' xUnit plugin, which refuses a report with a line on a test case or skips on the whole.
 */
export function junitReport({ cases, target, startedAt, durationMs }: RunResult): string {
  const suites = [...new Set(cases.map(({ place }) => place.file))].map((file) => {
    const inFile = cases.filter(({ place }) => place.file === file);
    const { failed, skipped } = countsOf(inFile);
    const attributes = {
      name: file,
      file,
      tests: inFile.length,
      failures: failed,
      skipped,
      errors: 0,
      time: seconds(inFile.reduce((sum, one) => sum + one.durationMs, 0)),
      timestamp: startedAt.slice(0, 19),
    };
    const properties = reported('properties', {}, [reported('property', { name: 'target', value: target })]);
    return reported('testsuite', attributes, [properties, ...inFile.map(testCase)]);
  });
  const totals = {
    name: 'nmbrs-mock cases',
    tests: cases.length,
    failures: countsOf(cases).failed,
    errors: 0,
    time: seconds(durationMs),
  };
  return `${printDocument(reported('testsuites', totals, suites))}\n`;
}

function testCase(result: CaseResult): XmlElement {
  const { place, outcome, why, durationMs } = result;
  const attributes = { name: titleOf(result), classname: place.file, time: seconds(durationMs) };
  if (outcome === 'passed') return reported('testcase', attributes);
  if (outcome === 'skipped')
    return reported('testcase', attributes, [reported('skipped', { message: why ?? '' })]);
  const failures = failuresOf(result);
  const [first] = failures;
  const text = failures
    .map(({ message, place: at }) => `${visibleLines(message, '  ')}\n  at ${placeText(at)}`)
    .join('\n');
  return reported('testcase', attributes, [
    reported('failure', { message: first?.message ?? '', type: first?.kind ?? 'answer' }, text),
  ]);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
