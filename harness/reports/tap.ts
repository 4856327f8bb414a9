import { visibleJson } from '../../base/visible-json.ts';
import { visibleLine } from '../../base/visible-text.ts';
import { failuresOf, placeText, type RunResult, titleOf } from '../run/results.ts';

/** The Test Anything Protocol, version 14: a line a case, with why it failed or was skipped. */
export function tapReport({ cases, ended }: RunResult): string {
  const lines = cases.map((result, index) => {
    const title = escapeTap(titleOf(result));
    const head = `${result.outcome === 'failed' ? 'not ok' : 'ok'} ${index + 1} - ${title}`;
    if (result.outcome === 'skipped') return `${head} # SKIP ${escapeTap(result.why ?? '')}`;
    if (result.outcome === 'passed') return head;
    const failures = failuresOf(result).map(
      ({ message, place }) =>
        `    - message: ${visibleJson(message)}\n      at: ${visibleJson(placeText(place))}`,
    );
    return [head, '  ---', '  failures:', ...failures, '  ...'].join('\n');
  });
  const end = ended === null ? [] : [`Bail out! ${escapeTap(ended.why)}`];
  return ['TAP version 14', `1..${cases.length}`, ...lines, ...end, ''].join('\n');
}

/** `#` begins a directive, and a line is a line. */
function escapeTap(text: string): string {
  return visibleLine(text.replace(/\s+/g, ' ')).replace(/[\\#]/g, '\\$&');
}
