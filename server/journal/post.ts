import { quoted } from '../../base/shell-quoted.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { textOf } from '../soap/message.ts';
import type { Exchange } from './exchange.ts';
import { maskEnvelope } from './masking.ts';

/** How a call is posted once more: its address, and the headers that said what it is. The text is posted in UTF-8. */
export function postOf(
  { service, version }: RecordedCall,
  { contentType, soapAction }: Exchange,
  origin: string,
) {
  return {
    url: `${origin}${catalogue.service(service, version).paths[0]}`,
    type: contentType === null ? '' : inUtf8(contentType),
    headers: soapAction === null ? {} : { SOAPAction: soapAction },
  };
}

/** A command line that makes the call again, with the secrets that `NMBRS_TOKEN` and `NMBRS_PASSWORD` hold by then. */
export function curlOf(call: RecordedCall, exchange: Exchange, origin: string): string {
  const { url, type, headers } = postOf(call, exchange, origin);
  const variables = new Set<string>();
  const body = maskEnvelope(textOf(exchange.request), (name) => {
    const variable = `$NMBRS_${name.toUpperCase()}`;
    variables.add(variable);
    return variable;
  });
  // A variable is no variable between single quotes: they end before it and begin again behind it.
  const expanding = [...variables].reduce(
    (text, one) => text.replaceAll(one, () => `'"${one}"'`),
    quoted(body),
  );
  return [
    `curl ${quoted(url)}`,
    // With nothing behind the colon curl sends no such header, where it would send its own; a semicolon sends it empty.
    `  --header ${quoted(`Content-Type: ${type}`.trim())}`,
    ...Object.entries(headers).map(
      ([name, value]) => `  --header ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`,
    ),
    `  --data-binary ${expanding}`,
  ].join(' \\\n');
}

function inUtf8(contentType: string): string {
  return `${contentType.replace(/;\s*charset\s*=\s*(?:"[^"]*"|[^;]*)/i, '')}; charset=utf-8`;
}
