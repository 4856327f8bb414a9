import { once } from 'node:events';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { hostInUrl } from '../../base/host-in-url.ts';
import type { Authority } from '../../server/port/host-patterns.ts';
import type { PlayedHosts } from '../../server/port/played-hosts.ts';
import { authorityOf } from './authority.ts';
import type { OpenStreams } from './open-streams.ts';
import type { UserProxies } from './user-proxies.ts';

/** Where the connections of a command lead: those to the hosts of Nmbrs to the mock, all others where they led before. */
export interface Onward {
  readonly mock: Authority;
  readonly played: PlayedHosts;
  readonly proxies: UserProxies;
  /** All of them, until they close. */
  readonly open: OpenStreams;
}

/** The proxy of the user does not let a connection through. */
export class ProxyRefused extends Error {
  /** What it answered. */
  readonly status: number;

  constructor(proxy: URL, target: string, { statusCode = 502, statusMessage = '' }: IncomingMessage) {
    super(`the proxy ${proxy.host} answers ${statusCode} ${statusMessage} to CONNECT ${target}.`);
    this.status = statusCode;
  }
}

/** A connection to a host, or to the mock in its place. @throws the error of the connection, or ProxyRefused. */
export async function connectOnward(onward: Onward, target: Authority): Promise<Duplex> {
  if (onward.played.has(target.host)) return connected(onward.mock, onward.open);
  const proxy = onward.proxies.proxyFor('https', target);
  return proxy ? tunnel(proxy, target, onward.open) : connected(target, onward.open);
}

/** A TCP connection that stands; it is among the open ones from its first attempt on. */
export async function connected({ host, port }: Authority, open: OpenStreams): Promise<Socket> {
  const socket = connect({ host, port, allowHalfOpen: true, noDelay: true });
  open.add(socket);
  await once(socket, 'connect');
  return socket;
}

/** What a proxy is asked. */
export interface ProxyRequest {
  readonly method: string;
  readonly path: string;
  /** Raw: names and values by turns. */
  readonly headers: readonly string[];
}

/** A request to a proxy of the user, with what it knows the user by. */
export function requestToProxy(
  proxy: URL,
  { method, path, headers }: ProxyRequest,
  open: OpenStreams,
): ClientRequest {
  const { username, password } = proxy;
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const send = proxy.protocol === 'https:' ? httpsRequest : httpRequest;
  const request = send({
    ...authorityOf(proxy),
    method,
    path,
    agent: false,
    setHost: false,
    headers: [
      ...headers,
      ...(username === ''
        ? []
        : ['Proxy-Authorization', `Basic ${Buffer.from(credentials).toString('base64')}`]),
    ],
  });
  request.on('socket', (socket) => open.add(socket));
  return request;
}

async function tunnel(proxy: URL, { host, port }: Authority, open: OpenStreams): Promise<Duplex> {
  const path = `${hostInUrl(host)}:${port}`;
  const request = requestToProxy(proxy, { method: 'CONNECT', path, headers: ['Host', path] }, open);
  request.end();
  // A proxy that lets nothing through answers as to any request.
  const answered: Promise<[IncomingMessage, Duplex?, Buffer?]> = Promise.race([
    once(request, 'connect') as Promise<[IncomingMessage, Duplex, Buffer]>,
    once(request, 'response') as Promise<[IncomingMessage]>,
  ]);
  const [answer, socket, head] = await answered;
  if (!socket || answer.statusCode !== 200) {
    request.destroy();
    throw new ProxyRefused(proxy, path, answer);
  }
  if (head && head.length > 0) socket.unshift(head);
  return socket;
}
