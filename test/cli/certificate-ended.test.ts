import { once } from 'node:events';
import { connect } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownHome } from '../certificates/support/own-home.ts';
import { Program } from './support/program.ts';

let home: ReturnType<typeof ownHome>;
beforeAll(() => {
  home = ownHome();
});
afterAll(() => home.delete());

it('serve --certificate-ended answers TLS with a certificate that has ended', async () => {
  const program = new Program(['serve', '--port', '0', '--certificate-ended'], home.environment);
  try {
    const { port } = new URL(await program.url());
    const socket = connect({ port: Number(port), servername: 'api.nmbrs.nl', rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    const { valid_to: end } = socket.getPeerCertificate();
    socket.destroy();
    expect(Date.parse(end)).toBeLessThan(Date.now());
  } finally {
    await program.kill();
  }
});
