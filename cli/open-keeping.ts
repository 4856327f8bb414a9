import { errorText } from '../base/error-text.ts';
import { readTextFile } from '../base/files.ts';
import { CaptureError, CaptureFolder } from '../harness/capture/capture-folder.ts';
import type { Keeping } from '../harness/capture/keep-exchange.ts';
import { KeyFile, newKey } from '../harness/capture/key-file.ts';
import type { CaptureKey } from '../harness/capture/keyed-draw.ts';
import { Pseudonymizer } from '../harness/capture/pseudonymizer.ts';
import { Upstream } from '../harness/capture/upstream.ts';
import { certificatesIn } from '../server/certificates/trust/pem.ts';
import { Refused } from './refused.ts';

/** What commands are told of a service whose answers they keep. */
export interface KeepingOptions {
  /** How many times a second the service is asked at most. */
  readonly rate: number;
  /** Of whose elements the values stay. */
  readonly keep: readonly string[];
  /** A file. */
  readonly upstreamCa?: string;
  /** A file; without one the key ends with the command. */
  readonly key?: string;
}

/** How long the service may take to answer, in milliseconds. */
const PATIENCE = 120_000;

/** A service and the folder in which its answers are kept, until both are closed. */
export interface OpenKeeping extends Keeping {
  /** Where nothing was kept, nothing is left behind. */
  close(): void;
}

/**
 * @param output the folder.
 * @throws Refused for a folder that holds something else, and for a file without a certificate; UnreadableFile, and NotPossible
 *   for paths that are none, and for a key that cannot be read or kept.
 */
export function openKeeping(
  address: URL,
  output: string,
  { rate, keep, upstreamCa, key: keyFile }: KeepingOptions,
): OpenKeeping {
  const ca = upstreamCa === undefined ? {} : { ca: trustedIn(upstreamCa) };
  const kept = keyFile === undefined ? null : KeyFile.open(keyFile);
  const key = kept?.key ?? newKey();
  const pseudonymizer = new Pseudonymizer({ key, keep });
  const upstream = new Upstream(address, { rate, patience: PATIENCE, ...ca });
  const folder = folderOf(output, address, key);
  const close = () => {
    upstream.close();
    if (folder.isEmpty) kept?.discard();
    folder.close();
  };
  try {
    kept?.keep();
  } catch (error) {
    close();
    throw error;
  }
  return { upstream, pseudonymizer, folder, close };
}

/** @throws UnreadableFile, and Refused for a file without a certificate. */
function trustedIn(file: string): string {
  const text = readTextFile(file, 'check --upstream-ca');
  if (certificatesIn(text).length > 0) return text;
  throw new Refused(`${file} holds no certificate in PEM; check --upstream-ca.`);
}

/** @throws Refused for a folder that holds something else. */
function folderOf(output: string, { origin }: URL, key: CaptureKey): CaptureFolder {
  try {
    return CaptureFolder.open(output, { upstream: origin, key });
  } catch (error) {
    throw new Refused(
      error instanceof CaptureError
        ? error.message
        : `nothing can be kept in ${output}: ${errorText(error)}; name another folder.`,
    );
  }
}
