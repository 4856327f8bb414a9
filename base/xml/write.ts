import { escapeAttribute, escapeText } from './escape.ts';

/** An element to be written, with all below it. */
export interface XmlElement {
  /** As it is written, with its prefix. */
  readonly name: string;
  /** In the order in which they are written; declarations of namespaces are among them. */
  readonly attributes: Attributes;
  /** A text, or elements. */
  readonly content: string | readonly XmlElement[];
  /** A remark for pages that show the element, no part of the XML; null for none. */
  readonly remark: string | null;
}

export type Attributes = Readonly<Record<string, string>>;

export function element(
  name: string,
  attributes: Attributes = {},
  content: string | readonly XmlElement[] = [],
): XmlElement {
  return { name, attributes, content, remark: null };
}

/** One printed line: the text of a leaf stands apart from the tags around it, so that it can be shown differently. */
export interface Line {
  readonly before: string;
  readonly value: string;
  readonly after: string;
  /** The remark on the element, or on the nearest one around it that has one. */
  readonly remark: string | null;
}

/**
 * An element a line, or two where it holds others: as ASMX prints its descriptions.
 * @param within the indentation of the element itself.
 */
export function printLines(root: XmlElement, indentation = '  ', within = ''): Line[] {
  const lines: Line[] = [];
  const print = (
    { name, attributes, content, remark: own }: XmlElement,
    indent: string,
    outer: string | null,
  ) => {
    const remark = own ?? outer;
    const start = `${indent}${openTag(name, attributes)}`;
    if (content.length === 0) {
      lines.push({ before: `${start} />`, value: '', after: '', remark });
    } else if (typeof content === 'string') {
      lines.push({ before: `${start}>`, value: escapeText(content), after: `</${name}>`, remark });
    } else {
      lines.push({ before: `${start}>`, value: '', after: '', remark });
      for (const child of content) print(child, indent + indentation, remark);
      lines.push({ before: `${indent}</${name}>`, value: '', after: '', remark });
    }
  };
  print(root, within, null);
  return lines;
}

/** The element on one line, without a declaration and without white space between elements. */
export function printInline(root: XmlElement): string {
  return printLines(root, '').map(lineText).join('');
}

/**
 * The whole document, with its declaration and without a last line break.
 * @param encoding what the declaration says; to encode it so is left to the caller.
 */
export function printDocument(root: XmlElement, encoding = 'utf-8'): string {
  return `${xmlDeclaration(encoding)}\n${printUndeclared(root)}`;
}

/** The lines of an element inside of others, each with its line break. */
export function printInside(element: XmlElement, within: string): string {
  return printLines(element, '  ', within)
    .map((line) => `${lineText(line)}\n`)
    .join('');
}

/** The tag that begins an element, up to what closes the tag. */
export function openTag(name: string, attributes: Attributes): string {
  return `<${name}${Object.entries(attributes).map(attribute).join('')}`;
}

/** The whole document without a declaration, and without a last line break. */
export function printUndeclared(root: XmlElement): string {
  return printLines(root).map(lineText).join('\n');
}

export function xmlDeclaration(encoding = 'utf-8'): string {
  return `<?xml version="1.0" encoding="${encoding}"?>`;
}

function lineText({ before, value, after }: Line): string {
  return before + value + after;
}

function attribute([name, value]: readonly [string, string]): string {
  return ` ${name}="${escapeAttribute(value)}"`;
}
