import type { IncomingMessage } from 'node:http';
import type { Request } from 'express';
import { hostInUrl } from '../../base/host-in-url.ts';

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

/** Requests whose target said itself that it is for HTTPS, however they came. */
const secureTargets = new WeakSet<IncomingMessage>();

/** The target of a request was an address of HTTPS: its client asked a proxy for it, which here is this server. */
export function noteSecureTarget(request: IncomingMessage): void {
  secureTargets.add(request);
}

/** What a proxy says it was asked by is none of anything else: a link with `javascript:` would run in a page. */
function schemeOf(request: Request): 'http' | 'https' {
  const { protocol, secure } = request;
  return secure || secureTargets.has(request) || protocol.toLowerCase() === 'https' ? 'https' : 'http';
}
