import type { CallMessages, DescribedOperation } from '../../../client/index.ts';
import { inCSharp, inPhp, postInCSharp } from '../../parts/code-texts.ts';
import type { SnippetText } from '../../parts/snippet-tabs.tsx';

/** How a language writes a text, and what a variable of the system holds. */
interface Language {
  readonly text: (text: string) => string;
  readonly variable: (name: string) => string;
  /** Between two texts that are one. */
  readonly joint: string;
}

const PHP: Language = { text: inPhp, variable: (name) => `getenv('${name}')`, joint: ' . ' };
const PYTHON: Language = { text: JSON.stringify, variable: (name) => `os.environ["${name}"]`, joint: ' + ' };
const CSHARP: Language = {
  text: inCSharp,
  variable: (name) => `Environment.GetEnvironmentVariable("${name}")`,
  joint: ' + ',
};

/**
 * What makes a call again, in several languages; secrets are those of NMBRS_TOKEN and NMBRS_PASSWORD by then.
 * @param described null for an operation that there is not: then by curl alone.
 */
export function callSnippets(
  { call, request, curl }: CallMessages,
  described: DescribedOperation | null,
  origin: string,
): readonly SnippetText[] {
  const byCurl = { name: 'curl', text: curl };
  if (described === null) return [byCurl];
  const url = origin + described.links.service;
  const isNewer = call.soapVersion === '1.2';
  const mediaType = isNewer ? 'application/soap+xml' : 'text/xml';
  const soapAction = isNewer ? '' : `"${described.soapAction}"`;
  const headers = [
    `Content-Type: ${mediaType}; charset=utf-8`,
    ...(isNewer ? [] : [`SOAPAction: ${soapAction}`]),
  ];
  return [
    byCurl,
    {
      name: 'PHP',
      text: `<?php
$request = ${bodyIn(PHP, request)};
echo file_get_contents(${inPhp(url)}, false, stream_context_create(['http' => [
    'method' => 'POST',
    'header' => [${headers.map(inPhp).join(', ')}],
    'content' => $request,
    'ignore_errors' => true,
]]));`,
    },
    {
      name: 'Python',
      text: `import os
import urllib.error
import urllib.request

body = ${bodyIn(PYTHON, request)}
request = urllib.request.Request(${JSON.stringify(url)}, body.encode())
${headers
  .map((header) => header.split(/: (.*)/))
  .map(([name = '', value = '']) => `request.add_header(${JSON.stringify(name)}, ${JSON.stringify(value)})`)
  .join('\n')}
try:
    print(urllib.request.urlopen(request).read().decode())
except urllib.error.HTTPError as refused:
    print(refused.read().decode())`,
    },
    {
      name: 'C#',
      text: postInCSharp({
        program: 'CallAgain',
        url,
        body: bodyIn(CSHARP, request),
        mediaType,
        soapAction,
        last: ['Console.WriteLine(answer.Content.ReadAsStringAsync().Result);'],
      }),
    },
  ];
}

/** Where a secret stood in a request as it is shown. */
const SECRET = /(<(?:[^\s<>/]+:)?(Token|Password)(?:\s[^<>]*)?>)\*\*\*(?=<)/;

/** A request as an expression of a language, with the secrets of whoever runs it. */
function bodyIn({ text, variable, joint }: Language, request: string): string {
  const parts = request.split(SECRET);
  const written: string[] = [];
  for (let at = 0; at < parts.length; at += 3) {
    const [before = '', tag = '', name] = parts.slice(at, at + 3);
    written.push(text(before + tag));
    if (name !== undefined) written.push(variable(`NMBRS_${name.toUpperCase()}`));
  }
  return written.join(joint);
}
