import type { KnownFact } from '../../contracts/control/migration.ts';
import type { Known } from '../../contracts/rest/known.ts';
import type { RestKnowledge } from '../../contracts/rest/model.ts';

/** A fact with its sources in words, for those who do not have the files. */
export function factOf({ confidence, source, date }: Known, { sources }: RestKnowledge): KnownFact {
  return { confidence, source: source.map((id) => sources.get(id) ?? id), date };
}
