import { once } from 'node:events';
import {
  type ClientRequest,
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type AddressInfo, isIP, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { errorText } from '../../base/error-text.ts';
import { quoted } from '../../base/quoted-text.ts';
import { endToEndHeaders, onwardHeaders } from '../../server/port/hop-by-hop.ts';
import { readAuthority } from '../../server/port/host-patterns.ts';
import { joinStreams } from '../../server/port/join-streams.ts';
import { authorityOf } from './authority.ts';
import { connected, connectOnward, type Onward, ProxyRefused, requestToProxy } from './onward.ts';

/** A server that is there as long as a command runs. */
export interface CommandServer {
  readonly port: number;
  close(): void;
}

/**
 * Opens the proxy of one command on loopback: it tunnels, and it passes on requests for absolute URLs. Those for
 * `https:` among them, which some clients (axios up to 1.x) send where they should ask for a tunnel, it encrypts itself.
 * @param onward all that is open there ends with the proxy.
 * @param ca the certificate of the mock's authority, PEM.
 */
export async function openCommandProxy(onward: Onward, ca: string): Promise<CommandServer> {
  const server = createServer((request, response) => {
    passOn(request, response, onward, ca).catch(() => response.destroy());
  });
  server.on('connection', (socket) => onward.open.add(socket));
  server.on('connect', (request, socket, head) => {
    openTunnel(request, socket as Socket, head, onward).catch(() => socket.destroy());
  });
  // How long a command thinks is its own business.
  server.requestTimeout = 0;
  server.headersTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close();
      onward.open.end();
    },
  };
}

async function openTunnel(
  { url = '' }: IncomingMessage,
  socket: Socket,
  head: Buffer,
  onward: Onward,
): Promise<void> {
  socket.on('error', () => socket.destroy());
  const target = readAuthority(url);
  if (!target) {
    socket.end(plainAnswer(400, 'Bad Request', `${quoted(url)} names no host and port.`));
    return;
  }
  try {
    const other = await connectOnward(onward, target);
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    await joinStreams(socket, other);
  } catch (error) {
    const status = error instanceof ProxyRefused ? error.status : 502;
    socket.end(plainAnswer(status, 'Bad Gateway', `${url} cannot be reached: ${errorText(error)}`));
  }
}

function plainAnswer(status: number, phrase: string, text: string): string {
  const body = `nmbrs-mock exec: ${text}\n`;
  return (
    `HTTP/1.1 ${status} ${phrase}\r\nContent-Type: text/plain; charset=utf-8\r\n` +
    `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`
  );
}

/** Passes on a request for an absolute URL, its body and its answer as they come. */
async function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  onward: Onward,
  ca: string,
): Promise<void> {
  const { method = 'GET', url = '' } = request;
  const refuse = (status: number, text: string) =>
    response
      .writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' })
      .end(`nmbrs-mock exec: ${text}\n`);
  const target = /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url) : null;
  if (!target) {
    refuse(
      400,
      `this is the proxy of a command, which is asked for absolute URLs, and ${quoted(url)} is none.`,
    );
    return;
  }
  try {
    const passed = await requestOnward(target, method, onwardHeaders(request, target.host), onward, ca);
    response.on('close', () => passed.destroy());
    passed.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, endToEndHeaders(answer));
      pipeline(answer, response, () => {});
    });
    passed.on('error', (error) => {
      if (response.headersSent) response.destroy();
      else refuse(502, `${target.host} cannot be reached: ${error.message}`);
    });
    pipeline(request, passed, () => {});
  } catch (error) {
    refuse(502, `${target.host} cannot be reached: ${errorText(error)}`);
  }
}

/** @param headers raw: names and values by turns. */
async function requestOnward(
  target: URL,
  method: string,
  headers: readonly string[],
  onward: Onward,
  ca: string,
): Promise<ClientRequest> {
  const endpoint = authorityOf(target);
  const isPlayed = onward.played.has(endpoint.host);
  // An agent, even none of several requests (`agent: false`), would make a connection of its own.
  const options = { method, path: target.pathname + target.search, headers, setHost: false };
  if (target.protocol === 'https:') {
    const socket = await connectOnward(onward, endpoint);
    const { host } = endpoint;
    const servername = isIP(host) === 0 ? host : '';
    const createConnection = () => connectTls({ socket, host, servername, ...(isPlayed && { ca }) });
    return httpsRequest({ ...options, createConnection });
  }
  const proxy = isPlayed ? null : onward.proxies.proxyFor('http', endpoint);
  if (proxy) return requestToProxy(proxy, { method, path: target.href, headers }, onward.open);
  const socket = await connected(isPlayed ? onward.mock : endpoint, onward.open);
  return httpRequest({ ...options, createConnection: () => socket });
}
