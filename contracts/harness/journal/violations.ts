import { groupedBy } from '../../grouped-by.ts';
import { catalogue } from '../../interface/catalogue.ts';
import type { FindingKind } from './finding.ts';
import { callName, type RecordedCall } from './recorded-call.ts';

/** How bad a violation is, worst first. */
export const SEVERITIES = ['lost-data', 'wrong-default', 'deprecated', 'retired-version', 'guess'] as const;

/**
 * What is wrong with a call that the service took without a word:
 * `lost-data` something that was sent was ignored or changed; `wrong-default` something was not sent, so a default was
 * used; `deprecated` the operation is to go; `retired-version` version 2.1; `guess` nobody is sure of the operation's
 * interface, so that the mock may be wrong about it.
 */
export type Severity = (typeof SEVERITIES)[number];

/** What one call does that its contract does not foresee. */
export interface Violation {
  readonly severity: Severity;
  /** The same for the same fault of an integration, whatever the values: what a baseline remembers. */
  readonly key: string;
  readonly message: string;
  readonly remedy: string;
  readonly call: RecordedCall;
  /** In the request; null for what is no matter of a place in it. */
  readonly place: { readonly line: number; readonly column: number } | null;
}

/** The violations of an integration that are known and accepted for now, by key; `readBaseline` reads a file of them. */
export interface Baseline {
  readonly known: ReadonlySet<string>;
}

/** Null for what is no fault: an optional element may be absent. */
const SEVERITY_OF: Readonly<Record<FindingKind, Severity | null>> = {
  'unknown-element': 'lost-data',
  'wrong-case': 'lost-data',
  'wrong-namespace': 'lost-data',
  misplaced: 'lost-data',
  repeated: 'lost-data',
  'unknown-attribute': 'lost-data',
  'stray-text': 'lost-data',
  'unread-header': 'lost-data',
  'changed-value': 'lost-data',
  more: 'lost-data',
  'ignored-nil': 'wrong-default',
  missing: 'wrong-default',
  'doubtful-spelling': 'guess',
  absent: null,
};

/** Everything calls did that the real service would have swallowed, in the order of the calls. */
export function violationsOf(calls: readonly RecordedCall[]): Violation[] {
  return calls.flatMap((call) => [...ofFindings(call), ...ofOperation(call)]);
}

/** Those that are news. */
export function withoutKnown(violations: readonly Violation[], { known }: Baseline): Violation[] {
  return violations.filter(({ key }) => !known.has(key));
}

/** The same violation of several calls once: the first of them, and how many there are; in the order of the first ones. */
export function groupedByKey(
  violations: readonly Violation[],
): { readonly first: Violation; readonly count: number }[] {
  const groups = groupedBy(violations, ({ key }) => key).values();
  return [...groups].map((same) => ({ first: same[0], count: same.length }));
}

function ofFindings(call: RecordedCall): Violation[] {
  return call.findings.flatMap(({ kind, path, line, column, message, nearest, expected, used }) => {
    const severity = SEVERITY_OF[kind];
    if (severity === null) return [];
    const meant = expected ?? nearest;
    return [
      {
        severity,
        key: `${callName(call)} ${kind} ${path.replaceAll(/\[\d+\]/g, '[]')}`,
        message,
        remedy: remedyFor(kind, meant, used),
        call,
        place: { line, column },
      },
    ];
  });
}

function remedyFor(kind: FindingKind, meant: string | null, used: string): string {
  switch (kind) {
    case 'missing':
      return `Send it, even when the default (${used}) is what you mean.`;
    case 'ignored-nil':
      return 'Send a value, or leave the element out: it cannot be nil.';
    case 'wrong-namespace':
      return `Put it in the namespace ${meant}.`;
    case 'misplaced':
      return `Move it to ${meant}.`;
    case 'repeated':
      return 'Send it once.';
    case 'changed-value':
      return meant === null ? `Send what you mean, or ${used} is taken for it.` : `Send ${meant}.`;
    default:
      return meant === null ? 'Leave it out: nobody reads it.' : `Call it ${meant}.`;
  }
}

function ofOperation(call: RecordedCall): Violation[] {
  const name = callName(call);
  const found = (severity: Severity, message: string, remedy: string): Violation => {
    return { severity, key: `${name} ${severity}`, message, remedy, call, place: null };
  };
  const operation =
    call.operation === null
      ? undefined
      : catalogue.service(call.service, call.version).operation(call.operation);
  return [
    ...(operation?.deprecated
      ? [found('deprecated', `${name} is deprecated.`, 'Find another operation that gives the same.')]
      : []),
    ...(call.version === 'v2.1'
      ? [found('retired-version', `${name} is an operation of a retired version.`, 'Call version 3.')]
      : []),
    ...(operation?.provenance.confidence === 'low'
      ? [
          found(
            'guess',
            `The interface of ${name} is a guess.`,
            'Try it on the real service before you rely on it.',
          ),
        ]
      : []),
  ];
}
