import { escapeText } from '../write/escape.ts';

/**
 * A small XML tree and its printer. The descriptions (WSDL, discovery, sample messages) are built as trees and printed
 * once, indented by two spaces as ASMX prints them; the operation page shows the same lines as HTML.
 */
export interface XmlElement {
  readonly name: string;
  /** In the order in which they are written. */
  readonly attributes: Attributes;
  readonly content: string | readonly XmlElement[];
  /** A remark for whoever shows the element to people; it is not part of the XML. */
  readonly mark: string | null;
}

export type Attributes = Readonly<Record<string, string>>;

export function element(
  name: string,
  attributes: Attributes = {},
  content: string | readonly XmlElement[] = [],
): XmlElement {
  return { name, attributes, content, mark: null };
}

/** One printed line: the text of a leaf stands apart from the tags around it, so that it can be shown differently. */
export interface Line {
  readonly before: string;
  readonly value: string;
  readonly after: string;
  /** The mark of the element or of the nearest marked one around it. */
  readonly mark: string | null;
}

export function printLines(root: XmlElement): Line[] {
  const lines: Line[] = [];
  const print = (
    { name, attributes, content, mark: ownMark }: XmlElement,
    indent: string,
    outerMark: string | null,
  ) => {
    const mark = ownMark ?? outerMark;
    const tag = name + Object.entries(attributes).map(attribute).join('');
    if (content.length === 0) {
      lines.push({ before: `${indent}<${tag} />`, value: '', after: '', mark });
    } else if (typeof content === 'string') {
      lines.push({ before: `${indent}<${tag}>`, value: escapeText(content), after: `</${name}>`, mark });
    } else {
      lines.push({ before: `${indent}<${tag}>`, value: '', after: '', mark });
      for (const child of content) print(child, `${indent}  `, mark);
      lines.push({ before: `${indent}</${name}>`, value: '', after: '', mark });
    }
  };
  print(root, '', null);
  return lines;
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';

/** The whole document, with its XML declaration and without a last line break. */
export function printDocument(root: XmlElement): string {
  const lines = printLines(root).map(({ before, value, after }) => before + value + after);
  return [XML_DECLARATION, ...lines].join('\n');
}

function attribute([name, value]: readonly [string, string]): string {
  return ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`;
}
