import { type Html, html } from '../../../base/html.ts';
import type { ServiceContract, Version } from '../../../contracts/interface/model.ts';

/** A place to go to. */
export interface Link {
  readonly href: string;
  readonly text: string;
}

export function anchor({ href, text }: Link): Html {
  return html`<a href="${href}">${text}</a>`;
}

export function linkList(links: readonly Link[]): Html {
  return html`<ul class="links">${links.map((link) => html`<li>${anchor(link)}</li>`)}</ul>`;
}

export const FRONT_PAGE: Link = { href: '/', text: 'nmbrs-mock' };

export const SERVICES_PAGE: Link = { href: '/soap/', text: 'Services' };

export function versionLink(version: Version): Link {
  return { href: `/soap/${version}/`, text: version };
}

export function serviceLink({ name, paths }: ServiceContract): Link {
  return { href: paths[0] ?? '', text: name };
}

/** Relative to the service's own address, at whichever of its paths it was asked. */
export function operationLink(name: string): Link {
  return { href: `?op=${encodeURIComponent(name)}`, text: name };
}

/** Relative like that of an operation. */
export const WSDL_LINK: Link = { href: '?WSDL', text: 'WSDL' };

/** The same service in the other versions that have it. */
export function otherVersions(service: ServiceContract, services: readonly ServiceContract[]): Link[] {
  return services
    .filter(({ name, version }) => name === service.name && version !== service.version)
    .map((other) => ({ href: serviceLink(other).href, text: `${other.name} ${other.version}` }));
}
