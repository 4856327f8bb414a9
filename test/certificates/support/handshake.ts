import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import {
  type ConnectionOptions,
  connect,
  createSecureContext,
  type PeerCertificate,
  TLSSocket,
  type TLSSocketOptions,
} from 'node:tls';
import type { Issued } from '../../../server/certificates/issue.ts';
import type { Certificates } from '../../../server/certificates/open-certificates.ts';

type Answer = Pick<TLSSocketOptions, 'secureContext' | 'SNICallback'>;

/** Answers TLS as the mock does, at an address of loopback. */
export async function answering(certificates: Certificates): Promise<Answer> {
  return {
    secureContext: await certificates.contextFor(null, '127.0.0.1'),
    SNICallback: (name, done) => {
      certificates.contextFor(name).then((context) => done(null, context), done);
    },
  };
}

/** Answers with one certificate, whatever it is asked for. */
export function presenting({ certificate, key }: Issued): Answer {
  const pem = key.export({ type: 'pkcs8', format: 'pem' });
  return { secureContext: createSecureContext({ cert: certificate, key: pem }) };
}

/**
 * A server on loopback that answers its clients and hangs up. It answers what was asked: an answer that is there before its
 * request is taken by Go, now and then, for a connection that was closed.
 */
export async function greetingServer(answer: Answer) {
  const server = createServer((raw) => {
    const socket = new TLSSocket(raw, { isServer: true, ...answer });
    // Clients hang up where they do not like the certificate.
    socket.on('error', () => raw.destroy());
    socket.once('data', () => socket.end('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n'));
  });
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
