import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';

/** Packages that the bench measures and nmbrs-mock does not need: they have a package.json of their own. */
type PeerName = 'mockttp' | 'wiremock';

const FOLDER = join(packageRoot, 'bench/peers');

/** Why a peer cannot be measured; null when it can. */
export function missing(peer: PeerName): string | null {
  if (existsSync(folderOf(peer))) return null;
  return `${peer} is not installed: \`npm run bench:peers\` installs it`;
}

export function folderOf(peer: PeerName): string {
  return join(FOLDER, 'node_modules', peer);
}

export function versionOf(peer: PeerName): string {
  const { version } = JSON.parse(readFileSync(join(folderOf(peer), 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return version;
}

/** What the bench needs of mockttp, whose types are not there where it is not installed. */
interface Mockttp {
  getLocal(options: { readonly recordTraffic: boolean }): {
    readonly port: number;
    start(): Promise<void>;
    forPost(path: string): PostRule;
  };
}

interface PostRule {
  withHeaders(headers: Readonly<Record<string, string>>): PostRule;
  withBodyIncluding(text: string): PostRule;
  thenReply(status: number, body: string, headers: Readonly<Record<string, string>>): Promise<unknown>;
}

/** @throws Error where it is not installed. */
export function loadMockttp(): Mockttp {
  return createRequire(join(FOLDER, 'package.json'))('mockttp') as Mockttp;
}
