import type { IncomingMessage } from 'node:http';

/**
 * Reads the body of a request; null for one of more than `limit` bytes: its sender gets an answer at once, and
 * what still comes is thrown away. The promise never settles for a client that hangs up, since nothing waits for it.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const giveUp = () => {
      chunks.length = 0;
      request.removeAllListeners('data');
      request.resume();
      resolve(null);
    };
    if (Number(request.headers['content-length']) > limit) {
      giveUp();
      return;
    }
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) giveUp();
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    // A client that hangs up: without a listener its error would end the process.
    request.on('error', () => {
      chunks.length = 0;
    });
  });
}
