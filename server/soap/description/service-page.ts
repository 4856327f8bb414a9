import { groupedBy } from '../../../base/grouped-by.ts';
import { type Html, html } from '../../../base/html.ts';
import type { Operation, ServiceContract } from '../../../contracts/interface/model.ts';
import { badgesLegend, confidenceBadge, deprecatedBadge, retiredVersionNote } from './badges.ts';
import { renderPage } from './layout.ts';
import {
  anchor,
  FRONT_PAGE,
  linkList,
  operationLink,
  otherVersions,
  versionLink,
  WSDL_LINK,
} from './links.ts';
import type { PageContext } from './page-context.ts';

/**
 * The page of `x.asmx`: the operations with their summaries, and how far each can be relied on
 * (fact: wire-service-page). By the link in its head tools find the WSDL from the bare address (fact: wire-disco-link).
 */
export function renderServicePage(service: ServiceContract, context: PageContext): string {
  const { name, version, namespace, operations, paths } = service;
  const file = paths[0]?.split('/').at(-1) ?? '';
  const rows = grouped(operations).map(
    (group) => html`<tbody>${group.map((operation) => operationRow(operation))}</tbody>`,
  );
  return renderPage({
    title: `${name} ${version}`,
    head: html`<link rel="alternate" type="text/xml" href="${file}?disco" />\n`,
    trail: [FRONT_PAGE, versionLink(version)],
    content: html`<h1>${name} <small>${version}</small></h1>
${retiredVersionNote(version)}<p>${operations.length} operations.</p>
<p><code>${namespace}</code></p>
${linkList([WSDL_LINK, { href: '?disco', text: 'Discovery' }, ...otherVersions(service, context.services)])}
${badgesLegend()}
<table class="operations stacked">
<thead><tr><th>Operation</th><th>What it does</th><th>Family</th><th>Confidence</th></tr></thead>
${rows}
</table>`,
  });
}

function operationRow(operation: Operation): Html {
  return html`<tr>
<th scope="row">${anchor(operationLink(operation.name))}${deprecatedBadge(operation)}</th>
<td class="wide">${operation.summary}</td>
<td>${operation.family}</td>
<td>${confidenceBadge(operation.provenance.confidence)}</td>
</tr>
`;
}

/** Operations in the order of their names, those with the same first word (`Contract_...`) together. */
function grouped(operations: readonly Operation[]): Operation[][] {
  const inOrder = operations.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return [...groupedBy(inOrder, ({ name }) => name.split('_')[0]).values()];
}
