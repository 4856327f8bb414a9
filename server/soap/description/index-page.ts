import { counted } from '../../../base/counted.ts';
import { type Html, html, nothing } from '../../../base/html.ts';
import { CA_PATH } from '../../../contracts/control/ca-path.ts';
import type { ServiceContract, Version } from '../../../contracts/interface/model.ts';
import { retiredVersionNote } from './badges.ts';
import { renderPage } from './layout.ts';
import { anchor, FRONT_PAGE, type Link, linkList, serviceLink, versionLink } from './links.ts';
import type { PageContext } from './page-context.ts';

/** A login as the front page shows it. */
export interface LoginRow {
  /** Empty for one without a name. */
  readonly name: string;
  readonly username: string;
  readonly token: string;
  /** For single sign-on. */
  readonly password: string;
  readonly domain: string;
  /** What it may do and see, in a sentence. */
  readonly about: string;
}

const LOGINS_AS_DATA: Link = { href: '/_mock/logins', text: 'Logins as data' };

const AUTHORITY: Link = { href: CA_PATH, text: 'The CA, for clients that use HTTPS' };

/** The page of `/`: all services and the logins with which to call them. */
export function renderFrontPage(logins: readonly LoginRow[], context: PageContext): string {
  const versions = new Set(context.services.map(({ version }) => version));
  return renderPage({
    title: 'nmbrs-mock',
    trail: [],
    content: html`<h1>nmbrs-mock</h1>
<p>A local Nmbrs: the payroll SOAP API with its logins, for development and contract tests.</p>
${linkList([{ href: '/_mock/coverage', text: 'Coverage of every operation' }, LOGINS_AS_DATA, AUTHORITY])}
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

/** As many logins as a page can hold; a server for tests may have thousands. */
const LOGINS_ON_PAGE = 200;

function loginsTable(logins: readonly LoginRow[]): Html {
  const others = Math.max(0, logins.length - LOGINS_ON_PAGE);
  const rows = logins.slice(0, LOGINS_ON_PAGE).map(
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
</table>${others > 0 ? html`\n<p>And ${counted(others, 'login')} more: ${anchor(LOGINS_AS_DATA)}.</p>` : nothing}`;
}
