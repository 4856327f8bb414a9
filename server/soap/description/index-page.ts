import { type Html, html } from '../../../base/html.ts';
import { CA_PATH } from '../../../contracts/control/ca-path.ts';
import type { ServiceContract, Version } from '../../../contracts/interface/model.ts';
import { retiredVersionNote } from './badges.ts';
import { renderPage } from './layout.ts';
import { anchor, FRONT_PAGE, type Link, linkList, SERVICES_PAGE, serviceLink, versionLink } from './links.ts';
import type { PageContext } from './page-context.ts';

const LOGINS_AS_DATA: Link = { href: '/_mock/logins', text: 'Logins as data' };

const AUTHORITY: Link = { href: CA_PATH, text: 'The CA, for clients that use HTTPS' };

/** The page of `/soap/`: all services. */
export function renderServicesPage(context: PageContext): string {
  const versions = new Set(context.services.map(({ version }) => version));
  return renderPage({
    title: 'Services',
    trail: [FRONT_PAGE],
    content: html`<h1>Services</h1>
<p>A local Nmbrs: the payroll SOAP API with its logins, for development and contract tests.</p>
${linkList([{ href: '/_mock/coverage', text: 'Coverage of every operation' }, LOGINS_AS_DATA, AUTHORITY])}
${[...versions].map((version) => html`<h2>${anchor(versionLink(version))}</h2>${servicesTable(version, context)}`)}`,
  });
}

/** The page of `/soap/v3/` and `/soap/v2.1/`: the services of one version. */
export function renderVersionPage(version: Version, context: PageContext): string {
  return renderPage({
    title: `Services ${version}`,
    trail: [FRONT_PAGE, SERVICES_PAGE],
    content: html`<h1>Services <small>${version}</small></h1>
${retiredVersionNote(version)}${servicesTable(version, context)}`,
  });
}

function servicesTable(version: Version, { services }: PageContext): Html {
  const rows = services.filter((service) => service.version === version).map(serviceRow);
  return html`<table>
<thead><tr><th>Service</th><th>Operations</th><th>Description</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}

function serviceRow(service: ServiceContract): Html {
  const page = serviceLink(service);
  return html`<tr>
<th scope="row">${anchor(page)}</th>
<td>${service.operations.length}</td>
<td>${anchor({ href: `${page.href}?WSDL`, text: 'WSDL' })}</td>
</tr>
`;
}
