import type { RecordedCall } from '../../../contracts/harness/journal/recorded-call.ts';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import { quoted } from '../../../contracts/shell-quoted.ts';
import { CONTENT_TYPE } from '../../soap/protocol.ts';

/** How a call is posted once more: its address and the headers that say what it is. */
export function postOf(call: RecordedCall, origin: string) {
  const service = catalogue.service(call.service, call.version);
  const action = service.operation(call.operation ?? '')?.soapAction ?? '';
  const type = `${CONTENT_TYPE[call.soapVersion]}; charset=utf-8`;
  const headers: { 'Content-Type': string; SOAPAction?: string } =
    call.soapVersion === '1.1'
      ? { 'Content-Type': type, SOAPAction: `"${action}"` }
      : { 'Content-Type': `${type}; action="${action}"` };
  return { url: `${origin}${service.paths[0]}`, headers };
}

/** A command line that makes the call again, once the masked token is put back. */
export function curlOf(call: RecordedCall, request: string, origin: string): string {
  const { url, headers } = postOf(call, origin);
  return [
    `curl ${quoted(url)}`,
    ...Object.entries(headers).map(([name, value]) => `  --header ${quoted(`${name}: ${value}`)}`),
    `  --data-binary ${quoted(request)}`,
  ].join(' \\\n');
}
