import { counted } from '../../base/counted.ts';
import { errorText } from '../../base/error-text.ts';
import { readTextFile } from '../../base/files.ts';
import { visibleJson } from '../../base/visible-json.ts';
import { CaptureError, CaptureFolder } from '../../harness/capture/capture-folder.ts';
import { keptKey, newKey } from '../../harness/capture/key-file.ts';
import { type CapturedCall, openCapture } from '../../harness/capture/open-capture.ts';
import { Pseudonymizer } from '../../harness/capture/pseudonymizer.ts';
import { Upstream } from '../../harness/capture/upstream.ts';
import { certificatesIn } from '../../server/certificates/trust/pem.ts';
import { isPlayable } from '../../server/port/played-hosts.ts';
import type { PortOptions } from '../commands/port-options.ts';
import { say } from '../output.ts';
import { Refused } from '../refused.ts';
import { serving, servingPortOf } from '../serving.ts';
import { timedLine } from '../timed-line.ts';

export interface CaptureOptions extends PortOptions {
  readonly upstream: URL;
  /** The folder. */
  readonly output: string;
  readonly allowWrites: boolean;
  /** How many times a second the service is asked at most. */
  readonly rate: number;
  /** A file. */
  readonly key?: string;
  readonly keep: readonly string[];
  /** A file. */
  readonly upstreamCa?: string;
  readonly json: boolean;
}

/** How long the service may take to answer, in milliseconds. */
const PATIENCE = 120_000;

/** Forwards calls and keeps what passes until it is told to stop. @returns the exit code. */
export function capture(options: CaptureOptions): Promise<number> {
  const { upstream: address, output, allowWrites, rate, keep, upstreamCa, json } = options;
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
      const key = options.key === undefined ? newKey() : keptKey(options.key);
      const ca = upstreamCa === undefined ? {} : { ca: trustedIn(upstreamCa) };
      const pseudonymizer = new Pseudonymizer({ key, keep });
      const upstream = new Upstream(address, { rate, patience: PATIENCE, ...ca });
      const folder = folderOf(output, address, key);
      release = () => {
        upstream.close();
        folder.close();
      };
      return openCapture(
        { ...servingPortOf(options), play: [...options.play, ...hostOf(address)] },
        { upstream, pseudonymizer, folder, allowWrites, onExchange },
      );
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

/** @throws UnreadableFile, and Refused for a file without a certificate. */
function trustedIn(file: string): string {
  const text = readTextFile(file, 'check --upstream-ca');
  if (certificatesIn(text).length > 0) return text;
  throw new Refused(`${file} holds no certificate in PEM; check --upstream-ca.`);
}

/** Clients that take the capture for their proxy reach the service through it; an address cannot be played. */
function hostOf({ hostname }: URL): string[] {
  return isPlayable(hostname) ? [hostname] : [];
}

/** @throws Refused for a folder that holds something else. */
function folderOf(output: string, { origin }: URL, key: Uint8Array): CaptureFolder {
  try {
    return CaptureFolder.open(output, { upstream: origin, key });
  } catch (error) {
    throw new Refused(
      error instanceof CaptureError
        ? error.message
        : `nothing can be kept in ${output}: ${errorText(error)}; name another folder with --output.`,
    );
  }
}

function callLine({ method, service, operation, status, durationMs, isRefused }: CapturedCall): string {
  const result = isRefused
    ? ['refused, the service was not asked']
    : [String(status), `${durationMs.toFixed(0)} ms`];
  return timedLine([`${service} ${operation ?? method}`, ...result]);
}
