import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface ExchangeOptions {
  /** How long nothing may be sent or come before our side of the connection is closed, in milliseconds. */
  readonly quiet?: number;
  /** How long the server may then take to close its own, in milliseconds. */
  readonly patience?: number;
  /** Whether the client has what it wanted and goes, whatever else would come; it never has unless said. */
  readonly isEnough?: (received: Buffer) => boolean;
}

/** What came of bytes that were sent over a connection of their own. */
export interface Received {
  readonly bytes: Buffer;
  /** Whether the server closed the connection within the patience, one way or the other; false where the client went first. */
  readonly ended: boolean;
  /** Whether it was reset, which may lose what was under way. */
  readonly reset: boolean;
  /** Whether there was nobody to talk to. */
  readonly refused: boolean;
}

/** Sends pieces of bytes, each in a packet where the network agrees, and gives all that comes back. */
export function exchange(
  port: number,
  pieces: readonly Buffer[],
  { quiet = 30_000, patience = 30_000, isEnough }: ExchangeOptions = {},
): Promise<Received> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let [reset, refused, closing] = [false, false, false];
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const settle = (ended: boolean) => {
      socket.destroy();
      resolve({ bytes: Buffer.concat(parts), ended, reset, refused });
    };
    // After a while of silence the client has nothing more to say; the server must then end it too.
    socket.setTimeout(quiet, () => {
      if (closing) return settle(false);
      closing = true;
      socket.end();
      socket.setTimeout(patience);
    });
    socket.on('data', (part) => {
      parts.push(part);
      if (isEnough?.(Buffer.concat(parts))) settle(false);
    });
    socket.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'ECONNREFUSED') refused = true;
      else reset = true;
    });
    socket.on('close', () => settle(true));
    socket.on('end', () => socket.end());
    const send = async () => {
      for (const piece of pieces) {
        if (socket.destroyed) return;
        socket.write(piece);
        if (pieces.length > 1) await pause(1);
      }
    };
    socket.on('connect', () => {
      send().catch(() => settle(false));
    });
  });
}
