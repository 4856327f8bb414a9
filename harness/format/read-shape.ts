import type { z } from 'zod';
import { type DocumentNode, entryOf, nodeText, partOf, plainOf } from '../../base/document/document-node.ts';
import { DocumentMistake } from '../../base/document/mistakes.ts';
import { schemaMistakes } from '../../base/document/schema-mistakes.ts';
import { didYouMean, nearestName } from '../../base/nearest-name.ts';
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
  readonly mistakes: readonly DocumentMistake[];
  /** Whether all that its steps can refer to can be known from it. */
  readonly isSure: boolean;
}

const NAMES = Object.keys(caseShape.shape);

/** Whether a part can be wrong without any doubt about what the steps refer to: the names in a record are known. */
function isApart(key: string, part: DocumentNode | undefined): boolean {
  if (NAMES.includes(key) && part?.kind === 'map') return true;
  return ['case', 'about', 'seed', 'mockOnly', 'onlyInNovember', 'steps'].includes(
    nearestName(key, NAMES) ?? '',
  );
}

/** @throws DocumentMistake for what is no case at all. */
export function readShape(node: DocumentNode): ReadShape {
  if (node.kind !== 'map')
    throw new DocumentMistake(
      `This is ${nodeText(node)}, not a case.`,
      'Begin with case: and a sentence that says what holds.',
      node.place,
    );
  const plain = plainOf(node) as Record<string, unknown>;
  const wrong = wrongParts(caseShape, plain);
  const steps = stepsOf(node).map(readStep);
  return {
    shape: {
      ...rightParts.parse(without([...wrong, 'steps'], plain)),
      ...(wrong.includes('versions') ? { versions: knownVersions(plain.versions) } : {}),
      steps: steps.map(({ shape }) => shape),
    },
    mistakes: [...schemaMistakes(caseShape, node), ...steps.flatMap(({ mistakes }) => mistakes)],
    isSure: wrong.every((key) => isApart(key, partOf(node, key))),
  };
}

function stepsOf(node: DocumentNode): readonly DocumentNode[] {
  const steps = partOf(node, 'steps');
  return steps?.kind === 'list' ? steps.items : [];
}

/** Those of a list in which something is wrong. */
function knownVersions(value: unknown) {
  return VERSIONS.filter((version) => [value].flat().includes(version));
}

const STEPS = { call: callStepShape, send: sendStepShape, mock: mockStepShape } as const;
const STEP_KINDS = ['call', 'send', 'mock'] as const;

/** What a step can do without, so that the rest of it can be looked at. */
const SPARED = ['as', 'fault', 'status', 'findings', 'keep', 'eventually', 'headers', 'body'];

function readStep(node: DocumentNode): { shape: StepShape | null; mistakes: readonly DocumentMistake[] } {
  const [kind, second] = STEP_KINDS.filter((one) => entryOf(node, one));
  if (kind === undefined || second !== undefined) {
    const keys = node.kind === 'map' && !kind ? node.entries.map(({ key }) => key) : [];
    const [meant = null] = keys.flatMap((key) => nearestName(key, STEP_KINDS) ?? []);
    const mistake = new DocumentMistake(
      kind ? `This step has ${kind} and ${second}.` : 'This step has none of call, send and mock.',
      didYouMean(meant) || (kind ? 'Make each a step of its own.' : 'Give it one.'),
      node.place,
    );
    return { shape: null, mistakes: [mistake] };
  }
  const shape: z.ZodType<StepShape> = STEPS[kind];
  const plain = plainOf(node) as Record<string, unknown>;
  const wrong = wrongParts(shape, plain).filter((key) => SPARED.includes(key));
  return {
    shape: shape.safeParse(without(wrong, plain)).data ?? null,
    mistakes: schemaMistakes(shape, node),
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
