import type { IncomingMessage } from 'node:http';
import type { UnderWay } from '../capacity/under-way.ts';

/** What came of a body: its bytes, or why it was not read to its end. */
export type ReadBody = Buffer | 'too-long' | 'no-room';

/**
 * Reads the body of a request. One of more than `limit` bytes, or without room beside those of others, is not read: its
 * sender gets an answer at once, and what still comes is thrown away. The promise never settles for a client that hangs up,
 * since nothing waits for it. Whoever gets the bytes releases them.
 */
export function readBody(request: IncomingMessage, limit: number, bodies: UnderWay): Promise<ReadBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const letGo = () => {
      bodies.release(length);
      chunks.length = 0;
      length = 0;
    };
    const take = (chunk: Buffer) => {
      if (length + chunk.length > limit) giveUp('too-long');
      else if (!bodies.take(chunk.length)) giveUp('no-room');
      else {
        length += chunk.length;
        chunks.push(chunk);
      }
    };
    const finish = () => {
      request.off('close', letGo);
      resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
    };
    const giveUp = (why: 'too-long' | 'no-room') => {
      letGo();
      request.off('data', take).off('end', finish).off('close', letGo).resume();
      resolve(why);
    };
    // Without a listener the error of a client that hangs up would end the process.
    request.on('error', () => {});
    if (Number(request.headers['content-length']) > limit) giveUp('too-long');
    else request.on('data', take).on('end', finish).on('close', letGo);
  });
}
