import { connect, createServer, type Socket } from 'node:net';

/** After one for good no connection can be made. */
type Cut = 'before' | 'after' | 'before-for-good' | 'after-for-good';

/** Stands between a client and a server, and cuts the connection where a test wants it. */
export interface CuttingProxy {
  readonly port: number;
  /** Cuts the connection on which this text is sent next: before it comes to the server, or in the place of its answer. */
  cut(text: string, when: Cut): void;
  /** Lets connections be made again, where none could since the last cut. */
  heal(): void;
  end(): Promise<void>;
}

export async function cuttingProxy(port: number): Promise<CuttingProxy> {
  let armed: { readonly text: string; readonly when: Cut } | null = null;
  let isClosed = false;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', end).on('close', () => {
        sockets.delete(socket);
        end();
      });
    }
    if (isClosed) return end();
    let isCutting = false;
    client.on('data', (bytes) => {
      if (armed === null || !bytes.includes(armed.text)) return upstream.write(bytes);
      const { when } = armed;
      armed = null;
      isClosed = when.endsWith('for-good');
      if (when.startsWith('before')) return end();
      isCutting = true;
      return upstream.write(bytes);
    });
    upstream.on('data', (bytes) => (isCutting ? end() : client.write(bytes)));
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    port: (server.address() as { readonly port: number }).port,
    cut: (text, when) => {
      armed = { text, when };
    },
    heal: () => {
      isClosed = false;
    },
    end: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
