import { NotPossible } from '../base/not-possible.ts';
import type { Issue, ProblemDocument } from '../contracts/control/problems.ts';

/** Values that are refused: the message tells all that is wrong with them, a line each. */
export class ValuesRefused extends NotPossible {
  readonly issues: readonly Issue[];

  constructor(issues: readonly [Issue, ...Issue[]]) {
    const [{ field, detail, remedy, value }] = issues;
    super('invalid', field, detail, remedy, value);
    this.name = 'ValuesRefused';
    this.message = issues.map((issue) => `${issue.detail} ${issue.remedy}`).join('\n');
    this.issues = issues;
  }
}

/** What is not possible, and no failure of client or mock. */
const REFUSALS: readonly NotPossible['kind'][] = [
  'unknown',
  'conflict',
  'invalid',
  'exhausted',
  'unavailable',
];

function isRefusal(kind: string): kind is NotPossible['kind'] {
  return (REFUSALS as readonly string[]).includes(kind);
}

/** The problem that a mock tells, as the error that a method of the client throws. */
export function refusalOf({
  type,
  detail,
  field = '',
  value,
  remedy = '',
  issues = [],
}: ProblemDocument): Error {
  const kind = type.replace(/^.*#/, '');
  const [first, ...others] = issues;
  if (kind === 'invalid' && first && others.length > 0) return new ValuesRefused([first, ...others]);
  if (isRefusal(kind)) return new NotPossible(kind, field, detail, remedy, value);
  return new Error(`${detail} ${remedy}`.trim());
}
