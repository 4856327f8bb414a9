import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** After one for good no connection can be made. As a pooler tells of it: the client gets the error of one that lost its server. */
type Cut = 'before' | 'after' | 'before-for-good' | 'after-for-good' | 'after-as-a-pooler';

/** What PgBouncer answers in the place of a server that it has lost, in the protocol of PostgreSQL. */
const SERVER_LOST = errorResponse({ S: 'FATAL', C: '08P01', M: 'server conn crashed?' });

function errorResponse(fields: Readonly<Record<string, string>>): Buffer {
  const texts = Object.entries(fields).map(([name, value]) => `${name}${value}\0`);
  const body = Buffer.from(`${texts.join('')}\0`);
  const head = Buffer.alloc(5, 'E');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** Stands between a client and a server, and cuts the connection where a test wants it. */
export interface CuttingProxy {
  readonly port: number;
  /** Cuts the connection on which this text is sent next: before it comes to the server, or in the place of its answer. */
  cut(text: string, when: Cut): void;
  /** Cuts all connections that there are. */
  cutAll(): void;
  /** From now on everything takes so many milliseconds longer, there and back. */
  slowDown(milliseconds: number): void;
  /** Lets connections be made again, where none could since the last cut, and cuts and slows down nothing any more. */
  heal(): void;
  /** The ports from which the server is reached now. */
  ports(): ReadonlySet<number>;
  end(): Promise<void>;
}

export async function cuttingProxy(port: number): Promise<CuttingProxy> {
  let armed: { readonly text: string; readonly when: Cut } | null = null;
  let isClosed = false;
  let delay = 0;
  const sockets = new Set<Socket>();
  const upstreams = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    upstreams.add(upstream);
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', end).on('close', () => {
        sockets.delete(socket);
        upstreams.delete(socket);
        end();
      });
    }
    if (isClosed) return end();
    const [there, back] = [slowly(upstream, () => delay), slowly(client, () => delay)];
    let cutting: Cut | null = null;
    client.on('data', (bytes) => {
      if (armed === null || !bytes.includes(armed.text)) return there(bytes);
      const { when } = armed;
      armed = null;
      isClosed = when.endsWith('for-good');
      if (when.startsWith('before')) return end();
      cutting = when;
      return there(bytes);
    });
    upstream.on('data', (bytes) => {
      if (cutting === null) return back(bytes);
      if (cutting !== 'after-as-a-pooler') return end();
      client.end(SERVER_LOST);
      upstream.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as { readonly port: number }).port,
    cut: (text, when) => {
      armed = { text, when };
    },
    cutAll,
    slowDown: (milliseconds) => {
      delay = milliseconds;
    },
    heal: () => {
      armed = null;
      isClosed = false;
      delay = 0;
    },
    ports: () => new Set([...upstreams].flatMap(({ localPort }) => localPort ?? [])),
    end: async () => {
      cutAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Writes to a socket after a delay, in the order in which it is asked for. */
function slowly(socket: Socket, delay: () => number): (bytes: Buffer) => void {
  let last = Promise.resolve();
  return (bytes) => {
    const before = last;
    last = (async () => {
      await before;
      if (delay() > 0) await pause(delay());
      socket.write(bytes);
    })();
  };
}
