import { counted } from '../../base/counted.ts';
import { quoted } from '../../base/shell-quoted.ts';
import type { Steps } from '../../base/turns.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { textOf } from '../soap/message.ts';
import type { Exchange } from './exchange.ts';
import type { Masking } from './masking/masking.ts';
import { variableOf } from './masking/secret-names.ts';

/** How a call is posted. */
interface Post {
  readonly url: string;
  /** The content type; empty for none. */
  readonly type: string;
  /** The other headers, by name. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * How a call is posted once more: its address, and the headers that said what it is, secrets masked. The text is posted in
 * UTF-8.
 */
export function postOf(
  { service, version }: RecordedCall,
  { contentType, soapAction }: Exchange,
  origin: string,
  masking: Masking,
): Post {
  return {
    url: `${origin}${catalogue.service(service, version).paths[0]}`,
    type: contentType === null ? '' : masking.text(inUtf8(contentType)),
    headers: soapAction === null ? {} : { SOAPAction: masking.text(soapAction) },
  };
}

/**
 * A command line that makes the call again, with the secrets that `NMBRS_TOKEN` and `NMBRS_PASSWORD` hold by then. It
 * reads no file, whatever the body begins with.
 */
export function* curlOf(
  call: RecordedCall,
  exchange: Exchange,
  origin: string,
  masking: Masking,
): Steps<string> {
  const { url, type, headers } = postOf(call, exchange, origin, masking);
  const variables = new Set<string>();
  const request = textOf(exchange.request);
  const body = yield* masking.envelopeSteps(request.replaceAll('\0', ''), (name) => {
    const variable = `$${variableOf(name)}`;
    variables.add(variable);
    return variable;
  });
  // A variable is no variable between single quotes: they end before it and begin again behind it.
  const expanding = [...variables].reduce(
    (text, one) => text.replaceAll(one, () => `'"${one}"'`),
    quoted(body),
  );
  const nuls = request.split('\0').length - 1;
  const remark =
    nuls > 0 ? `# The body had ${counted(nuls, 'NUL character')}, which no command line can hold.\n` : '';
  const command = [
    `curl ${quoted(url)}`,
    // With nothing behind the colon curl sends no such header, where it would send its own; a semicolon sends it empty.
    `  --header ${quoted(`Content-Type: ${type}`.trim())}`,
    ...Object.entries(headers).map(
      ([name, value]) => `  --header ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`,
    ),
    `  --data-raw ${expanding}`,
  ];
  return remark + command.join(' \\\n');
}

function inUtf8(contentType: string): string {
  return `${contentType.replace(/;\s*charset\s*=\s*(?:"[^"]*"|[^;]*)/i, '')}; charset=utf-8`;
}
