import type { Mock } from '../../client/mock.ts';
import type { ArchetypeName } from '../../contracts/logins/archetypes.ts';
import { Counterparts } from './counterparts.ts';
import { inFreshEnvironment } from './fresh-environment.ts';
import type { MadeIds } from './made-ids.ts';
import { NOT_REACHED, type Outcome, outcomeOf } from './outcome.ts';
import type { ReplayableCall } from './replayable.ts';

/** What came of calls that were made once more. */
interface Replay {
  /** In the order of the calls. */
  readonly outcomes: readonly Outcome[];
  readonly counterparts: Counterparts;
}

/**
 * Makes the calls once more, in their order, with a login of the kind in an environment of its own. Each names what the
 * calls before it made there; one that cannot, since a call before it was refused, is not made.
 * @param from the environment it begins as a copy of.
 * @throws NotPossible when there is no such environment; Unreachable when nobody answers.
 */
export function replayAs(
  archetype: ArchetypeName,
  calls: readonly ReplayableCall[],
  ids: MadeIds,
  mock: Mock,
  from: string,
): Promise<Replay> {
  return inFreshEnvironment(archetype, mock, from, async (ask) => {
    const counterparts = new Counterparts(ids);
    const outcomes: Outcome[] = [];
    for (const { operation, request, answer } of calls) {
      const translated = counterparts.translated(request);
      if (!translated) {
        outcomes.push(NOT_REACHED);
        continue;
      }
      const { status, entry } = await ask(operation, translated);
      if (answer && entry) counterparts.learn(answer, entry);
      outcomes.push(entry ? outcomeOf(operation, entry) : { got: `status ${status}`, listed: null });
    }
    return { outcomes, counterparts };
  });
}
