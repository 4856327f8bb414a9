import { escapeText } from '../../../base/xml/escape.ts';

/**
 * Text as the framework's XML writer puts it between tags: a carriage return stays raw, so that its reader finds a line
 * feed (fact: wire-carriage-return); what XML 1.0 forbids becomes a numeric reference (fact: wire-forbidden).
 */
export function escapeOnWire(text: string): string {
  const escaped = escapeText(text);
  // An ampersand of the text itself was escaped, so that this is a carriage return and nothing else.
  return escaped === text ? text : escaped.replaceAll('&#xD;', '\r');
}
