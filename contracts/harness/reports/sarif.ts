import { type Failure, failuresOf, type RunResult, titleOf } from '../run/results.ts';

/** What the rules of the report are about, by the kind of failure. */
const RULES: Readonly<Record<Failure['kind'], string>> = {
  answer: 'The answer is not what the case expects.',
  fault: 'The call was refused, or not refused, against what the case expects.',
  schema: 'The answer does not fit the interface.',
  finding:
    'The service ignored something in the request without a word, or did not where it was expected to.',
  trouble: 'The step could not be taken.',
};

/** SARIF 2.1.0, which code scanning services read: a result a failure, at its place in the case file. */
export function sarifReport({ cases }: RunResult): string {
  const rules = Object.entries(RULES).map(([id, text]) => ({ id, shortDescription: { text } }));
  const results = cases.flatMap((result) =>
    failuresOf(result).map(({ kind, message, place }) => ({
      ruleId: kind,
      level: 'error',
      message: { text: `${titleOf(result)}: ${message}` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: place.file.replaceAll('\\', '/') },
            region: { startLine: place.line, startColumn: place.column },
          },
        },
      ],
    })),
  );
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'nmbrs-mock cases', rules } }, results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
