import { parseXml, type XmlElement } from '../wire/xml.ts';

/** The first element in the body of an envelope; null for an empty body, and for a text that is no envelope. */
export function bodyEntry(text: string): XmlElement | null {
  const envelope = parsed(text);
  const body = envelope?.children.find(({ name }) => name === 'Body');
  return body?.children[0] ?? null;
}

function parsed(text: string): XmlElement | null {
  try {
    return parseXml(text);
  } catch {
    return null;
  }
}
