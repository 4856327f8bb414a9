import { Sequence } from '../../../../base/sequence.ts';
import { atOnce, type Steps } from '../../../../base/turns.ts';
import type { Guid } from '../../../../contracts/interface/values.ts';
import { Refusal } from '../../../access/situations.ts';
import { NmbrsFault } from '../../../world/nmbrs-fault.ts';
import type { Call } from '../../call.ts';
import { guidOf } from '../guid.ts';

/** What makes the text of a report: a document that is made as it is read, or the steps to one. */
export type Report = Sequence<string> | Steps<Sequence<string>>;

/**
 * Makes a report in the background: the operation answers with the id of the task. The report is made of what there is
 * when it is asked for (mark: report-of-when-asked), so it is the same however often and however late it is read. It is
 * made at once, with no one served in between, since the task is written with it.
 * @param report throws NmbrsFault for what cannot be reported; the task then ends with an error.
 */
export function inBackground<Args>(report: (args: Args, call: Call) => Report) {
  return (args: Args, call: Call): Guid => {
    const { environment, view } = call;
    const id = environment.idOfNewRecord();
    const guid = guidOf(environment, 'report task', id);
    const task = { id, guid, askedBy: view.loginId, askedAt: environment.now };
    environment.reportTasks.put({ ...task, content: contentOf(() => report(args, call)) });
    return guid;
  };
}

/** @throws Refusal for what the caller may not see: that is no failure of the task. */
function contentOf(report: () => Report): string | null {
  try {
    const made = report();
    return [...(made instanceof Sequence ? made : atOnce(made))].join('');
  } catch (error) {
    if (error instanceof NmbrsFault && !(error instanceof Refusal)) return null;
    throw error;
  }
}
