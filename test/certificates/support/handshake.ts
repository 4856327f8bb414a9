import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import {
  type ConnectionOptions,
  connect,
  createServer,
  type PeerCertificate,
  type TlsOptions,
} from 'node:tls';
import type { Issued } from '../../../server/certificates/issue.ts';
import type { Certificates } from '../../../server/certificates/open-certificates.ts';

/** How a server answers TLS: as the mock does, or with one certificate whatever it is asked for. */
export function answering(certificates: Certificates): TlsOptions {
  return {
    SNICallback: (name, done) => {
      certificates.contextFor(name).then(
        (context) => done(null, context),
        (error) => done(error),
      );
    },
  };
}

export function presenting({ certificate, key }: Issued): TlsOptions {
  return { cert: certificate, key: key.export({ type: 'pkcs8', format: 'pem' }) };
}

/** A server on loopback that greets its clients and hangs up. */
export async function greetingServer(options: TlsOptions) {
  const server = createServer(options, (socket) =>
    socket.end('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n'),
  );
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, close: () => server.close() };
}

/** What a client of Node.js sees of the certificate; it asks for a name, and checks what it gets. */
export async function certificateSeen(
  port: number,
  options: Pick<ConnectionOptions, 'ca' | 'servername' | 'checkServerIdentity' | 'maxVersion' | 'minVersion'>,
): Promise<PeerCertificate> {
  const socket = connect({ port, host: '127.0.0.1', ...options });
  try {
    await once(socket, 'secureConnect');
    return socket.getPeerCertificate();
  } finally {
    socket.destroy();
  }
}
