import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Failure, failuresOf, type RunResult, titleOf } from '../run/results.ts';
import { sarifLog } from './sarif-log.ts';

/** What the rules of the report are about, by the kind of failure. */
const RULES: Readonly<Record<Failure['kind'], string>> = {
  answer: 'The answer is not what the case expects.',
  fault: 'The call was refused, or not refused, against what the case expects.',
  schema: 'The answer does not fit the interface.',
  finding:
    'The service ignored something in the request without a word, or did not where it was expected to.',
  trouble: 'The step could not be taken.',
  difference: 'The two services of a twin run answer differently.',
};

/** SARIF 2.1.0, which code scanning services read: a result a failure, at its place in the case file. */
export function sarifReport({ cases, ended }: RunResult): string {
  const results = cases.flatMap((result) =>
    failuresOf(result).map(({ kind, message, place }) => ({
      ruleId: kind,
      level: 'error',
      message: { text: `${titleOf(result)}: ${message}` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: uriOf(place.file) },
            region: { startLine: place.line, startColumn: place.column },
          },
        },
      ],
    })),
  );
  return sarifLog('nmbrs-mock cases', RULES, results, ended?.why);
}

/** A file as a URI reference, in which neither blanks nor what else is special in one may stand. */
function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.split(/[\\/]/).map(encodeURIComponent).join('/');
}
