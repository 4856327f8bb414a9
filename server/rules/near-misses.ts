import type { NearMiss, RecordedCall } from '../../contracts/control/calls.ts';
import type { Rule } from './chapter.ts';
import { type PastCall, whyNot } from './target.ts';

/** Rules of an environment, and of which kind they are. */
interface RulesOfKind {
  readonly kind: NearMiss['kind'];
  readonly rules: Iterable<Rule<{ readonly sentence: string }>>;
}

/** How many are told of a call. */
const MOST_TOLD = 5;

/** The rules of the operation of a call that do not concern it, those first that differ least from it. */
export function nearMissesOf(call: RecordedCall, ofKinds: readonly RulesOfKind[]): NearMiss[] {
  const { service, operation, version, username } = call;
  if (operation === null) return [];
  const past: PastCall = { service, operation, version, username, arguments: call.arguments ?? {} };
  const misses = ofKinds.flatMap(({ kind, rules }) =>
    Array.from(rules, ({ id, target, report: { sentence } }): NearMiss | null => {
      const differences = whyNot(target, past);
      return differences && { kind, rule: id, sentence, differences };
    }),
  );
  return misses
    .filter((miss) => miss !== null)
    .sort((one, other) => one.differences.length - other.differences.length)
    .slice(0, MOST_TOLD);
}
