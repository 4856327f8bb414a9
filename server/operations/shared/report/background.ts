import { Sequence } from '../../../../base/sequence.ts';
import type { Steps, WaitingSteps } from '../../../../base/turns.ts';
import type { Guid } from '../../../../contracts/interface/values.ts';
import { Refusal } from '../../../access/situations.ts';
import { NmbrsFault } from '../../../world/nmbrs-fault.ts';
import type { Call } from '../../call.ts';
import { guidOf } from '../guid.ts';

/** What makes the text of a report: a document that is made as it is read, or the steps to one. */
export type Report = Sequence<string> | Steps<Sequence<string>>;

/**
 * Makes a report in the background: the operation answers with the id of the task. The report is made of what there is
 * when it is asked for (mark: report-of-when-asked), so it is the same however often and however late it is read. The
 * task is put in with it, in the last step. It is held as bytes, which take no room among the objects of the engine.
 * @throws NotPossible when the server has no room for it.
 * @param report throws NmbrsFault for what cannot be reported; the task then ends with an error.
 */
export function inBackground<Args>(report: (args: Args, call: Call) => Report) {
  return function* (args: Args, call: Call): WaitingSteps<Guid> {
    const { capacity, now: askedAt } = call.environment;
    // Its operation writes nothing but the task, so that nothing was asked before.
    capacity.require('made-records');
    const content = yield* contentOf(() => report(args, call));
    capacity.require('reports', sumOf(content ?? []));
    return yield* call.write((environment) => {
      const id = environment.idOfNewRecord();
      const guid = guidOf(environment, 'report task', id);
      environment.reportTasks.put({ id, guid, askedBy: call.view.loginId, askedAt, content });
      return guid;
    });
  };
}

/** Bytes are made of so many characters at a time. */
const PIECE = 64 * 1024;

function sumOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((bytes, { length }) => bytes + length, 0);
}

/** @throws Refusal for what the caller may not see: that is no failure of the task. */
function* contentOf(report: () => Report): Steps<readonly Uint8Array[] | null> {
  try {
    const made = report();
    const document = made instanceof Sequence ? made : yield* made;
    const content: Uint8Array[] = [];
    let text = '';
    for (const batch of document.batches()) {
      text += batch.join('');
      yield;
      if (text.length < PIECE) continue;
      content.push(Buffer.from(text));
      text = '';
    }
    content.push(Buffer.from(text));
    return content;
  } catch (error) {
    if (error instanceof NmbrsFault && !(error instanceof Refusal)) return null;
    throw error;
  }
}
