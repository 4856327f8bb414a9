/** A piece of HTML that may stand in a page as it is. Only `html` makes it, so nothing unescaped slips in. */
export interface Html {
  readonly markup: string;
}

type Part = string | number | Html | readonly Html[];

/**
 * A template literal for HTML. Strings put into it are escaped, pieces of HTML are kept, lists of pieces are joined.
 * The pages of the mock are also well-formed XML, so that a test can parse them: close every element there.
 */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: literals.reduce((done, literal, i) => done + markup(parts[i - 1] ?? '') + literal) };
}

/** No HTML, for a part of a page that is not there. */
export const nothing: Html = { markup: '' };

function markup(part: Part): string {
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map((piece) => piece.markup).join('');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
