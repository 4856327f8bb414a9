import { counted } from '../../base/counted.ts';
import { visibleJson } from '../../base/visible-json.ts';
import { type CapturedCall, openCapture } from '../../harness/capture/open-capture.ts';
import { isPlayable } from '../../server/port/played-hosts.ts';
import type { PortOptions } from '../commands/port-options.ts';
import { type KeepingOptions, openKeeping } from '../open-keeping.ts';
import { say } from '../output.ts';
import { serving, servingPortOf } from '../serving.ts';
import { timedLine } from '../timed-line.ts';

export interface CaptureOptions extends PortOptions, KeepingOptions {
  readonly upstream: URL;
  /** The folder. */
  readonly output: string;
  readonly allowWrites: boolean;
  readonly json: boolean;
}

/** Forwards calls and keeps what passes until it is told to stop. @returns the exit code. */
export function capture(options: CaptureOptions): Promise<number> {
  const { upstream: address, output, allowWrites, json } = options;
  let [kept, refused] = [0, 0];
  const onExchange = (call: CapturedCall) => {
    if (call.isRefused) refused++;
    else kept++;
    say(json ? visibleJson(call, 0) : callLine(call));
  };
  let release = () => {};
  return serving({
    name: 'capture',
    options,
    async open() {
      const keeping = openKeeping(address, output, options);
      release = () => keeping.close();
      try {
        return await openCapture(
          { ...servingPortOf(options), play: [...options.play, ...hostOf(address)] },
          { ...keeping, allowWrites, onExchange },
        );
      } catch (error) {
        release();
        throw error;
      }
    },
    announce: (place) =>
      [
        `nmbrs-mock captures what ${address.origin} answers into ${output}, on ${place}`,
        allowWrites
          ? 'Calls that write are let through.'
          : 'Calls that write are refused; --allow-writes lets them through.',
        options.key === undefined
          ? 'The key by which people are replaced ends with this program; --key keeps it.'
          : `People are replaced by the key in ${options.key}.`,
        '',
      ].join('\n'),
    end() {
      release();
      return `${output}: ${counted(kept, 'exchange')} kept${refused === 0 ? '' : `, ${counted(refused, 'call')} refused`}.`;
    },
  });
}

/** Clients that take the capture for their proxy reach the service through it; an address cannot be played. */
function hostOf({ hostname }: URL): string[] {
  return isPlayable(hostname) ? [hostname] : [];
}

function callLine({ method, service, operation, status, durationMs, isRefused }: CapturedCall): string {
  const result = isRefused
    ? ['refused, the service was not asked']
    : [String(status), `${durationMs.toFixed(0)} ms`];
  return timedLine([`${service} ${operation ?? method}`, ...result]);
}
