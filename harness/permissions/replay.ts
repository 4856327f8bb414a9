import type { Mock } from '../../client/mock.ts';
import type { ArchetypeName } from '../../contracts/logins/archetypes.ts';
import { type CallResult, NOT_REACHED, resultOf } from './call-result.ts';
import { inFreshEnvironment } from './fresh-environment.ts';
import { IdTranslation } from './id-translation.ts';
import type { MadeIds } from './made-ids.ts';
import type { ReplayableCall } from './replayable.ts';

/** What came of calls that were made once more. */
interface Replay {
  /** In the order of the calls. */
  readonly results: readonly CallResult[];
  readonly translation: IdTranslation;
}

/**
 * Makes the calls once more, in their order, with a login of the kind in an environment of its own. Each names what the
 * calls before it made there; one that cannot, since a call before it was refused, is not made.
 * @param from the environment it begins as a copy of.
 * @throws NotPossible when there is no such environment; Unreachable when nothing answers.
 */
export function replayAs(
  archetype: ArchetypeName,
  calls: readonly ReplayableCall[],
  ids: MadeIds,
  mock: Mock,
  from: string,
): Promise<Replay> {
  return inFreshEnvironment(archetype, mock, from, async (ask) => {
    const translation = new IdTranslation(ids);
    const results: CallResult[] = [];
    for (const { operation, request, answer } of calls) {
      const translated = translation.translated(request);
      if (!translated) {
        results.push(NOT_REACHED);
        continue;
      }
      const { status, entry } = await ask(operation, translated);
      if (answer && entry) translation.learn(answer, entry);
      results.push(entry ? resultOf(operation, entry) : { got: `status ${status}`, listed: null });
    }
    return { results, translation };
  });
}
