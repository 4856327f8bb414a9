import { type ParsedElement, parseXml } from '../../base/xml/read.ts';

/** The parts of an envelope that name the caller and the operation. */
interface EnvelopeParts {
  /** The first element in the body; null for an empty body, and for a text that is no envelope. */
  readonly entry: ParsedElement | null;
  /** The login that the header names; null for none. */
  readonly username: string | null;
}

export function envelopeParts(text: string): EnvelopeParts {
  const envelope = parsed(text);
  const childrenOf = (part: string) => envelope?.children.find(({ name }) => name === part)?.children ?? [];
  const inHeader = childrenOf('Header').flatMap(({ children }) => children);
  return {
    entry: childrenOf('Body')[0] ?? null,
    username: inHeader.find(({ name }) => name === 'Username')?.text ?? null,
  };
}

/** The first element in the body of an envelope; null for an empty body, and for a text that is no envelope. */
export function bodyEntry(text: string): ParsedElement | null {
  return envelopeParts(text).entry;
}

function parsed(text: string): ParsedElement | null {
  try {
    return parseXml(text);
  } catch {
    return null;
  }
}
