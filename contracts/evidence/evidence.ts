import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';
import type { Operation } from '../interface/model.ts';
import type { EvidenceFile, OfOperation, Verified } from './evidence-file.ts';
import { type MarkSeen, marksSeen } from './marks-seen.ts';

/** Where the evidence that comes with the package stands. */
const FILE = join(packageRoot, 'contracts/evidence.json');

/** What was seen of real services: by which operations were verified, and what it says of marks. */
export class Evidence {
  static #ofPackage: Evidence | undefined;

  /** By mark: what captures say of the operations that rest on it. */
  readonly marks: ReadonlyMap<string, MarkSeen>;
  readonly #verified: ReadonlyMap<string, Verified>;

  private constructor(files: readonly EvidenceFile[]) {
    const oldestFirst = files
      .flatMap(({ verified }) => verified)
      .sort((one, other) => one.date.localeCompare(other.date));
    this.#verified = new Map(oldestFirst.map((entry) => [keyOf(entry), entry]));
    this.marks = marksSeen(files.flatMap(({ captures }) => captures));
  }

  /** That which comes with the package. */
  static ofPackage(): Evidence {
    Evidence.#ofPackage ??= new Evidence([packageFile()]);
    return Evidence.#ofPackage;
  }

  /** That which comes with the package, and what another file holds. */
  static with(file: EvidenceFile): Evidence {
    return new Evidence([packageFile(), file]);
  }

  /** When an operation was last verified on a real service; null when it never was, or not told. */
  verified({ name, service }: Operation): Verified | null {
    return (
      this.#verified.get(keyOf({ service: service.name, version: service.version, operation: name })) ?? null
    );
  }
}

/** `verified live on 2026-12-01 against https://api.nmbrs.nl`. */
export function verifiedText({ date, target }: Pick<Verified, 'date' | 'target'>): string {
  return `verified live on ${date} against ${target}`;
}

function packageFile(): EvidenceFile {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : { verified: [], captures: [] };
}

function keyOf({ service, version, operation }: OfOperation): string {
  return `${version} ${service}.${operation}`;
}
