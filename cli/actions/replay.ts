import { counted } from '../../base/counted.ts';
import { currentDate } from '../../base/real-time.ts';
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
import { portOf, serving } from '../serving.ts';

export interface ReplayOptions extends PortOptions {
  /** A file. */
  readonly key?: string;
  readonly json: boolean;
}

/** Answers as it was recorded until it is told to stop. @param place a folder of a capture, or an archive. @returns the exit code. */
export function replay(place: string, options: ReplayOptions): Promise<number> {
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
      const { exchanges, about } = readExchanges(place);
      const key = options.key === undefined ? null : keyIn(options.key);
      if (key && about && !isKeyOf(about, key))
        throw new Refused(
          `${place} was captured by another key than that in ${options.key}; name the one that capture was given.`,
        );
      const recorded = new RecordedCalls(exchanges);
      size = recorded.size;
      if (size.calls === 0) throw new Refused(`there are no calls of Nmbrs in ${place} that can be read.`);
      const pseudonymizer = key ? new Pseudonymizer({ key }) : null;
      return openReplay(portOf(options), { recorded, pseudonymizer, onCall });
    },
    announce: ({ url, httpsUrl }) =>
      `nmbrs-mock replays ${counted(size.calls, 'call')} of ${counted(size.operations, 'operation')} in ${place}, on ${url}${options.tls ? ` and ${httpsUrl}` : ''}\n`,
    end: () =>
      `${counted(calls, 'call')} answered, ${misses} of them by a fault, since nothing was recorded for them.`,
  });
}

function callLine({ service, operation, status, miss }: ReplayedCall): string {
  const time = currentDate().toISOString().slice(11, 19);
  return `${time}  ${service} ${operation ?? '-'}  ${miss ?? status}`;
}
