import { counted } from '../../base/counted.ts';
import { callName } from '../../contracts/control/call-text.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { Violation } from '../../contracts/control/verification.ts';
import type { Finding, FindingKind } from '../../contracts/finding.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { insteadOfText } from '../../contracts/interface/instead-of.ts';
import { insteadOfVersion21 } from '../../contracts/interface/retirement.ts';
import { SEVERITIES, type Severity } from '../../contracts/severity.ts';
import type { CallsSoFar } from './calls-so-far.ts';
import { REMEDY_FOR_DISCARDED } from './discarded-calls.ts';

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
  'not-used': 'not-used',
  'unknown-operation': 'lost-data',
  unreadable: 'lost-data',
  more: 'lost-data',
  'ignored-nil': 'wrong-default',
  missing: 'wrong-default',
  'doubtful-spelling': 'guess',
  absent: null,
};

/** Keeps secrets out of a finding: what is told of it is masked, and it is known again by the key under which it was told. */
export type FindingMask = (finding: Finding) => Finding;

/**
 * Everything calls did that the real service would have swallowed or refused unread, in the order of the calls, each made
 * when its turn comes. Calls that were discarded are one of them: what they did is not known to be right.
 * @param all those of an environment.
 */
export function* violationsOf(all: CallsSoFar, mask: FindingMask): Generator<Violation> {
  yield* violationsOfDiscarded(all);
  for (const call of all.calls) yield* violationsOfCall(call, mask);
}

/** What one call did of that. */
export function* violationsOfCall(call: RecordedCall, mask: FindingMask): Generator<Violation> {
  for (const finding of call.findings) {
    const severity = SEVERITY_OF[finding.kind];
    if (severity !== null) yield ofFinding(call, mask(finding), severity);
  }
  yield* ofOperation(call);
  yield* ofChosenAnswer(call);
}

/** The same violation of several calls once: the first of them, and how many there are. */
interface ViolationGroup {
  readonly first: Violation;
  count: number;
}

/** Groups violations by their keys, one after the other. */
export class ViolationGroups {
  readonly #byKey = new Map<string, ViolationGroup>();

  add(violation: Violation): void {
    const same = this.#byKey.get(violation.key);
    if (same) same.count++;
    else this.#byKey.set(violation.key, { first: violation, count: 1 });
  }

  /** The worst first, then as they came. */
  *worstFirst(): Generator<Readonly<ViolationGroup>> {
    for (const severity of SEVERITIES)
      for (const group of this.#byKey.values()) if (group.first.severity === severity) yield group;
  }
}

/** All groups of violations, the worst first, then as they came. */
export function groupedByKey(violations: Iterable<Violation>): Readonly<ViolationGroup>[] {
  const groups = new ViolationGroups();
  for (const violation of violations) groups.add(violation);
  return [...groups.worstFirst()];
}

/** That calls were discarded, as a violation of the oldest one there is; of none where all of them were. */
export function violationsOfDiscarded({ oldest, discarded }: Omit<CallsSoFar, 'calls'>): Violation[] {
  if (discarded === 0) return [];
  const before = oldest ? ' before this one' : '';
  const message = `${counted(discarded, 'call')}${before} ${discarded === 1 ? 'is' : 'are'} no longer remembered.`;
  return [
    {
      severity: 'discarded',
      key: 'discarded',
      message,
      remedy: REMEDY_FOR_DISCARDED,
      ...(oldest ? about(oldest) : { call: 0, operation: 'discarded calls' }),
      place: null,
    },
  ];
}

function about(call: RecordedCall): Pick<Violation, 'call' | 'operation'> {
  return { call: call.number, operation: callName(call) };
}

function ofFinding(call: RecordedCall, finding: Finding, severity: Severity): Violation {
  const { kind, path, line, column, message, nearest, expected, used } = finding;
  return {
    severity,
    key: `${callName(call)} ${kind} ${path.replaceAll(/\[\d+\]/g, '[]')}`,
    message,
    remedy: remedyFor(kind, expected ?? nearest, used),
    ...about(call),
    place: { line, column },
  };
}

function remedyFor(kind: FindingKind, intended: string | null, used: string): string {
  switch (kind) {
    case 'missing':
      return `Send it, even when the default (${used}) is what you mean.`;
    case 'ignored-nil':
      return 'Send a value, or leave the element out: it cannot be nil.';
    case 'wrong-namespace':
      return `Put it in the namespace ${intended}.`;
    case 'misplaced':
      return `Move it to ${intended}.`;
    case 'repeated':
      return 'Send it once.';
    case 'not-used':
      return intended === null ? 'Leave it out.' : `Send it with ${intended}, or leave it out.`;
    case 'more':
      return 'Mend the others first; then these are told.';
    case 'unknown-operation':
      return intended === null
        ? 'Send the SOAPAction that the page of the operation shows.'
        : `Send the SOAPAction "${intended}".`;
    case 'unreadable':
      return intended === null
        ? 'Send an envelope in well-formed XML, with a body, as text/xml or application/soap+xml.'
        : `Send ${intended}.`;
    case 'changed-value':
      return intended === null ? `Send what you mean, or ${used} is taken for it.` : `Send ${intended}.`;
    default:
      return intended === null ? 'Leave it out: it is not read.' : `Call it ${intended}.`;
  }
}

function ofOperation(call: RecordedCall): Violation[] {
  const name = callName(call);
  const found = (severity: Severity, message: string, remedy: string): Violation => {
    return { severity, key: `${name} ${severity}`, message, remedy, ...about(call), place: null };
  };
  const operation =
    call.operation === null
      ? undefined
      : catalogue.service(call.service, call.version).operation(call.operation);
  return [
    ...(operation?.deprecated
      ? [found('deprecated', `${name} is deprecated.`, insteadOfText(operation))]
      : []),
    ...(call.version === 'v2.1'
      ? [
          found(
            'retired-version',
            `${name} is an operation of a retired version.`,
            operation ? insteadOfVersion21(operation) : 'Call version 3.',
          ),
        ]
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

/** The mock answered a fault in the place of what a function of the test chose. */
function ofChosenAnswer(call: RecordedCall): Violation[] {
  const mistake = call.chosenAnswer?.mistake;
  if (!mistake) return [];
  const severity = 'wrong-answer';
  return [{ severity, key: `${callName(call)} ${severity}`, ...mistake, ...about(call), place: null }];
}
