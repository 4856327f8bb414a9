import { counted } from '../../base/counted.ts';
import { visibleJson } from '../../base/visible-json.ts';
import { isKeyOf } from '../../harness/capture/capture-folder.ts';
import { keyIn } from '../../harness/capture/key-file.ts';
import { Pseudonymizer } from '../../harness/capture/pseudonymizer.ts';
import { openReplay, type ReplayedCall } from '../../harness/replay/open-replay.ts';
import { RecordedCalls } from '../../harness/replay/recorded-calls.ts';
import type { PortOptions } from '../commands/port-options.ts';
import { say } from '../output.ts';
import { readExchanges } from '../read-exchanges.ts';
import { Refused } from '../refused.ts';
import { serving, servingPortOf } from '../serving.ts';
import { timedLine } from '../timed-line.ts';

export interface ReplayOptions extends PortOptions {
  /** A file. */
  readonly key?: string;
  readonly json: boolean;
}

/**
 * Answers as it was recorded until it is told to stop.
 * @param recording the folder of a capture, or an HTTP archive.
 * @returns the exit code.
 */
export function replay(recording: string, options: ReplayOptions): Promise<number> {
  let [calls, misses] = [0, 0];
  let size = { calls: 0, operations: 0 };
  const onCall = (call: ReplayedCall) => {
    calls++;
    if (call.miss !== null) misses++;
    say(options.json ? visibleJson(call, 0) : callLine(call));
  };
  return serving({
    name: 'replay',
    options,
    async open() {
      const { exchanges, about } = readExchanges(recording);
      const key = options.key === undefined ? null : keyIn(options.key);
      if (key && about && !isKeyOf(about, key))
        throw new Refused(
          `${recording} was captured by another key than that in ${options.key}; name the file that --key of that capture named.`,
        );
      const recorded = new RecordedCalls(exchanges.map(({ exchange }) => exchange));
      size = recorded.size;
      if (size.calls === 0)
        throw new Refused(
          `there are no calls of Nmbrs in ${recording} that can be read; name a capture, or an HTTP archive with bodies.`,
        );
      const pseudonymizer = key ? new Pseudonymizer({ key }) : null;
      return openReplay(servingPortOf(options), { recorded, pseudonymizer, onCall });
    },
    announce: (place) =>
      `nmbrs-mock replays ${counted(size.calls, 'call')} of ${counted(size.operations, 'operation')} in ${recording}, on ${place}\n`,
    end: () =>
      `${counted(calls, 'call')} answered, ${misses} of them by a fault, since nothing was recorded for them.`,
  });
}

function callLine({ service, operation, status, miss }: ReplayedCall): string {
  return timedLine([`${service} ${operation ?? '-'}`, miss ?? String(status)]);
}
