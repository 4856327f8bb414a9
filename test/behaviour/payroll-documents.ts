import { extractText, getDocumentProxy } from 'unpdf';
import { SoapReply } from '../support/soap-client.ts';

/** The text of each page of a PDF, given as it is on the wire. */
export async function pagesIn(base64: string): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(Buffer.from(base64, 'base64')));
  return (await extractText(document, { mergePages: false })).text;
}

/** The message to another party in the result of a call, to be read like an answer. @throws Error when there is none. */
export function messageIn({ status, body }: SoapReply): SoapReply {
  const text = /Result>([^<]*)<\/\w+Result>/.exec(body)?.[1] ?? '';
  const message = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  if (!message.startsWith('<?xml version="1.0" encoding="UTF-8"?>')) throw new Error(`no message in ${body}`);
  return new SoapReply(status, message);
}

/** The amounts on the line of a text that begins with a label, in cents. @throws Error when there is no such line. */
export function amountsAfter(text: string, label: string): number[] {
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${label} `));
  if (line === undefined) throw new Error(`no ${label} in ${text}`);
  return line.slice(label.length).match(AMOUNT)?.map(centsOf) ?? [];
}

/** The first of them, or nothing on a page that does not have the line: of a person who was paid nothing. */
export function amountIn(page: string, label: string): number {
  return page.includes(`\n${label} `) ? amountAfter(page, label) : 0;
}

/** The first of them. */
export function amountAfter(text: string, label: string): number {
  return amountsAfter(text, label)[0] ?? Number.NaN;
}

/** The sum of what stands under wage codes of which the number matches, each line counted once. */
export function amountUnderCodes(text: string, codes: RegExp): number {
  const [lines = ''] = text.split('Cumulatief');
  const labels = [...lines.matchAll(/^(\d{4} [^\n\d]+?) (?:[^\n]* )?-?[\d.]+,\d\d$/gm)].map(
    ([, label = '']) => label,
  );
  return labels
    .filter((label) => codes.test(label))
    .reduce((sum, label) => sum + (amountsAfter(text, label).at(-1) ?? 0), 0);
}

const AMOUNT = /-?\d{1,3}(\.\d{3})*,\d{2}(?!\d)/g;

function centsOf(amount: string): number {
  return Number(amount.replace(/[.,]/g, ''));
}
