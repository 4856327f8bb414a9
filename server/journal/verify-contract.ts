import type { z } from 'zod';
import { counted } from '../../base/counted.ts';
import type {
  ContractVerdict,
  Violation,
  verifyContractSchema,
} from '../../contracts/control/verification.ts';
import type { CallsSoFar } from './calls-so-far.ts';
import { groupedByKey, mendedSince, violationsOf, withoutKnown } from './violations.ts';

/** Whether the contract was honoured; the message tells each violation with its place and remedy. */
export function verifyContract(
  calls: CallsSoFar,
  { known: keys = [], exact = false, allow = [] }: z.output<typeof verifyContractSchema>,
): ContractVerdict {
  const all = violationsOf(calls);
  const known = new Set(keys);
  const violations = withoutKnown(all, known).filter(({ severity }) => !allow.includes(severity));
  const mended = exact ? mendedSince(known, all) : [];
  const paragraphs = [
    ...(violations.length > 0 ? [explainViolations(violations)] : []),
    ...(mended.length > 0 ? [explainMended(mended)] : []),
  ];
  const holds = paragraphs.length === 0;
  return { holds, message: holds ? 'The contract was honoured.' : paragraphs.join('\n\n'), violations };
}

/** One paragraph for each violation; the same one of several calls is told once. */
function explainViolations(violations: readonly Violation[]): string {
  const groups = groupedByKey(violations);
  const broken = groups.filter(({ first }) => first.severity !== 'discarded').length;
  const heading =
    broken > 0
      ? `The contract was broken in ${counted(broken, 'way')}:`
      : 'It cannot be told whether the contract was honoured:';
  const paragraphs = groups.map(({ first: { severity, message, remedy, call, operation, place }, count }) => {
    const where = place ? `, line ${place.line}, column ${place.column}` : '';
    const others = count > 1 ? `, and ${count - 1} more` : '';
    return `  ${severity}  ${operation} (call ${call}${where}${others})\n    ${message}\n    → ${remedy}`;
  });
  return [heading, ...paragraphs].join('\n\n');
}

function explainMended(keys: readonly string[]): string {
  const lines = keys.map((key) => `  ${key}`);
  return ['Known violations that did not occur; delete their lines from the baseline:', '', ...lines].join(
    '\n',
  );
}
