import { PACKAGE_HOMEPAGE, PACKAGE_VERSION } from '../../base/package-facts.ts';

/**
 * A SARIF 2.1.0 log of one run of a tool.
 * @param results as the format has them, each of one of the rules.
 * @param brokenOff why the run came to no end, so that what has no result is not proven; null where it did.
 */
export function sarifLog(
  tool: string,
  rules: Readonly<Record<string, string>>,
  results: readonly object[],
  brokenOff: string | null = null,
): string {
  const driver = {
    name: tool,
    version: PACKAGE_VERSION,
    informationUri: PACKAGE_HOMEPAGE,
    rules: Object.entries(rules).map(([id, text]) => ({ id, shortDescription: { text } })),
  };
  const notification = { level: 'error', message: { text: brokenOff } };
  const invocations =
    brokenOff === null
      ? {}
      : { invocations: [{ executionSuccessful: false, toolExecutionNotifications: [notification] }] };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', ...invocations, results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
