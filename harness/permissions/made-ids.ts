import type { Mock } from '../../client/mock.ts';
import { inFreshEnvironment } from './fresh-environment.ts';
import { idsIn } from './ids.ts';
import type { ReplayableCall } from './replayable.ts';

/** The ids in a journal, by where their records come from. */
export interface MadeIds {
  /** Of records that its calls made, so that they are others in every replay. */
  readonly made: ReadonlySet<string>;
  /** Of records that were there before. */
  readonly known: ReadonlySet<string>;
}

/**
 * An id was made by calls when an answer is the first to name it, and a world in which nothing was written does not.
 * @param from the environment the fresh one is a copy of.
 */
export async function madeIds(calls: readonly ReplayableCall[], mock: Mock, from: string): Promise<MadeIds> {
  const known = new Set(await idsRead(calls, mock, from));
  const made = new Set<string>();
  for (const { request, answer } of calls) {
    for (const id of idsIn(request)) if (!made.has(id)) known.add(id);
    for (const id of answer ? idsIn(answer) : []) if (!known.has(id)) made.add(id);
  }
  return { made, known };
}

/** What a master reads in the answers to the calls when those that make something are left out. */
function idsRead(calls: readonly ReplayableCall[], mock: Mock, from: string): Promise<string[]> {
  return inFreshEnvironment('master', mock, from, async (ask) => {
    const ids: string[] = [];
    for (const { operation, request } of calls) {
      if (operation.writes || operation.name.endsWith('_Background')) continue;
      const { entry } = await ask(operation, request);
      if (entry) ids.push(...idsIn(entry));
    }
    return ids;
  });
}
