import fc from 'fast-check';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { resultsOf } from './answers.ts';
import { type Comparison, compareAnswer, compareRequest, isDifference } from './compare.ts';
import { documentText, requestsOf } from './documents.ts';
import type { Judge } from './judge.ts';
import { KNOWN } from './known.ts';
import { smallest } from './smallest.ts';

export interface Campaign {
  readonly seed: number;
  readonly operations?: readonly Operation[];
  /** How many documents at least; every operation gets the same number of requests, and of answers a third of that. */
  readonly count: number;
  readonly onProgress?: (report: Report) => void;
}

/** The differences of one kind. */
export interface Kind {
  count: number;
  /** The first ones, as small as they could be made. */
  readonly examples: Comparison[];
}

export interface Report {
  requests: number;
  answers: number;
  /** How many requests were read, refused with a fault, and refused with 400. */
  readonly results: Record<'value' | 'fault' | 'status', number>;
  operations: number;
  /** By the reason why they are known. */
  readonly known: Map<string, number>;
  readonly differences: Map<string, Kind>;
}

/** All operations of both versions. */
export const OPERATIONS = catalogue.services.flatMap(({ operations }) => operations);
/** How many documents of an operation are drawn at once. */
const AT_ONCE = 12;
const EXAMPLES = 2;

/** Compares the product with the judge over drawn documents of all operations. */
export async function runCampaign(
  judge: Judge,
  { seed, operations = OPERATIONS, count, onProgress }: Campaign,
): Promise<Report> {
  const report: Report = {
    requests: 0,
    answers: 0,
    results: { value: 0, fault: 0, status: 0 },
    operations: operations.length,
    known: new Map(),
    differences: new Map(),
  };
  for (let round = 0; report.requests + report.answers < count; round++) {
    const left = count - report.requests - report.answers;
    const requests = Math.min(AT_ONCE, Math.ceil((left * 0.75) / operations.length));
    const answers = Math.ceil(requests / 3);
    for (const [index, operation] of operations.entries()) {
      const drawn = { seed: seed + round * operations.length + index };
      const documents = fc.sample(requestsOf(operation), { ...drawn, numRuns: requests });
      const results = fc.sample(resultsOf(operation), { ...drawn, numRuns: answers });
      const comparisons = await Promise.all([
        ...documents.map(async (document) => {
          const { touches } = document;
          const comparison = await compareRequest(judge, operation, documentText(document), touches);
          return { comparison, document };
        }),
        ...results.map(async (result) => ({
          comparison: await compareAnswer(judge, operation, result),
          document: null,
        })),
      ]);
      report.requests += documents.length;
      report.answers += results.length;
      for (const { comparison, document } of comparisons) {
        if (document) report.results[comparison.theirs.kind]++;
        if (!isDifference(comparison)) continue;
        const known = KNOWN.find(({ covers }) => covers(comparison));
        if (known) {
          report.known.set(known.reason, (report.known.get(known.reason) ?? 0) + 1);
          continue;
        }
        const name = kindOf(comparison);
        const kind = report.differences.get(name) ?? { count: 0, examples: [] };
        report.differences.set(name, kind);
        kind.count++;
        if (kind.examples.length < EXAMPLES)
          kind.examples.push(document ? await smallest(judge, document) : comparison);
      }
    }
    onProgress?.(report);
  }
  return report;
}

/** What a difference is about, without its values, so that like ones are counted together. */
function kindOf({ kind, ours, theirs }: Comparison): string {
  return `${kind}: ours ${outline(ours)}, theirs ${outline(theirs)}`;
}

function outline(result: Comparison['ours']): string {
  switch (result.kind) {
    case 'value':
      return 'a value';
    case 'status':
      return String(result.status);
    case 'fault':
      return result.text
        .replace(/^.*?---> /s, '')
        .replace(/'.*?'(?= is not)/s, "'...'")
        .replace(/\(\d+, \d+\)/, '(...)');
  }
}
