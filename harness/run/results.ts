import type { Place } from '../../base/document/document-node.ts';
import type { Version } from '../../contracts/interface/model.ts';

/** What came of a case against a target. A skip is a debt, and always says why. */
export interface CaseResult {
  readonly name: string;
  readonly about: string | null;
  readonly place: Place;
  readonly version: Version;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it was skipped; null otherwise. */
  readonly why: string | null;
  /** When it began, ISO 8601. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** Those that were taken; a case ends with the first step that fails. */
  readonly steps: readonly StepResult[];
}

export interface StepResult {
  readonly title: string;
  readonly place: Place;
  readonly failures: readonly Failure[];
  /** What went over the wire, secrets masked; null for a step that sends nothing, and on a real service. */
  readonly exchange: Exchange | null;
}

export interface Failure {
  /** What was expected and what was, in one sentence. */
  readonly message: string;
  /** Of what was expected. */
  readonly place: Place;
  readonly kind: 'answer' | 'fault' | 'schema' | 'finding' | 'trouble' | 'difference';
}

export interface Exchange {
  readonly request: string;
  readonly status: number;
  readonly response: string;
}

/** A whole run. */
export interface RunResult {
  /** `mock`, or the address of a service. */
  readonly target: string;
  readonly startedAt: string;
  readonly durationMs: number;
  /** In the order of the files, whatever order they ended in. */
  readonly cases: readonly CaseResult[];
  /** Why the run ended before its cases did, which then are skipped; null when it did not. */
  readonly ended: EarlyEnd | null;
}

export interface EarlyEnd {
  /** A sentence. */
  readonly why: string;
  /** Whether nothing answered at all. */
  readonly isUnanswered: boolean;
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function countsOf(cases: readonly CaseResult[]): Counts {
  const count = (outcome: CaseResult['outcome']) => cases.filter((one) => one.outcome === outcome).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}

export function failuresOf({ steps }: Pick<CaseResult, 'steps'>): Failure[] {
  return steps.flatMap(({ failures }) => failures);
}

/** How reports call a case: what holds, and in which version. */
export function titleOf({ name, version }: Pick<CaseResult, 'name' | 'version'>): string {
  return `${name} (${version})`;
}

/** `file:line:column`, which editors and terminals can follow. */
export function placeText({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}
