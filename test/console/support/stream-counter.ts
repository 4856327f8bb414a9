import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** Stands between browsers and a mock, and counts the streams of events that are open. */
export interface StreamCounter {
  readonly url: string;
  /** How many are open now. */
  readonly open: number;
  /** The queries of all that were opened, oldest first. */
  readonly opened: readonly URLSearchParams[];
}

export async function countStreams(mockUrl: string): Promise<StreamCounter> {
  let open = 0;
  const opened: URLSearchParams[] = [];
  const server = createServer((incoming, answer) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', mockUrl);
    if (pathname === '/_mock/calls/stream') {
      open++;
      opened.push(searchParams);
      answer.on('close', () => open--);
    }
    const { method = 'GET', headers, url = '/' } = incoming;
    const passed = request(new URL(url, mockUrl), { method, headers }, (came) => {
      answer.writeHead(came.statusCode ?? 502, came.headers).flushHeaders();
      came.pipe(answer);
      came.on('error', () => answer.destroy());
    });
    passed.on('error', () => answer.destroy());
    answer.on('close', () => passed.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get open() {
      return open;
    },
    opened,
  };
}
