import type { Scope, Version } from '../../interface/model.ts';
import { callStep } from './call-step.ts';
import type { Step } from './case.ts';
import type { CaseShape, StepShape } from './case-shape.ts';
import { mockStep, sendStep } from './other-steps.ts';
import type { KnownNames } from './references.ts';
import type { Spot } from './spot.ts';
import type { Written } from './written.ts';

export interface CompiledSteps {
  readonly steps: readonly Step[];
  /** What the names of a case are the ids of, told by where they are used. */
  readonly scopes: ReadonlyMap<string, Scope>;
  /** Ids of debtors, companies and employees that stand in the case as numbers: `CompanyId 10001`. */
  readonly fixedIds: readonly string[];
}

/** @throws CaseError for the first thing that the catalogue does not know. */
export function compileSteps(
  shape: CaseShape,
  written: Written | undefined,
  version: Version,
  names: KnownNames,
  logins: readonly string[],
): CompiledSteps {
  const scopes = new Map<string, Scope>();
  const fixedIds: string[] = [];
  const nodes = written?.kind === 'list' ? written.items : [];
  const known = [...logins];
  const steps = shape.steps.flatMap((step, index): Step[] => {
    const node = nodes[index];
    if (!node || (step.only !== undefined && step.only !== version)) return [];
    const spot: Spot = { written: node, version, names, service: shape.service ?? null, scopes, fixedIds };
    return [compileStep(step, spot, known)];
  });
  return { steps, scopes, fixedIds };
}

function compileStep(step: StepShape, spot: Spot, logins: string[]): Step {
  if ('call' in step) return callStep(step, spot, logins);
  if ('send' in step) return sendStep(step, spot);
  return mockStep(step, spot, logins);
}
