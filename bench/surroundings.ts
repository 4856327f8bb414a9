import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { cpus, release, totalmem, type } from 'node:os';
import { PACKAGE_VERSION } from '../base/package-facts.ts';
import { missing, versionOf } from './processes/peers.ts';
import type { Results } from './report/results.ts';
import { yardstick } from './yardstick.ts';

/** What figures were taken on, and of what. */
export function surroundings(): Omit<Results, 'parts'> {
  return {
    node: process.version,
    machine: {
      processor: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      gigabytes: Math.round(totalmem() / 1e9),
      system: `${type()} ${release()}`,
      yardstick: yardstick(),
    },
    versions: versions(),
  };
}

/** Of everything that is measured and is there. */
function versions(): Record<string, string> {
  const peers = (['mockttp', 'wiremock'] as const).filter((peer) => missing(peer) === null);
  const java = /version "([^"]+)"/.exec(
    spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr ?? '',
  )?.[1];
  return {
    'nmbrs-mock': PACKAGE_VERSION,
    'node-soap': createRequire(import.meta.url)('soap/package.json').version,
    ...Object.fromEntries(peers.map((peer) => [peer, versionOf(peer)])),
    ...(java === undefined ? {} : { java }),
  };
}
