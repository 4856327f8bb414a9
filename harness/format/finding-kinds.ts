import type { FindingKind } from '../../contracts/finding.ts';

/** Every kind, so that a case can be held to them; the compiler holds this list to the type. */
const KINDS: Readonly<Record<FindingKind, true>> = {
  'unknown-element': true,
  'doubtful-spelling': true,
  'wrong-case': true,
  'wrong-namespace': true,
  misplaced: true,
  repeated: true,
  'unknown-attribute': true,
  'ignored-nil': true,
  'stray-text': true,
  'unread-header': true,
  missing: true,
  absent: true,
  'changed-value': true,
  'unknown-operation': true,
  unreadable: true,
  more: true,
};

export const FINDING_KINDS = Object.keys(KINDS) as [FindingKind, ...FindingKind[]];
