import { type Html, html, nothing } from '../../../base/html.ts';
import type { Confidence, Operation } from '../../../contracts/interface/model.ts';

const CONFIDENCE_MEANS: Record<Confidence, string> = {
  certain: 'seen in a WSDL or on an operation page of Nmbrs',
  high: 'seen in two clients, or in one that shows request and answer',
  low: 'inferred: the fields are a guess, so that the operation can be offered at all',
};

export function confidenceMark(confidence: Confidence): Html {
  return badge(confidence, CONFIDENCE_MEANS[confidence]);
}

/** The mark with what it means. */
export function confidenceInWords(confidence: Confidence): Html {
  return html`${confidenceMark(confidence)} ${CONFIDENCE_MEANS[confidence]}`;
}

export function deprecatedMark({ deprecated }: Operation): Html {
  return deprecated ? html` ${badge('deprecated', 'Nmbrs advises against it')}` : nothing;
}

/** What the marks mean, in words, for readers who cannot hover. */
export function marksLegend(): Html {
  const entries = Object.keys(CONFIDENCE_MEANS).map(
    (confidence) => html`<li>${confidenceInWords(confidence as Confidence)}</li>`,
  );
  return html`<details class="legend"><summary>What the marks mean</summary>
<p>Confidence: how sure the interface of an operation is.</p><ul>${entries}</ul></details>`;
}

function badge(mark: string, meaning: string): Html {
  return html`<span class="badge ${mark}" title="${meaning}">${mark}</span>`;
}
