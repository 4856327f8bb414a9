import { execFileSync } from 'node:child_process';
import { delimiter } from 'node:path';

/** A Node.js in which clients are tried. */
export interface Node {
  /** Such as `20.19.0`. */
  readonly version: string;
  readonly binary: string;
}

/** The versions that clients are promised to be tried in. */
export const PROMISED_NODES = [20, 24] as const;

/** That which runs the tests, and those that the variable NODE_BINARIES names, listed as in PATH: one of each version. */
export const NODES: readonly Node[] = nodesAtHand();

function nodesAtHand(): Node[] {
  const named = (process.env.NODE_BINARIES ?? '').split(delimiter).filter((binary) => binary !== '');
  const byVersion = new Map<string, Node>();
  for (const binary of [process.execPath, ...named]) {
    const version = execFileSync(binary, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim();
    if (!byVersion.has(version)) byVersion.set(version, { version, binary });
  }
  return [...byVersion.values()];
}

export function majorOf({ version }: Node): number {
  return Number.parseInt(version, 10);
}
