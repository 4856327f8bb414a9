import { visibleText } from '../../base/visible-text.ts';
import { countsOf, failuresOf, type RunResult, titleOf } from '../run/results.ts';

/** Workflow commands that make GitHub show every failure at its line of the case file, and the skips in one notice. */
export function githubReport({ cases, target, ended }: RunResult): string {
  const failures = cases.flatMap((result) =>
    failuresOf(result).map(({ message, place }) => {
      const { file, line, column } = place;
      const properties = { file, line: String(line), col: String(column), title: titleOf(result) };
      return workflowCommand('error', properties, message);
    }),
  );
  const { skipped } = countsOf(cases);
  const debt =
    skipped === 0
      ? []
      : [
          workflowCommand(
            'notice',
            { title: 'Skipped cases' },
            `${skipped} of ${cases.length} were not held against ${target}`,
          ),
        ];
  const end = ended === null ? [] : [workflowCommand('error', { title: 'The run ended early' }, ended.why)];
  return [...failures, ...debt, ...end].join('');
}

/** A line that GitHub shows as an annotation. */
export function workflowCommand(
  level: 'error' | 'warning' | 'notice',
  properties: Readonly<Record<string, string>>,
  message: string,
): string {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
  return `::${level} ${pairs.join(',')}::${escapeData(message)}\n`;
}

/** What a terminal would obey is escaped first, but for line ends. */
function escapeData(text: string): string {
  return visibleText(text.replaceAll('\r\n', '\n'))
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
