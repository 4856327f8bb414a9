import { Sequence } from '../../../base/sequence.ts';
import type { Guid } from '../../../contracts/interface/values.ts';
import type { DateTime } from '../../../fixtures/seed.ts';
import { secondsAfter } from '../../world/clock.ts';
import { NmbrsFault } from '../../world/nmbrs-fault.ts';
import type { ReportTask } from '../../world/records/report-task.ts';
import type { Family } from '../call.ts';

/** How long a task takes, and how long it is kept, in seconds of the environment's clock (mark: report-task-times). */
const STARTS_AFTER = 1;
const READY_AFTER = 3;
const KEPT_FOR = 24 * 60 * 60;

/** How far a task is (fact: report-task-statuses); Unknown is also that of an id that no task has. */
type TaskStatus = 'Enqueued' | 'Executing' | 'Success' | 'Error' | 'Unknown';

/** Asking how far a report is that is made in the background, and for the report. */
export const reportTask = {
  /**
   * An empty id is one that no task has, too (fact: report-task-statuses). A task is kept for a day
   * (mark: report-task-times).
   * @throws NmbrsFault TaskStatusNotAvailable for a task of another login; after a day InvalidTaskResult for its
   * result, and FailedTaskStatusNotAvailable for the status of one that failed and so never had a result
   * (mark: report-task-errors).
   */
  Reports_BackgroundTask_Result({ TaskId }, { environment, view }) {
    const task = [...environment.reportTasks.all()].find(({ guid }) => guid === TaskId);
    if (!task) return answer(TaskId, 'Unknown');
    if (task.askedBy !== view.loginId)
      throw new NmbrsFault('TaskStatusNotAvailable', `another login asked for the task ${TaskId}`);
    if (!isKept(task, environment.now))
      throw new NmbrsFault(
        task.content === null ? 'FailedTaskStatusNotAvailable' : 'InvalidTaskResult',
        `the task ${TaskId} was asked for at ${task.askedAt}, and is kept for a day`,
      );
    const status = statusOf(task, environment.now);
    return answer(TaskId, status, status === 'Success' ? task.content : null);
  },
} satisfies Family<'ReportService'>;

function answer(taskId: Guid, status: TaskStatus, content: ReportTask['content'] = null) {
  return { TaskId: taskId, Status: status, Content: content && Sequence.ofBatches(() => textsOf(content)) };
}

function* textsOf(content: readonly Uint8Array[]): Generator<string[]> {
  for (const piece of content) yield [Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString()];
}

function statusOf({ askedAt, content }: ReportTask, now: DateTime): TaskStatus {
  if (now < secondsAfter(askedAt, STARTS_AFTER)) return 'Enqueued';
  if (now < secondsAfter(askedAt, READY_AFTER)) return 'Executing';
  return content === null ? 'Error' : 'Success';
}

function isKept({ askedAt }: ReportTask, now: DateTime): boolean {
  return now < secondsAfter(askedAt, KEPT_FOR);
}
