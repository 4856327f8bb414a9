import type { Request } from 'express';
import { hostInUrl } from '../../base/host-in-url.ts';
import { isSecureTarget } from '../port/other-hosts.ts';

/**
 * Where the client reached this server, as it wrote it: `http://127.0.0.1:8080`; with a trusted proxy in between, as the
 * proxy got it. Without Host it is the address of the connection (fact: wire-wsdl-address).
 */
export function originOf(request: Request): string {
  return `${schemeOf(request)}://${hostOf(request)}`;
}

/** The host of that, with its port where it names one. */
export function hostOf({ host, socket: { localAddress = '', localPort } }: Request): string {
  return host ?? `${hostInUrl(localAddress.replace(/^::ffff:/, ''))}:${localPort}`;
}

/** Every host that the request says it is for: the one it was sent to, and the one that a trusted proxy was asked for. */
export function hostsOf({ host, headers }: Request): string[] {
  return [...new Set([headers.host, host].filter((one) => one !== undefined))];
}

/** What a proxy says it was asked by is none of anything else: a link with `javascript:` would run in a page. */
function schemeOf(request: Request): 'http' | 'https' {
  const { protocol, secure } = request;
  return secure || isSecureTarget(request) || protocol.toLowerCase() === 'https' ? 'https' : 'http';
}
