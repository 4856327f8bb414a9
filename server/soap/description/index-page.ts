import { type Html, html } from '../../../base/html.ts';
import type { ServiceContract, Version } from '../../../contracts/interface/model.ts';
import { renderPage } from './layout.ts';
import { anchor, FRONT_PAGE, linkList, serviceLink, versionLink } from './links.ts';
import type { PageContext } from './page-context.ts';

/** A named login as the front page shows it. */
export interface LoginRow {
  readonly name: string;
  readonly username: string;
  readonly token: string;
  /** For single sign-on. */
  readonly password: string;
  readonly domain: string;
  /** What it may do and see, in a sentence. */
  readonly about: string;
}

/** The page of `/`: all services and the logins with which to call them. */
export function renderFrontPage(logins: readonly LoginRow[], context: PageContext): string {
  const versions = new Set(context.services.map(({ version }) => version));
  return renderPage({
    title: 'nmbrs-mock',
    trail: [],
    content: html`<h1>nmbrs-mock</h1>
<p>A local Nmbrs: the payroll SOAP API with its logins, for development and contract tests.</p>
${linkList([
  { href: '/_mock/coverage', text: 'Coverage of every operation' },
  { href: '/_mock/logins', text: 'Logins as data' },
])}
${[...versions].map((version) => html`<h2>${anchor(versionLink(version))}</h2>${servicesTable(version, context)}`)}
<h2>Logins</h2>
${loginsTable(logins)}`,
  });
}

/** The page of `/soap/v3/` and `/soap/v2.1/`: the services of one version. */
export function renderVersionPage(version: Version, context: PageContext): string {
  return renderPage({
    title: `Services ${version}`,
    trail: [FRONT_PAGE],
    content: html`<h1>Services <small>${version}</small></h1>
${servicesTable(version, context)}`,
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

function loginsTable(logins: readonly LoginRow[]): Html {
  const rows = logins.map(
    ({ name, username, token, password, domain, about }) => html`<tr>
<th scope="row">${name}</th>
<td class="wide">${about}</td>
<td data-label="Username"><code>${username}</code></td>
<td data-label="Token"><code>${token}</code></td>
<td data-label="Password"><code>${password}</code></td>
<td data-label="Domain"><code>${domain}</code></td>
</tr>
`,
  );
  return html`<table class="stacked">
<thead><tr><th>Login</th><th>What for</th><th>Username</th><th>Token</th><th>Password</th><th>Domain</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}
