import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute, requireInstalled } from '../clients/soap-client.ts';
import { notAtHand } from '../support/not-at-hand.ts';
import { executing, skipWithoutHosts } from './support/executing.ts';
import { majorOf, NODES, PROMISED_NODES } from './support/nodes.ts';

/** A client that has `https://api.nmbrs.nl` written into it, and prints how many debtors it was answered. */
interface Runtime {
  readonly name: string;
  readonly packages: readonly string[];
  readonly probe: readonly [string, ...string[]];
  /** Compiles it into a folder. */
  readonly build?: (folder: string) => readonly [string, ...string[]];
  readonly command: (folder: string) => readonly string[];
  /** Whether it reads no proxy settings, so that it needs a hosts file. */
  readonly needsHosts?: true;
}

const PYTHON = '/usr/bin/python3';
const REQUEST = here('request.xml');
const PHP_SOAP = {
  packages: ['php-cli', 'php-soap'],
  probe: ['php', '-r', 'new ReflectionClass("SoapClient");'],
} as const;
const JAVA: Pick<Runtime, 'packages' | 'probe' | 'build'> = {
  packages: ['default-jdk-headless'],
  probe: ['javac', '-version'],
  build: (folder) => ['javac', '-d', folder, here('Client.java')],
};

const RUNTIMES: readonly Runtime[] = [
  ...NODES.flatMap(({ version, binary }) =>
    ['fetch', 'https', 'axios', 'undici'].map((way) => ({
      name: `Node.js ${version} (${way})`,
      packages: [],
      probe: [binary, '--version'] as const,
      command: () => [binary, here('client.mjs'), way],
    })),
  ),
  ...['urllib', 'requests', 'zeep'].map((way) => ({
    name: `Python (${way})`,
    packages: ['python3-zeep'],
    probe: [PYTHON, '-c', 'import zeep, requests'] as const,
    command: () => [PYTHON, here('client.py'), way],
  })),
  {
    ...PHP_SOAP,
    name: 'PHP (SoapClient)',
    command: () => ['php', here('client.php'), 'soap'],
    needsHosts: true,
  },
  {
    ...PHP_SOAP,
    name: 'PHP (streams)',
    command: () => ['php', here('client.php'), 'stream'],
    needsHosts: true,
  },
  {
    name: 'PHP (curl)',
    packages: ['php-cli', 'php-curl'],
    probe: ['php', '-r', 'new ReflectionFunction("curl_init");'],
    command: () => ['php', here('client.php'), 'curl'],
  },
  {
    ...JAVA,
    name: 'Java (HttpURLConnection)',
    command: (folder) => ['java', '-cp', folder, 'Client', 'connection', REQUEST],
  },
  {
    ...JAVA,
    name: 'Java (HttpClient)',
    command: (folder) => ['java', '-cp', folder, 'Client', 'client', REQUEST],
  },
  {
    name: 'C# (mono)',
    packages: ['mono-devel'],
    probe: ['mcs', '--version'],
    build: (folder) => ['mcs', `-out:${folder}/client.exe`, here('Client.cs')],
    command: (folder) => ['mono', `${folder}/client.exe`, REQUEST],
  },
  {
    name: 'Go (net/http)',
    packages: ['golang-go'],
    probe: ['go', 'version'],
    build: (folder) => ['go', 'build', '-o', `${folder}/client-go`, here('client.go')],
    command: (folder) => [`${folder}/client-go`, REQUEST],
  },
  {
    name: 'Ruby (net/http)',
    packages: ['ruby'],
    probe: ['ruby', '--version'],
    command: () => ['ruby', here('client.rb')],
  },
  {
    name: 'curl',
    packages: ['curl'],
    probe: ['curl', '--version'],
    command: () => ['sh', here('client.sh')],
  },
];

function here(file: string): string {
  return join(import.meta.dirname, 'clients', file);
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nmbrs exec '));
});
afterAll(() => rm(folder, { recursive: true }));

it.for(PROMISED_NODES)('clients are tried in Node.js %i', (major, context) => {
  if (NODES.some((node) => majorOf(node) === major)) return;
  notAtHand(`Node.js ${major} is not at hand: name its binary in NODE_BINARIES.`, context);
});

describe.each(RUNTIMES)('$name, which calls https://api.nmbrs.nl', (runtime) => {
  const { build, command, needsHosts } = runtime;

  // What reads no proxy settings would call the real service.
  const itsProxy = needsHosts ? null : it;
  itsProxy?.('reaches the mock by proxy settings', async (context) => {
    await requireInstalled(runtime, context);
    if (build) await execute(build(folder));
    const { code, stdout, stderr } = await executing(['--way', 'proxy', '--contract'], command(folder));
    expect([stdout.trim(), code, stderr]).toEqual(['6', 0, expect.not.stringContaining('contract')]);
  });

  it('reaches the mock by a hosts file of its own', async (context) => {
    await requireInstalled(runtime, context);
    await skipWithoutHosts(context);
    if (build) await execute(build(folder));
    const { code, stdout, stderr } = await executing(['--way', 'hosts', '--contract'], command(folder));
    expect([stdout.trim(), code, stderr]).toEqual(['6', 0, expect.not.stringContaining('contract')]);
  });
});
