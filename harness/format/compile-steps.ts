import { type DocumentNode, entryOf, partOf } from '../../base/document/document-node.ts';
import { attempt, Dangling, DocumentMistake, mistakesOf, refuse } from '../../base/document/mistakes.ts';
import type { Scope, Version } from '../../contracts/interface/model.ts';
import { callStep, keptNames } from './call-step.ts';
import type { Step } from './case.ts';
import type { CaseShape, StepShape } from './case-shape.ts';
import { mockStep, sendStep } from './other-steps.ts';
import type { KnownNames } from './references.ts';
import type { StepContext } from './step-context.ts';

export interface CompiledSteps {
  readonly steps: readonly Step[];
  /** What the names of a case are the ids of, told by where they are used. */
  readonly scopes: ReadonlyMap<string, Scope>;
  /** The names whose records a call changes. */
  readonly changed: ReadonlySet<string>;
  /** Ids of debtors, companies and employees that stand in the case as numbers: `CompanyId 10001`. */
  readonly fixedIds: readonly string[];
}

/**
 * @param isSure whether all that steps can refer to is known.
 * @throws DocumentMistakes for what the catalogue and the case do not know, and where there is nothing to hold.
 */
export function compileSteps(
  { steps: shapes, service, versions = ['v3'] }: CaseShape,
  document: DocumentNode,
  version: Version,
  names: KnownNames,
  logins: readonly string[],
  isSure: boolean,
): CompiledSteps {
  const scopes = new Map<string, Scope>();
  const changed = new Set<string>();
  const fixedIds: string[] = [];
  const around = { version, names, service: service ?? null, scopes, changed, fixedIds };
  const list = partOf(document, 'steps');
  const nodes = list?.kind === 'list' ? list.items : [];
  const known = [...logins];
  const steps: Step[] = [];
  const mistakes = isSure ? neverTaken(shapes, nodes, versions) : [];
  let inDoubt = !isSure;
  for (const [index, node] of nodes.entries()) {
    const step = shapes[index] ?? null;
    if (step?.only !== undefined && step.only !== version) continue;
    if (step) {
      const compiled = attempt(() => compileStep(step, { node, ...around }, known));
      mistakes.push(...mistakesOf(compiled).filter((mistake) => !(inDoubt && mistake instanceof Dangling)));
      if ('done' in compiled) {
        steps.push(compiled.done);
        if (steps.some(mayChange)) mistakes.push(...lateSupposition(node));
      }
    }
    // What a step is to keep is known even where the rest of it is wrong.
    const kept = keptNames(node);
    for (const name of kept) names.add(name);
    inDoubt ||= step === null && kept.length === 0 && !entryOf(node, 'send');
  }
  const isRight = mistakes.length === 0 && !inDoubt && nodes.length > 0 && !shapes.includes(null);
  if (isRight && steps.every(({ kind }) => kind === 'mock')) mistakes.push(nothingHeld(document, version));
  refuse(mistakes);
  return { steps, scopes, changed, fixedIds };
}

function neverTaken(
  shapes: CaseShape['steps'],
  nodes: readonly DocumentNode[],
  versions: readonly Version[],
): DocumentMistake[] {
  return nodes.flatMap((node, index) => {
    const only = entryOf(node, 'only');
    const version = shapes[index]?.only;
    if (!only || version === undefined || versions.includes(version)) return [];
    const detail = `This step is never taken: versions has only ${versions.join(', ')}.`;
    return [new DocumentMistake(detail, 'Add the version there, or leave only out.', only.place)];
  });
}

function nothingHeld(document: DocumentNode, version: Version): DocumentMistake {
  const place = (partOf(document, 'versions') ?? partOf(document, 'steps') ?? document).place;
  return new DocumentMistake(
    `Nothing is called or sent in ${version}.`,
    'Take a step in it, or leave it out of versions.',
    place,
  );
}

function mayChange(step: Step): boolean {
  return step.kind !== 'call' || step.writes;
}

/** A case whose records turn out to be others than it supposes is begun again with other ones. */
function lateSupposition(step: DocumentNode): DocumentMistake[] {
  const suppose = entryOf(step, 'suppose');
  if (!suppose) return [];
  const detail = 'What a case supposes is read before it changes anything.';
  return [new DocumentMistake(detail, 'Move this step up, or call it a step.', suppose.place)];
}

function compileStep(step: StepShape, context: StepContext, logins: string[]): Step {
  if ('call' in step) return callStep(step, context, logins);
  if ('send' in step) return sendStep(step, context);
  return mockStep(step, context, logins);
}
