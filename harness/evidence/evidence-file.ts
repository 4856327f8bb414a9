import { z } from 'zod';
import { readDocument } from '../../base/document/read-document.ts';
import { readAs } from '../../base/document/schema-mistakes.ts';
import type { EvidenceFile, Verified } from '../../contracts/evidence.ts';
import { SERVICE_NAMES, VERSIONS } from '../../contracts/interface/model.ts';
import type { Case } from '../format/case.ts';
import type { RunResult } from '../run/results.ts';

const fileSchema: z.ZodType<EvidenceFile> = z.strictObject({
  $comment: z.string().exactOptional(),
  verified: z.array(
    z.strictObject({
      service: z.enum(SERVICE_NAMES),
      version: z.enum(VERSIONS),
      operation: z.string(),
      target: z.string(),
      date: z.iso.date(),
    }),
  ),
});

/**
 * Reads what was verified before.
 * @param file how messages call it.
 * @throws DocumentError that says what is wrong with it.
 */
export function readEvidence(text: string, file: string): EvidenceFile {
  return readAs(fileSchema, readDocument(text, file, 'what was verified'));
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
  return joined([], called);
}

/** What was verified, with the newest run of an operation on a target in place of earlier ones. */
export function joined(before: readonly Verified[], now: readonly Verified[]): Verified[] {
  const entries = new Map([...before, ...now].map((entry) => [sortKey(entry), entry]));
  return [...entries].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry);
}

export function evidenceText(file: EvidenceFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

function sortKey({ service, version, operation, target }: Verified): string {
  return `${service} ${version} ${operation} ${target}`;
}
