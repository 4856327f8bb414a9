import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, type TestContext, test } from 'vitest';
import type { Version } from '../../contracts/interface/model.ts';
import { namedLogins } from '../../fixtures/logins.ts';
import type { NamedLogin } from '../../fixtures/named-logins.ts';
import { openWorld } from '../../fixtures/world.ts';
import { type Nmbrs, type RecordedCall, startNmbrs } from '../../index.ts';
import { notAtHand } from '../support/not-at-hand.ts';
import { expectedWalk, foreignDebtor } from './expected-walk.ts';

const run = promisify(execFile);

/** SOAP as a client is told to speak it. */
type Soap = '1.1' | '1.2';

type Command = readonly [program: string, ...args: string[]];

/** A SOAP client that is not ours, and the program in its language that walks through Nmbrs with it. */
export interface SoapClient {
  readonly name: string;
  /** The Debian packages that bring it; none for what `npm ci` brings. */
  readonly packages: readonly string[];
  /** Succeeds where the client is installed. */
  readonly probe: Command;
  /** The versions of Nmbrs and of SOAP in which its program walks. */
  readonly versions: readonly Version[];
  readonly soap: readonly Soap[];
  /** Makes code from the WSDLs at an address and compiles the program; null for a client that reads them as it runs. */
  readonly build: ((address: string, folder: string) => Command) | null;
  /** The program; `folder` is where it was built. */
  readonly program: (version: Version, folder: string) => Command;
}

/** A file beside this one. */
export function here(path: string): string {
  return join(import.meta.dirname, path);
}

/** Code generators and compilers take their time, the more so when other tests run beside them. */
const BUILD_TIMEOUT = 600_000;
const WALK_TIMEOUT = 180_000;

/** What every client must manage: read all WSDLs, and see with a login what that login may see. */
export function describeClient(client: SoapClient): void {
  // Clients side by side, the walks of one client in turn: each walk looks at the calls it made.
  describe.concurrent(client.name, () => {
    const world = openWorld();
    const calls: RecordedCall[] = [];
    let nmbrs: Nmbrs;
    let folder: string;
    let built: Promise<unknown> | undefined;

    beforeAll(async () => {
      nmbrs = await startNmbrs({ onCall: (call) => calls.push(call) });
      folder = await mkdtemp(join(tmpdir(), 'nmbrs-client-'));
    });

    beforeEach(() => {
      calls.length = 0;
    });

    afterAll(async () => {
      await nmbrs.close();
      await rm(folder, { recursive: true });
    });

    const build = (): Promise<unknown> => {
      built ??= client.build ? execute(client.build(nmbrs.url, folder)) : Promise.resolve();
      return built;
    };

    if (client.build)
      test.sequential('makes code from every WSDL', { timeout: BUILD_TIMEOUT }, async (context) => {
        await requireInstalled(client, context);
        await build();
      });

    for (const { version, soap, login } of walksOf(client))
      test.sequential(`walks through ${version} over SOAP ${soap} as ${login.archetype}`, {
        timeout: BUILD_TIMEOUT + WALK_TIMEOUT,
      }, async (context) => {
        await requireInstalled(client, context);
        await build();
        const { username, token, domain } = login;
        const foreign = String(foreignDebtor(world, login));
        const seen = await execute([
          ...client.program(version, folder),
          ...[nmbrs.url, version, soap, username, token, domain, foreign],
        ]);
        expect(JSON.parse(seen)).toEqual(expectedWalk(world, login, version));
        expect(new Set(calls.map(({ soapVersion }) => soapVersion))).toEqual(new Set([soap]));
        expect(calls.flatMap(({ findings }) => findings)).toEqual([]);
      });
  });
}

interface WalkCase {
  readonly version: Version;
  readonly soap: Soap;
  readonly login: NamedLogin;
}

/** The debtor login, which sees a part, in every way the client has; the master login, which sees all, in the first. */
function walksOf({ versions, soap }: SoapClient): WalkCase[] {
  const ways = versions.flatMap((version) => soap.map((soap) => ({ version, soap })));
  return [
    ...ways.slice(0, 1).map((way) => ({ ...way, login: loginOf('master') })),
    ...ways.map((way) => ({ ...way, login: loginOf('debtor') })),
  ];
}

function loginOf(archetype: 'master' | 'debtor'): NamedLogin {
  const login = namedLogins.find((login) => login.archetype === archetype);
  if (!login) throw new Error(`there is no login ${archetype}`);
  return login;
}

/** Skips the test where the client is not there; where REQUIRE_CLIENTS is set, it must be. */
export async function requireInstalled(
  { name, probe, packages }: Pick<SoapClient, 'name' | 'probe' | 'packages'>,
  context: TestContext,
): Promise<void> {
  try {
    await execute(probe);
  } catch (cause) {
    notAtHand(`${name} needs the Debian packages ${packages.join(' ')}`, context, cause);
  }
}

/** What a program printed; one that fails throws with all it said. */
export async function execute([program, ...args]: Command): Promise<string> {
  // Clients that read proxy settings must not take a proxy to this machine.
  const env = { ...process.env, no_proxy: '127.0.0.1', NO_PROXY: '127.0.0.1' };
  const { stdout } = await run(program, args, { env, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}
