import { ContractError, type Place, type Source } from './syntax.ts';

export type TokenKind = 'name' | 'number' | 'string' | 'annotation' | 'symbol' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** Without the quotes of a string and the `@` of an annotation. */
  readonly text: string;
  readonly place: Place;
}

// White space, commas and `//` comments separate and mean nothing else.
const BLANK = /(?:[\s,]+|\/\/[^\n]*)*/y;

const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ['name', /[A-Za-z_][\w.-]*/y],
  ['symbol', /\[\]|[(){}:?]/y],
  ['annotation', /@[a-z]+/y],
  ['string', /"(?:[^"\\\n]|\\.)*"/y],
  ['number', /-?\d+/y],
];

/**
 * Splits a contract file into tokens, the last of which is `end`.
 * @throws ContractError for a character that begins no token.
 */
export function tokenise(source: Source): Token[] {
  const { text } = source;
  const tokens: Token[] = [];
  let offset = skip(BLANK, text, 0);
  while (offset < text.length) {
    const token = tokenAt(source, offset);
    if (!token) throw new ContractError(`unexpected character '${text[offset]}'`, { source, offset });
    tokens.push(token.token);
    offset = skip(BLANK, text, token.end);
  }
  tokens.push({ kind: 'end', text: 'end of file', place: { source, offset } });
  return tokens;
}

function tokenAt(source: Source, offset: number): { token: Token; end: number } | null {
  for (const [kind, pattern] of PATTERNS) {
    const end = skip(pattern, source.text, offset);
    if (end === offset) continue;
    const raw = source.text.slice(offset, end);
    const text = kind === 'annotation' ? raw.slice(1) : kind === 'string' ? String(JSON.parse(raw)) : raw;
    return { token: { kind, text, place: { source, offset } }, end };
  }
  return null;
}

/** Where the sticky pattern's match ends; the offset itself when it does not match. */
function skip(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : offset;
}
