import { type Html, html, nothing } from '../../../base/html.ts';
import type { Operation, Version } from '../../../contracts/interface/model.ts';
import type { Confidence } from '../../../contracts/interface/provenance.ts';

const CONFIDENCE_MEANS: Record<Confidence, string> = {
  certain: 'seen in a WSDL or on an operation page of Nmbrs',
  high: 'seen in two clients, or in one that shows request and answer',
  low: 'inferred: the fields are a guess, so that the operation can be offered at all',
};

export function confidenceBadge(confidence: Confidence): Html {
  return badge(confidence, CONFIDENCE_MEANS[confidence]);
}

/** The badge with what it means. */
export function confidenceInWords(confidence: Confidence): Html {
  return html`${confidenceBadge(confidence)} ${CONFIDENCE_MEANS[confidence]}`;
}

export function deprecatedBadge({ deprecated }: Operation): Html {
  return deprecated ? html` ${badge('deprecated', 'Nmbrs advises against it')}` : nothing;
}

/** What the badges mean, in words, for readers without a mouse. */
export function badgesLegend(): Html {
  const entries = Object.keys(CONFIDENCE_MEANS).map(
    (confidence) => html`<li>${confidenceInWords(confidence as Confidence)}</li>`,
  );
  return html`<details class="legend"><summary>What the badges mean</summary>
<p>Confidence: how sure the interface of an operation is.</p><ul>${entries}</ul></details>`;
}

/** What the pages of version 2.1 begin with (fact: version-21-closed). */
export function retiredVersionNote(version: Version): Html {
  return version === 'v2.1'
    ? html`<p>Nmbrs announced that version 2.1 would be closed on 15 February 2023. This mock serves it for the clients that are still around, tells of every call of it, and can do without it: <code>"version21": "not-found"</code> in the settings of an environment.</p>\n`
    : nothing;
}

export function badge(text: string, meaning: string): Html {
  return html`<span class="badge ${text}" title="${meaning}">${text}</span>`;
}
