import type { Confidence, Operation } from '../../../contracts/interface/model.ts';
import { type Html, html, nothing } from './html.ts';
import type { Status } from './page-context.ts';

const STATUS_MEANS: Record<Status, string> = {
  behaves: 'reads and writes the world of the environment',
  answers: 'answers with a sample that fits the schema',
};

const CONFIDENCE_MEANS: Record<Confidence, string> = {
  certain: 'seen in a WSDL or on an operation page of Nmbrs',
  high: 'seen in two clients, or in one that shows request and answer',
  low: 'inferred: a guess, so that the operation can be offered at all',
};

export function statusMark(status: Status): Html {
  return badge(status, STATUS_MEANS[status]);
}

export function confidenceMark(confidence: Confidence): Html {
  return badge(confidence, CONFIDENCE_MEANS[confidence]);
}

export function deprecatedMark({ deprecated }: Operation): Html {
  return deprecated ? html` ${badge('deprecated', 'Nmbrs advises against it')}` : nothing;
}

/** What the marks mean, in words, for readers who cannot hover. */
export function marksLegend(): Html {
  const entries = (means: Record<string, string>) =>
    Object.entries(means).map(([mark, meaning]) => html`<li>${badge(mark, meaning)} ${meaning}</li>`);
  return html`<details class="legend"><summary>What the marks mean</summary>
<p>Coverage: what this server does when the operation is called.</p><ul>${entries(STATUS_MEANS)}</ul>
<p>Confidence: how sure its interface is.</p><ul>${entries(CONFIDENCE_MEANS)}</ul></details>`;
}

function badge(mark: string, meaning: string): Html {
  return html`<span class="badge ${mark}" title="${meaning}">${mark}</span>`;
}
