/** A text as PHP writes it. */
export function inPhp(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}

/** A text of any number of lines as C# writes it. */
export function inCSharp(text: string): string {
  return `@"${text.replaceAll('"', '""')}"`;
}

/** A request that a program in C# posts. */
interface CSharpPost {
  readonly program: string;
  readonly url: string;
  /** The text that is posted, as an expression. */
  readonly body: string;
  readonly mediaType: string;
  /** Empty for none. */
  readonly soapAction: string;
  /** What is used beside what it needs itself. */
  readonly uses?: readonly string[];
  /** What is done with `answer`, a line each. */
  readonly last: readonly string[];
}

/** A whole program that posts a request, for the oldest .NET that people have. */
export function postInCSharp({
  program,
  url,
  body,
  mediaType,
  soapAction,
  uses = [],
  last,
}: CSharpPost): string {
  const usings = ['System', 'System.Net.Http', 'System.Text', ...uses].map((name) => `using ${name};`);
  const action =
    soapAction === '' ? [] : [`        request.Headers.Add("SOAPAction", ${JSON.stringify(soapAction)});`];
  return [
    ...usings,
    '',
    `static class ${program}`,
    '{',
    '    static void Main()',
    '    {',
    `        var request = new StringContent(${body}, Encoding.UTF8, "${mediaType}");`,
    ...action,
    `        var answer = new HttpClient().PostAsync(${JSON.stringify(url)}, request).Result;`,
    ...last.map((line) => `        ${line}`),
    '    }',
    '}',
  ].join('\n');
}
