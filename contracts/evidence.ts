import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../base/package-root.ts';
import type { Operation, ServiceName, Version } from './interface/model.ts';

/** That a case called an operation of a real service and held. */
export interface Verified {
  readonly service: ServiceName;
  readonly version: Version;
  readonly operation: string;
  /** The address of the service. */
  readonly target: string;
  /** The day of the run: `2026-12-01`. */
  readonly date: string;
}

/** What an evidence file holds. */
export interface EvidenceFile {
  readonly $comment?: string;
  readonly verified: readonly Verified[];
}

/** Where the evidence that comes with the package stands. */
const FILE = join(packageRoot, 'contracts/evidence.json');

let verified: ReadonlyMap<string, Verified> | undefined;

/** When an operation was last verified on a real service; null when it never was, or not told. */
export function verifiedLive({ name, service }: Operation): Verified | null {
  verified ??= newestByOperation();
  return verified.get(keyOf({ service: service.name, version: service.version, operation: name })) ?? null;
}

/** `verified live on 2026-12-01 against https://api.nmbrs.nl`. */
export function verifiedText({ date, target }: Pick<Verified, 'date' | 'target'>): string {
  return `verified live on ${date} against ${target}`;
}

function newestByOperation(): Map<string, Verified> {
  if (!existsSync(FILE)) return new Map();
  const file: EvidenceFile = JSON.parse(readFileSync(FILE, 'utf8'));
  const oldestFirst = [...file.verified].sort((one, other) => one.date.localeCompare(other.date));
  return new Map(oldestFirst.map((entry) => [keyOf(entry), entry]));
}

function keyOf({ service, version, operation }: Pick<Verified, 'service' | 'version' | 'operation'>): string {
  return `${version} ${service}.${operation}`;
}
