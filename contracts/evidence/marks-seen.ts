import { counted } from '../../base/counted.ts';
import { catalogue } from '../interface/catalogue.ts';
import type { CaptureEvidence, ComparedAnswers, Contradiction, OfOperation } from './evidence-file.ts';

/** What captures say of a mark: by the answers of all operations that rest on it. */
export interface MarkSeen extends Pick<ComparedAnswers, 'same' | 'otherwise' | 'untold'> {
  /** The first answer that the mock gives otherwise, and where it was captured; null for none. */
  readonly contradiction: (Contradiction & OfOperation & { readonly target: string }) | null;
}

/** By mark. Operations that the catalogue does not have any more say nothing. */
export function marksSeen(captures: Iterable<CaptureEvidence>): ReadonlyMap<string, MarkSeen> {
  const seen = new Map<string, MarkSeen>();
  for (const { target, operations } of captures)
    for (const { service, version, operation, contradiction, ...counts } of operations)
      for (const mark of marksOf({ service, version, operation })) {
        const before = seen.get(mark) ?? NOTHING;
        seen.set(mark, {
          same: before.same + counts.same,
          otherwise: before.otherwise + counts.otherwise,
          untold: before.untold + counts.untold,
          contradiction:
            before.contradiction ??
            (contradiction && { service, version, operation, target, ...contradiction }),
        });
      }
  return seen;
}

const NOTHING: MarkSeen = { same: 0, otherwise: 0, untold: 0, contradiction: null };

/** Null where captures do not decide: where no answer is repeated, or some differ for a reason that is not the mock's. */
export type Standing = 'supported' | 'in question' | null;

export function standingOf({ same, otherwise, untold }: MarkSeen): Standing {
  if (otherwise > 0) return 'in question';
  return same > 0 && untold === 0 ? 'supported' : null;
}

/** `supported by 12 captured answers`, `in question by 1 of 12 captured answers`; null where nothing is decided. */
export function standingText(seen: MarkSeen): string | null {
  const { same, otherwise, untold } = seen;
  switch (standingOf(seen)) {
    case 'supported':
      return `supported by ${counted(same, 'captured answer')}`;
    case 'in question':
      return `in question by ${otherwise} of ${counted(same + otherwise + untold, 'captured answer')}`;
    case null:
      return null;
  }
}

function marksOf({ service, version, operation }: OfOperation) {
  const known = catalogue.services.find((one) => one.name === service && one.version === version);
  return known?.operation(operation)?.marks ?? [];
}
