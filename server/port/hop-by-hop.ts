import type { IncomingMessage } from 'node:http';

/** In small letters; those of RFC 9110, section 7.6.1, and what older clients send to proxies. */
const HOP_BY_HOP: readonly string[] = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-authentication-info',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/**
 * The names, in small letters, of headers that are said to the next hop alone.
 * @param connection the value of the message's own `Connection`, which may name more of them.
 */
export function hopByHopNames(connection = ''): ReadonlySet<string> {
  const named = connection.split(',').map((name) => name.trim().toLowerCase());
  // Without its length a body could be read as the next request.
  return new Set([...HOP_BY_HOP, ...named.filter((name) => name !== 'content-length')]);
}

/** The headers of a message that are for the other end, raw as they came: names and values by turns. */
export function endToEndHeaders(
  { rawHeaders, headers }: IncomingMessage,
  without: readonly string[] = [],
): string[] {
  const left = new Set([...hopByHopNames(headers.connection), ...without]);
  const kept: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (!left.has(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}

/** The raw headers with which a request goes on to a host, its body framed as it came. */
export function onwardHeaders(request: IncomingMessage, host: string): string[] {
  return [
    ...['Host', host],
    // The body has been asked for already.
    ...endToEndHeaders(request, ['host', 'expect']),
    ...(request.headers['transfer-encoding'] === undefined ? [] : ['Transfer-Encoding', 'chunked']),
  ];
}
