import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import {
  type CertificateAuthority,
  openCertificateAuthority,
} from '../../server/certificates/certificate-authority.ts';
import { coveredNames } from '../../server/certificates/covered-names.ts';
import { issueLeaf } from '../../server/certificates/issue.ts';
import { openCertificates } from '../../server/certificates/open-certificates.ts';
import { subjectHash } from '../../server/certificates/trust/subject-hash.ts';
import { systemAuthorities } from '../../server/certificates/trust/system-authorities.ts';
import { bundleWith, javaTrustStoreWith } from '../../server/certificates/trust/trust-store.ts';
import { notAtHand } from '../support/not-at-hand.ts';
import { answering, greetingServer, presenting } from './support/handshake.ts';

const execute = promisify(execFile);

let folder: string;
let authority: CertificateAuthority;
/** Where the certificate of the CA, and bundles of it with the authorities of this system, are. */
let ca: string;
let bundle: string;
let trustStore: string;
/** Servers on loopback: one for Nmbrs and this machine, and one whose certificate was signed by force. */
let fine: Awaited<ReturnType<typeof greetingServer>>;
let forced: Awaited<ReturnType<typeof greetingServer>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  authority = openCertificateAuthority(join(folder, 'home'), coveredNames(), () => {});
  ca = authority.file ?? '';
  bundle = join(folder, 'bundle.pem');
  trustStore = join(folder, 'trust.jks');
  const system = systemAuthorities();
  writeFileSync(bundle, bundleWith(authority.root, system));
  writeFileSync(trustStore, javaTrustStoreWith(authority.root, system, 'changeit', Date.now()));
  fine = await greetingServer(
    await answering(await openCertificates({ home: join(folder, 'home'), onNotice: () => {} })),
  );
  forced = await greetingServer(presenting(leafFor('localhost', 'evil.example')));
});
afterAll(() => {
  fine.close();
  forced.close();
  rmSync(folder, { recursive: true });
});

function leafFor(...hosts: readonly string[]) {
  return issueLeaf(authority.issuer, hosts, Date.now());
}

function requireProgram(context: TestContext, program: string, ...args: readonly string[]): void {
  const { error, status } = spawnSync(program, args, { stdio: 'ignore' });
  if (error === undefined && status === 0) return;
  notAtHand(`${[program, ...args].join(' ')} does not run`, context, error);
}

interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Runs a program to its end, whatever that is. */
async function run(
  program: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  // The proxy of whoever runs the tests does not reach servers here.
  const env = { ...process.env, NO_PROXY: '*', no_proxy: '*', ...environment };
  try {
    const { stdout, stderr } = await execute(program, [...args], { cwd: folder, env });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: number; stdout?: string; stderr?: string };
    return { code: Number(code ?? -1), output: `${stdout}${stderr}` };
  }
}

/** That a program ended well; where it did not, what it said stands in the failure. */
function expectEnded({ code, output }: Ended): void {
  expect(code, output).toBe(0);
}

