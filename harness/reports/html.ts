import { type Html, html, nothing } from '../../base/html.ts';
import { replaceForbidden } from '../../base/xml/escape.ts';
import {
  type CaseResult,
  countsOf,
  type Exchange,
  placeText,
  type RunResult,
  type StepResult,
  titleOf,
} from '../run/results.ts';

const STYLE = html`
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1d2430; }
h1 { font-size: 1.4rem; } h2 { font: 600 1rem ui-monospace, monospace; margin: 2rem 0 .5rem; }
details { border-left: 3px solid #d0d5dd; padding: .15rem .8rem; margin: .3rem 0; }
.passed { border-color: #2f9e62; } .failed { border-color: #c0362c; } .skipped { border-color: #b8860b; }
#failed:checked ~ section :is(.passed, .skipped), #failed:checked ~ section:not(:has(.failed)) { display: none; }
summary { cursor: pointer; } small, .place { color: #667085; } .failure { color: #a02018; margin: .2rem 0; }
pre { background: #f4f5f7; padding: .6rem; overflow-x: auto; white-space: pre-wrap; font-size: .8rem; }
@media (prefers-color-scheme: dark) {
  body { background: #14181f; color: #d9dee6; } pre { background: #1e242e; } .failure { color: #f0897f; }
}`;

/** One page that stands alone: failures open, envelopes a click away. */
export function htmlReport({ cases, target, startedAt, durationMs, ended }: RunResult): string {
  const { passed, failed, skipped } = countsOf(cases);
  const files = [...new Set(cases.map(({ place }) => place.file))];
  const sections = files.map((file) => {
    const inFile = cases.filter(({ place }) => place.file === file);
    return html`<section>\n<h2>${file}</h2>\n${inFile.map(caseHtml)}</section>\n`;
  });
  const end = ended === null ? nothing : html`<p class="failure">The run ended early: ${ended.why}</p>\n`;
  const title = `${passed} held, ${failed} failed, ${skipped} skipped`;
  const page = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8" /><title>${title}</title><style>${STYLE}</style></head>
<body>
<h1>${title}</h1>
<p>${cases.length} cases against ${target}, ${startedAt.slice(0, 16).replace('T', ' ')} UTC, ${(durationMs / 1000).toFixed(1)} s</p>
${end}<input type="checkbox" id="failed" /><label for="failed"> only those that failed</label>
${sections}</body>
</html>
`;
  return replaceForbidden(page.markup);
}

const SIGNS: Readonly<Record<CaseResult['outcome'], string>> = { passed: '✓', failed: '✗', skipped: '–' };

function caseHtml(result: CaseResult): Html {
  const { outcome, why, about, place, durationMs, steps } = result;
  const reason = about === null ? nothing : html`<p>${about}</p>`;
  const debt = why === null ? nothing : html`<p>Skipped: ${why}</p>`;
  const open = outcome === 'failed' ? html` open` : nothing;
  return html`<details class="${outcome}"${open}>
<summary>${SIGNS[outcome]} ${titleOf(result)} <small>${durationMs.toFixed(0)} ms</small></summary>
<p class="place">${placeText(place)}</p>${reason}${debt}
<ol>${steps.map(stepHtml)}</ol>
</details>
`;
}

function stepHtml({ title, place, failures, exchange }: StepResult): Html {
  const failed = failures.map(
    ({ message, place: at }) =>
      html`<p class="failure">${message} <span class="place">${placeText(at)}</span></p>`,
  );
  const sent = exchange === null ? nothing : exchangeHtml(exchange);
  return html`<li>${title} <span class="place">line ${place.line}</span>${failed}${sent}</li>\n`;
}

function exchangeHtml({ request, status, response }: Exchange): Html {
  return html`<details><summary>status ${status}</summary><pre>${lines(request)}</pre><pre>${lines(response)}</pre></details>`;
}

/** No more of a message is read here, and a page with every PDF in it opens in no browser. */
const LONGEST = 4_000;

/** An element a line, so that one can read it. */
function lines(xml: string): string {
  const left = xml.length - LONGEST;
  const excerpt = left > 0 ? `${xml.slice(0, LONGEST)}\n… and ${left} more characters` : xml;
  return excerpt.replace(/></g, '>\n<');
}
