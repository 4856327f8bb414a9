import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../index.ts';
import { openCertificateAuthority } from '../../server/certificates/certificate-authority.ts';
import { coveredNames } from '../../server/certificates/covered-names.ts';
import { dataFolder } from '../../server/certificates/data-folder.ts';
import { caFile } from '../../server/listener/ca-file.ts';
import { ownHome } from './support/own-home.ts';

let home: ReturnType<typeof ownHome>;
let nmbrs: Nmbrs;
let notices: string[];
let errors: unknown[];
beforeEach(async () => {
  home = ownHome();
  for (const [name, value] of Object.entries(home.environment)) vi.stubEnv(name, value);
  [notices, errors] = [[], []];
  nmbrs = await startNmbrs({
    controlToken: 'sleutel',
    onNotice: (notice) => notices.push(notice),
    onError: (error) => errors.push(error),
  });
});
afterEach(async () => {
  await nmbrs.close();
  vi.unstubAllEnvs();
  home.delete();
});

const folder = () => dataFolder() ?? '';

describe('GET /ca.pem', () => {
  it('gives the CA of the user to everybody, and makes it where there is none', async () => {
    const response = await fetch(`${nmbrs.url}/ca.pem`, { headers: { Origin: 'https://evil.example' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/x-pem-file');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="nmbrs-mock-ca.pem"');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const pem = await response.text();
    expect(new X509Certificate(pem).ca).toBe(true);
    expect(openCertificateAuthority(folder(), coveredNames(), () => {}).root).toBe(pem);
    expect(await (await fetch(`${nmbrs.url}/ca.pem`)).text()).toBe(pem);
    expect(notices).toEqual([
      `A CA was made: ${join(folder(), 'ca/ca.pem')}. nmbrs-mock ca tells how to trust it.`,
    ]);
  });

  it('is linked on the page of all services', async () => {
    expect(await (await fetch(`${nmbrs.url}/soap/`)).text()).toContain('href="/ca.pem"');
  });

  it('keeps the folders of this machine to the log where the CA is of no use', async () => {
    const { file } = openCertificateAuthority(folder(), coveredNames(), () => {});
    writeFileSync(file ?? '', 'x');
    const response = await fetch(`${nmbrs.url}/ca.pem`);
    expect([response.status, await response.text()]).toEqual([
      500,
      'The CA of this mock is of no use; its log tells why, and what to do.\n',
    ]);
    expect(errors.map(String)).toEqual([
      expect.stringContaining(`${file} holds no certificate. Delete the folder`),
    ]);
  });

  it.each([
    [
      'TLS is switched off',
      null,
      'This mock speaks no TLS, so that there is no CA to trust; start it without --no-tls.\n',
    ],
    [
      'the user brings a certificate without its CA',
      async () => ({ ca: null, contextFor: async () => createSecureContext() }),
      'This mock answers TLS with a certificate of its user, which does not hold its CA; trust the CA that signed it.\n',
    ],
  ] as const)('is not there where %s', async (_, certificates, sentence) => {
    const server = express().get('/ca.pem', caFile(certificates, console.error)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/ca.pem`);
    expect([response.status, await response.text()]).toEqual([404, sentence]);
    server.close();
  });
});
