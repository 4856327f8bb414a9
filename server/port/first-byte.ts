import type { Socket } from 'node:net';
import { clearTimeout, setTimeout } from '../../base/real-time.ts';

/** Why nothing came: the time was up, or the connection ended before. */
export type Silence = 'late' | 'ended';

/**
 * Looks at the first byte that comes, which stays where it is: what reads the socket from then on gets all of it.
 * @param patience how long to wait for it, in milliseconds.
 * @param met is told at once, so that nothing more comes in between.
 */
export function onFirstByte(socket: Socket, patience: number, met: (first: number | Silence) => void): void {
  const settle = (first: number | Silence) => {
    clearTimeout(timer);
    socket.off('readable', look).off('end', ended).off('close', ended);
    met(first);
  };
  const look = () => {
    const chunk: Buffer | null = socket.read();
    if (chunk === null) return;
    socket.unshift(chunk);
    settle(chunk[0] as number);
  };
  const ended = () => settle('ended');
  const timer = setTimeout(() => settle('late'), patience);
  socket.on('readable', look).on('end', ended).on('close', ended);
  // That may have come before anything listened for it.
  if (socket.destroyed || socket.readableEnded) settle('ended');
}
