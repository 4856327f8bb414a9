import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Authority } from '../../server/port/host-patterns.ts';
import { joinStreams } from '../../server/port/join-streams.ts';
import { connected } from './onward.ts';
import { OpenStreams } from './open-streams.ts';

/** The ports of `https:` and `http:`; the mock answers both on its own one. */
const HTTPS = 443;
const HTTP = 80;

/** What is there as long as a command runs. */
export interface Doors {
  close(): void;
}

/**
 * Lets the mock answer at an address of loopback, on the ports that clients take for granted.
 * @throws the error of node's server where port 443 cannot be listened on: EACCES, EADDRINUSE.
 */
export async function openLoopbackDoors(address: string, mock: Authority): Promise<Doors> {
  const https = await openDoor({ host: address, port: HTTPS }, mock);
  // What calls `http:` is answered too, where that is possible.
  const http = await openDoor({ host: address, port: HTTP }, mock).catch(() => null);
  return {
    close: () => {
      https.close();
      http?.close();
    },
  };
}

/** One of the addresses that Linux answers at beside 127.0.0.1, so that no two commands share one. */
export function someLoopbackAddress(): string {
  const [a = 0, b = 0, c = 0] = randomBytes(3);
  return `127.${1 + (a % 254)}.${b}.${1 + (c % 254)}`;
}

async function openDoor({ host, port }: Authority, mock: Authority): Promise<Doors> {
  const open = new OpenStreams();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    connected(mock, open).then(
      (onward) => joinStreams(socket, onward),
      () => socket.destroy(),
    );
  });
  server.listen({ host, port });
  await once(server, 'listening');
  return {
    close: () => {
      server.close();
      open.end();
    },
  };
}