function saved(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('OpenSSL', () => {
  const verify = (name: string, ...hosts: readonly string[]) => {
    const leaf = saved(`${name}.pem`, leafFor(...hosts).certificate);
    return run('openssl', [
      'verify',
      '-x509_strict',
      '-purpose',
      'sslserver',
      '-CAfile',
      ca,
      '-untrusted',
      leaf,
      leaf,
    ]);
  };

  it('reads in the CA what it should say', async (context) => {
    requireProgram(context, 'openssl', 'version');
    const { output } = await run('openssl', ['x509', '-in', ca, '-noout', '-text']);
    const issuer = await run('openssl', [
      'x509',
      '-in',
      join(folder, 'home/ca/issuer.pem'),
      '-noout',
      '-text',
    ]);
    expect(issuer.output).toMatch(/Basic Constraints: critical\s+CA:TRUE, pathlen:0/);
    expect(issuer.output).toMatch(/Name Constraints: critical\s+Permitted:\s+DNS:nmbrs\.nl\s/);
    expect(issuer.output).toMatch(/Authority Key Identifier:/);
    for (const said of [
      /Signature Algorithm: ecdsa-with-SHA256/,
      /Subject: CN = "?nmbrs-mock CA [\da-f]{8}, for development and tests/,
      /ASN1 OID: prime256v1/,
      /Basic Constraints: critical\s+CA:TRUE, pathlen:1/,
      /Key Usage: critical\s+Certificate Sign, CRL Sign/,
      /Name Constraints: critical\s+Permitted:\s+DNS:nmbrs\.nl\s+DNS:nmbrs\.se\s+DNS:nmbrs-sandbox\.nl\s+DNS:localhost\s+IP:127\.0\.0\.0\/255\.0\.0\.0\s+IP:0:0:0:0:0:0:0:1\/FFFF:/,
      /Extended Key Usage:\s+TLS Web Server Authentication/,
      /Subject Key Identifier:/,
    ])
      expect(output).toMatch(said);
  });

  it('looks for the CA in a folder under the same name', async (context) => {
    requireProgram(context, 'openssl', 'version');
    const { output } = await run('openssl', ['x509', '-in', ca, '-noout', '-subject_hash']);
    expect(subjectHash(authority.root)).toBe(output.trim());
  });

  it('takes the certificates of the mock, by its strictest rules', async (context) => {
    requireProgram(context, 'openssl', 'version');
    for (const host of ['api.nmbrs.nl', '*.nmbrs-sandbox.nl', 'localhost', '127.0.0.1', '::1'])
      expect(await verify('fine', host), host).toMatchObject({ code: 0 });
    expect(await verify('several', 'api.nmbrs.nl', '127.9.8.7', '::1')).toMatchObject({ code: 0 });
  });

  it.for(['evil.example', 'evilnmbrs.nl', '10.0.0.1', '2001:db8::1'])(
    'refuses what was signed by force for %s',
    async (host, context) => {
      requireProgram(context, 'openssl', 'version');
      const ended = await verify('forced', host);
      expect(ended.output).toContain('permitted subtree violation');
      expect(ended.code).not.toBe(0);
    },
  );
});

/** Programs that fetch an address, trusting the CA as `nmbrs-mock ca` tells them to; they end with 0 where they got an answer. */
interface Client {
  readonly name: string;
  readonly probe: readonly [program: string, ...args: string[]];
  /** What builds it, if anything does. */
  readonly build?: () => Promise<readonly Ended[]>;
  readonly fetch: (url: string) => Promise<Ended>;
  /** How it says that a certificate is none for such a name. */
  readonly refuses: RegExp;
}

const PYTHON = 'import sys, ssl, urllib.request\nurllib.request.urlopen(sys.argv[1])';
const REQUESTS = 'import sys, requests\nrequests.get(sys.argv[1])';
const PHP = '$r = file_get_contents($argv[1]); exit($r === false ? 1 : 0);';
const PHP_CURL =
  '$c = curl_init($argv[1]); curl_setopt($c, CURLOPT_RETURNTRANSFER, true); $r = curl_exec($c); echo curl_error($c); exit($r === false ? 1 : 0);';
const RUBY = 'require "net/http"; Net::HTTP.get_response(URI(ARGV[0]))';
const NODE = 'await fetch(process.argv[1]).catch((error) => { throw error.cause ?? error })';
const PHP_TRUST = (command: string, url: string) =>
  run('php', ['-d', `openssl.cafile=${bundle}`, '-d', `curl.cainfo=${bundle}`, '-r', command, '--', url]);

const JAVA = `import java.net.*;
public class Fetch {
  public static void main(String[] args) throws Exception {
    System.out.println(((HttpURLConnection) new URL(args[0]).openConnection()).getResponseCode());
  }
}
`;
const CSHARP = `using System;
using System.Net;
class Fetch {
  static void Main(string[] args) {
    var request = WebRequest.Create(args[0]);
    request.Proxy = null;
    using (request.GetResponse()) { }
  }
}
`;

const GO = `package main

import (
	"fmt"
	"net/http"
	"os"
)

func main() {
	if _, err := http.Get(os.Args[1]); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}
`;

const CLIENTS: readonly Client[] = [
  {
    name: 'Node.js',
    probe: [process.execPath, '--version'],
    fetch: (url) =>
      run(process.execPath, ['--input-type=module', '-e', NODE, url], { NODE_EXTRA_CA_CERTS: ca }),
    refuses: /permitted subtree violation/,
  },
  {
    name: 'curl',
    probe: ['curl', '--version'],
    fetch: (url) => run('curl', ['--silent', '--show-error', '--cacert', ca, url]),
    refuses: /permitted subtree violation/,
  },
  {
    name: 'Python, ssl',
    probe: ['python3', '-c', 'import ssl'],
    fetch: (url) => run('python3', ['-c', PYTHON, url], { SSL_CERT_FILE: bundle }),
    refuses: /permitted subtree violation/,
  },
  {
    name: 'Python, requests',
    probe: ['python3', '-c', 'import requests'],
    fetch: (url) => run('python3', ['-c', REQUESTS, url], { REQUESTS_CA_BUNDLE: bundle }),
    refuses: /permitted subtree violation/,
  },
  {
    name: 'PHP, streams',
    probe: ['php', '-r', 'exit(extension_loaded("openssl") ? 0 : 1);'],
    fetch: (url) => PHP_TRUST(PHP, url),
    refuses: /certificate verify failed/,
  },
  {
    name: 'PHP, curl',
    probe: ['php', '-r', 'exit(extension_loaded("curl") ? 0 : 1);'],
    fetch: (url) => PHP_TRUST(PHP_CURL, url),
    refuses: /permitted subtree violation/,
  },
  {
    name: 'Ruby',
    probe: ['ruby', '--version'],
    fetch: (url) => run('ruby', ['-e', RUBY, url], { SSL_CERT_FILE: bundle }),
    refuses: /permitted subtree violation/,
  },
  {
    name: 'Go',
    probe: ['go', 'version'],
    build: async () => [
      await run('go', ['build', '-o', 'fetch', saved('fetch.go', GO)], { GOCACHE: join(folder, 'go') }),
    ],
    fetch: (url) => run(join(folder, 'fetch'), [url], { SSL_CERT_FILE: bundle }),
    refuses: /not permitted by any constraint|is not authorized to sign for this name/,
  },
  {
    name: 'Java',
    probe: ['javac', '-version'],
    build: async () => [await run('javac', [saved('Fetch.java', JAVA)])],
    fetch: (url) =>
      run('java', [
        `-Djavax.net.ssl.trustStore=${trustStore}`,
        '-Djavax.net.ssl.trustStorePassword=changeit',
        '-cp',
        folder,
        'Fetch',
        url,
      ]),
    refuses: /path validation failed|name constraints/i,
  },
  {
    name: 'C#, Mono',
    probe: ['mcs', '--version'],
    build: async () => [
      await run('mcs', ['-out:Fetch.exe', saved('Fetch.cs', CSHARP)]),
      await run('cert-sync', ['--user', ca], { XDG_CONFIG_HOME: join(folder, 'mono') }),
    ],
    fetch: (url) => run('mono', ['Fetch.exe', url], { XDG_CONFIG_HOME: join(folder, 'mono') }),
    refuses: /PERMITTED_VIOLATION/,
  },
];

describe.each(CLIENTS)('$name', ({ probe, build, fetch, refuses }) => {
  it('trusts the CA as it is told to, for its names and no others', async (context) => {
    requireProgram(context, ...probe);
    for (const built of (await build?.()) ?? []) expectEnded(built);
    expectEnded(await fetch(`https://localhost:${fine.port}/`));
    const refused = await fetch(`https://localhost:${forced.port}/`);
    expect(refused.output).toMatch(refuses);
    expect(refused.code).not.toBe(0);
  });
});

describe('keytool', () => {
  const list = (password: string) =>
    run('keytool', ['-J-Duser.language=en', '-list', '-keystore', trustStore, '-storepass', password]);

  it('reads the trust store, and checks its password', async (context) => {
    requireProgram(context, 'keytool', '-help');
    const { output } = await list('changeit');
    expect(output).toMatch(/Keystore type: JKS/i);
    expect(output.match(/trustedCertEntry/g)?.length).toBe(systemAuthorities().certificates.length + 1);
    expect(output).toMatch(/^nmbrs-mock, .*trustedCertEntry/m);
    expect(await list('another')).toMatchObject({ code: 1 });
  });

  it('gives the very certificate back', async (context) => {
    requireProgram(context, 'keytool', '-help');
    const { output } = await run('keytool', [
      '-exportcert',
      '-rfc',
      '-alias',
      'nmbrs-mock',
      '-keystore',
      trustStore,
      '-storepass',
      'changeit',
    ]);
    expect(output.replaceAll('\r\n', '\n')).toContain(readFileSync(ca, 'utf8').trim());
  });
});

describe('processes that need a CA at once', () => {
  it('make one', async () => {
    const home = join(folder, 'shared');
    const module = join(packageRoot, 'dist/server/certificates/open-certificates.js');
    const code = `const { openCertificates } = await import(${JSON.stringify(module)});
let made = 0;
const { ca } = await openCertificates({ home: ${JSON.stringify(home)}, onNotice: () => made++ });
console.log(JSON.stringify({ ca, made }));`;
    const ended = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(() => run(process.execPath, ['--input-type=module', '-e', code])),
    );
    const all = ended.map(({ output }) => JSON.parse(output) as { ca: string; made: number });
    expect(new Set(all.map((one) => one.ca)).size).toBe(1);
    expect(all.filter(({ made }) => made > 0).length).toBe(1);
    expect(readdirSync(home)).toEqual(['ca']);
  });
});
