import { z } from 'zod';
import { readDocument } from '../../base/document/read-document.ts';
import { readAs } from '../../base/document/schema-mistakes.ts';
import type { CaptureEvidence, EvidenceFile, Verified } from '../../contracts/evidence/evidence-file.ts';
import { SERVICE_NAMES, VERSIONS } from '../../contracts/interface/model.ts';
import type { Case } from '../format/case.ts';
import type { RunResult } from '../run/results.ts';

const ofOperation = { service: z.enum(SERVICE_NAMES), version: z.enum(VERSIONS), operation: z.string() };
const count = z.int().min(0);
const value = z.string().nullable().exactOptional();

const fileSchema: z.ZodType<EvidenceFile> = z.strictObject({
  $comment: z.string().exactOptional(),
  verified: z.array(z.strictObject({ ...ofOperation, target: z.string(), date: z.iso.date() })),
  captures: z.array(
    z.strictObject({
      target: z.string(),
      since: z.iso.datetime().nullable(),
      operations: z.array(
        z.strictObject({
          ...ofOperation,
          same: count,
          otherwise: count,
          untold: count,
          contradiction: z.strictObject({ path: z.string(), expected: value, found: value }).nullable(),
        }),
      ),
    }),
  ),
});

/**
 * Reads what was seen before.
 * @param file how messages call it.
 * @throws DocumentError that says what is wrong with it.
 */
export function readEvidence(text: string, file: string): EvidenceFile {
  return readAs(fileSchema, readDocument(text, file, 'what was seen of a service'));
}

/** The operations that the cases which held have called, each once, by name. */
export function evidenceOf(
  cases: readonly Case[],
  { cases: results, target, startedAt }: RunResult,
): Verified[] {
  const date = startedAt.slice(0, 10);
  const held = cases.filter((_, at) => results[at]?.outcome === 'passed');
  const called = held.flatMap(({ steps }) =>
    steps.flatMap((step): Verified[] => {
      if (step.kind !== 'call') return [];
      const { name: operation, service } = step.operation;
      return [{ service: service.name, version: service.version, operation, target, date }];
    }),
  );
  return newest(called, verifiedKey);
}

/**
 * What was seen before and now: the newest run of an operation on a target takes the place of earlier ones, and what a capture
 * says that of what it said before.
 */
export function joined(
  { verified, captures, ...before }: EvidenceFile,
  now: Partial<EvidenceFile>,
): EvidenceFile {
  return {
    ...before,
    verified: newest([...verified, ...(now.verified ?? [])], verifiedKey),
    captures: newest([...captures, ...(now.captures ?? [])], captureKey),
  };
}

/** Without what was answered, for answers of which it is not known that people were replaced in them. */
export function withoutValues(captures: readonly CaptureEvidence[]): CaptureEvidence[] {
  return captures.map(({ operations, ...capture }) => ({
    ...capture,
    operations: operations.map(({ contradiction, ...compared }) => ({
      ...compared,
      contradiction: contradiction && { path: contradiction.path },
    })),
  }));
}

export function evidenceText(file: EvidenceFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The last of those with the same key, in the order of the keys. */
function newest<T>(entries: readonly T[], keyOf: (entry: T) => string): T[] {
  const byKey = new Map(entries.map((entry) => [keyOf(entry), entry]));
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry);
}

function verifiedKey({ service, version, operation, target }: Verified): string {
  return `${service} ${version} ${operation} ${target}`;
}

function captureKey({ target, since }: CaptureEvidence): string {
  return `${target} ${since}`;
}
