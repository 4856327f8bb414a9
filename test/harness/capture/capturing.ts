import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { CaptureFolder } from '../../../harness/capture/capture-folder.ts';
import type { CaptureKey } from '../../../harness/capture/keyed-draw.ts';
import { type CapturedCall, openCapture } from '../../../harness/capture/open-capture.ts';
import { Pseudonymizer } from '../../../harness/capture/pseudonymizer.ts';
import { Upstream } from '../../../harness/capture/upstream.ts';

/** A capture of a service, as a test wants it. */
export interface Wanted {
  readonly upstream: string;
  readonly folder?: string;
  readonly key?: CaptureKey;
  readonly allowWrites?: boolean;
  readonly rate?: number;
  /** Of an answer, in bytes. */
  readonly longest?: number;
}

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

export function endAfterTest(end: () => unknown): void {
  ends.push(end);
}

/** Gone after the test. */
export function someFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'capture-'));
  endAfterTest(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A capture under way, closed after the test unless before. */
export async function capturing(wanted: Wanted) {
  const {
    upstream,
    folder = someFolder(),
    key = randomBytes(32),
    allowWrites = false,
    rate = 1_000,
    longest,
  } = wanted;
  const calls: CapturedCall[] = [];
  const errors: unknown[] = [];
  const service = new Upstream(new URL(upstream), {
    rate,
    patience: 10_000,
    ...(longest !== undefined && { longest }),
  });
  const kept = CaptureFolder.open(folder, { upstream: service.address.origin, key });
  const port = await openCapture(
    { onError: (error) => errors.push(error), onNotice: () => {} },
    {
      upstream: service,
      pseudonymizer: new Pseudonymizer({ key }),
      folder: kept,
      allowWrites,
      onExchange: (call) => calls.push(call),
    },
  );
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await port.close();
    service.close();
    kept.close();
  };
  endAfterTest(close);
  return { url: port.url, folder, key, calls, errors, close };
}
