import type { z } from 'zod';
import { counted } from '../../base/counted.ts';
import type { Steps } from '../../base/turns.ts';
import type {
  ContractVerdict,
  Violation,
  verifyContractSchema,
} from '../../contracts/control/verification.ts';
import type { CallsSoFar } from './calls-so-far.ts';
import { type FindingMask, ViolationGroups, violationsOf } from './violations.ts';

/** Whether the contract was honoured; the message tells each violation with its place and remedy. A violation a step. */
export function* verifyContractSteps(
  calls: CallsSoFar,
  mask: FindingMask,
  { known: keys = [], exact = false, allow = [] }: z.output<typeof verifyContractSchema>,
): Steps<ContractVerdict> {
  const known = new Set(keys);
  const mended = new Set(exact ? known : []);
  const violations: Violation[] = [];
  const groups = new ViolationGroups();
  for (const violation of violationsOf(calls, mask)) {
    const { severity, key } = violation;
    mended.delete(key);
    // What discarded calls did cannot have been known.
    if ((severity === 'discarded' || !known.has(key)) && !allow.includes(severity)) {
      violations.push(violation);
      groups.add(violation);
    }
    yield;
  }
  const paragraphs = [
    ...(violations.length > 0 ? [yield* explainViolations(groups)] : []),
    ...(mended.size > 0 ? [explainMended(mended)] : []),
  ];
  const holds = paragraphs.length === 0;
  return { holds, message: holds ? 'The contract was honoured.' : paragraphs.join('\n\n'), violations };
}

/** One paragraph for each violation; the same one of several calls is told once. */
export function* explainViolations(groups: ViolationGroups): Steps<string> {
  const paragraphs = [''];
  let broken = 0;
  for (const { first, count } of groups.worstFirst()) {
    const { severity, message, remedy, call, operation, place } = first;
    if (severity !== 'discarded') broken++;
    const where = place ? `, line ${place.line}, column ${place.column}` : '';
    const others = count > 1 ? `, and ${count - 1} more` : '';
    paragraphs.push(
      `  ${severity}  ${operation} (call ${call}${where}${others})\n    ${message}\n    → ${remedy}`,
    );
    yield;
  }
  paragraphs[0] =
    broken > 0
      ? `The contract was broken in ${counted(broken, 'way')}:`
      : 'It cannot be told whether the contract was honoured:';
  return paragraphs.join('\n\n');
}

function explainMended(keys: Iterable<string>): string {
  const lines = Array.from(keys, (key) => `  ${key}`);
  return ['Known violations that did not occur; delete their lines from the baseline:', '', ...lines].join(
    '\n',
  );
}
