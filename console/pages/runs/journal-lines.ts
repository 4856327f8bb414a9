/** A line of a journal: an amount on an account, on one side. */
export interface JournalLine {
  readonly account: string;
  /** The second dimension, such as a cost centre; empty for none. */
  readonly dimension: string;
  readonly description: string;
  readonly value: string;
  readonly side: 'debit' | 'credit';
}

/** The lines of a journal, as the service writes them: XML. Empty for what is no journal. */
export function journalLinesIn(xml: string): JournalLine[] {
  const parsed = new DOMParser().parseFromString(withoutDeclaration(xml), 'application/xml');
  return [...parsed.querySelectorAll('line')].map((line) => {
    const text = (name: string) => line.querySelector(name)?.textContent ?? '';
    return {
      account: text('dim1'),
      dimension: text('dim2'),
      description: text('description'),
      value: text('value'),
      side: text('debitcredit') === 'credit' ? 'credit' : 'debit',
    };
  });
}

/** What the lines of one side come to, in cents, so that nothing is lost. */
export function centsOf(lines: readonly JournalLine[], side: JournalLine['side']): number {
  return lines
    .filter((line) => line.side === side)
    .reduce((sum, { value }) => sum + Math.round(Number(value) * 100), 0);
}

/** It names the encoding of the file that the service would write, while this is a text already. */
function withoutDeclaration(xml: string): string {
  return xml.replace(/^<\?xml[^>]*\?>\s*/, '');
}
