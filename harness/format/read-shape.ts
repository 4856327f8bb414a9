import type { z } from 'zod';
import {
  CaseError,
  entryOf,
  hint,
  partOf,
  plainOf,
  shown,
  type Written,
} from '../../base/document/document.ts';
import { shapeMistakes } from '../../base/document/shape-mistakes.ts';
import { nearestName } from '../../base/nearest-name.ts';
import { VERSIONS } from '../../contracts/interface/model.ts';
import {
  type CaseShape,
  callStepShape,
  caseShape,
  mockStepShape,
  rightParts,
  type StepShape,
  sendStepShape,
} from './case-shape.ts';

/** A case as it is written, and what is wrong with that. */
export interface ReadShape {
  /** What can be read of it. */
  readonly shape: CaseShape;
  readonly mistakes: readonly CaseError[];
  /** Whether all that its steps can refer to can be known from it. */
  readonly isSure: boolean;
}

const NAMES = Object.keys(caseShape.shape);

/** Whether a part can be wrong without any doubt about what the steps refer to: the names in a record are known. */
function isApart(key: string, part: Written | undefined): boolean {
  if (NAMES.includes(key) && part?.kind === 'map') return true;
  return ['case', 'about', 'mockOnly', 'onlyInNovember', 'steps'].includes(nearestName(key, NAMES) ?? '');
}

/** @throws CaseError for what is no case at all. */
export function readShape(written: Written): ReadShape {
  if (written.kind !== 'map')
    throw new CaseError(`expected a case, which begins with case: ..., not ${shown(written)}`, written.place);
  const plain = plainOf(written) as Record<string, unknown>;
  const wrong = wrongParts(caseShape, plain);
  const steps = stepsOf(written).map(readStep);
  return {
    shape: {
      ...rightParts.parse(without([...wrong, 'steps'], plain)),
      ...(wrong.includes('versions') ? { versions: knownVersions(plain.versions) } : {}),
      steps: steps.map(({ shape }) => shape),
    },
    mistakes: [...shapeMistakes(caseShape, written), ...steps.flatMap(({ mistakes }) => mistakes)],
    isSure: wrong.every((key) => isApart(key, partOf(written, key))),
  };
}

function stepsOf(written: Written): readonly Written[] {
  const steps = partOf(written, 'steps');
  return steps?.kind === 'list' ? steps.items : [];
}

/** Those of a list in which something is wrong. */
function knownVersions(written: unknown) {
  return VERSIONS.filter((version) => [written].flat().includes(version));
}

const STEPS = { call: callStepShape, send: sendStepShape, mock: mockStepShape } as const;
const STEP_KINDS = ['call', 'send', 'mock'] as const;

/** What a step can do without, so that the rest of it can be looked at. */
const SPARED = ['as', 'fault', 'status', 'findings', 'keep', 'eventually', 'headers', 'body'];

function readStep(written: Written): { shape: StepShape | null; mistakes: readonly CaseError[] } {
  const [kind, second] = STEP_KINDS.filter((one) => entryOf(written, one));
  if (kind === undefined || second !== undefined) {
    const keys = written.kind === 'map' && !kind ? written.entries.map(({ key }) => key) : [];
    const [meant = null] = keys.flatMap((key) => nearestName(key, STEP_KINDS) ?? []);
    const message = `a step has one of call, send and mock${hint(meant)}`;
    return { shape: null, mistakes: [new CaseError(message, written.place)] };
  }
  const shape: z.ZodType<StepShape> = STEPS[kind];
  const plain = plainOf(written) as Record<string, unknown>;
  const wrong = wrongParts(shape, plain).filter((key) => SPARED.includes(key));
  return {
    shape: shape.safeParse(without(wrong, plain)).data ?? null,
    mistakes: shapeMistakes(shape, written),
  };
}

/** The parts of a case or step in which something is wrong. */
function wrongParts(shape: z.ZodType, plain: unknown): string[] {
  const issues = shape.safeParse(plain).error?.issues ?? [];
  return issues.flatMap((issue) => {
    const [key] = issue.path;
    if (key !== undefined) return String(key);
    return issue.code === 'unrecognized_keys' ? issue.keys : [];
  });
}

function without(keys: readonly string[], plain: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(plain).filter(([key]) => !keys.includes(key)));
}
