import { Sequence } from '../../../base/sequence.ts';
import {
  element,
  printDocument,
  printInside,
  printUndeclared,
  type XmlElement,
  xmlDeclaration,
} from '../../../base/xml/write.ts';

/**
 * What an element of a report document holds: a text, number or boolean, elements by their names in the order they are
 * written, a list for an element that is repeated, or null for one that is left out. A name with `@` in front is an
 * attribute; one that is `#` is the text of an element that has attributes.
 */
export type ReportContent = string | number | boolean | null | ReportElements | readonly ReportContent[];

export interface ReportElements {
  readonly [name: string]: ReportContent;
}

/**
 * The encoding that many XML documents inside string results declare: they were written to a string in memory, hence one
 * that is not that of the answer around them (fact: xml-in-text-says-utf16).
 */
const IN_MEMORY = 'utf-16';

/**
 * Writes an XML document as operations give it out inside a string: without a namespace, indented by two spaces. Which
 * kinds of document declare an encoding is said where they are made.
 */
export function reportDocument(root: string, content: ReportElements): string {
  return printDocument(elementOf(root, content), IN_MEMORY);
}

/**
 * The same of a list, made as it is read: it may be as long as companies have employees.
 * @param list the element around the rows.
 */
export function listDocument(
  root: string,
  list: string,
  item: string,
  rows: Sequence<ReportContent>,
): Sequence<string> {
  return Sequence.ofBatches(function* () {
    yield [`${xmlDeclaration(IN_MEMORY)}\n<${root}>\n`];
    let isEmpty = true;
    for (const batch of rows.batches()) {
      const printed = batch.flatMap((row) => elementsOf(item, row)).map((one) => printInside(one, '    '));
      yield isEmpty && printed.length > 0 ? [`  <${list}>\n`, ...printed] : printed;
      isEmpty &&= printed.length === 0;
    }
    yield [isEmpty ? `  <${list} />\n</${root}>` : `  </${list}>\n</${root}>`];
  });
}

/** The same for the kinds of document that begin without a declaration. */
export function undeclaredDocument(root: string, content: ReportElements): string {
  return printUndeclared(elementOf(root, content));
}

/** Writes an XML message to another party (a bank, the tax office), as it would be in a file. */
export function messageDocument(root: string, content: ReportElements): string {
  return printDocument(elementOf(root, content), 'UTF-8');
}

function elementOf(name: string, content: ReportElements): XmlElement {
  const entries = Object.entries(content);
  const attributes = entries
    .filter(([key]) => key.startsWith('@'))
    .map(([key, value]) => [key.slice(1), String(value)] as const);
  const children = entries.filter(([key]) => !key.startsWith('@'));
  return element(
    name,
    Object.fromEntries(attributes),
    '#' in content ? String(content['#']) : children.flatMap(([key, value]) => elementsOf(key, value)),
  );
}

function elementsOf(name: string, content: ReportContent): XmlElement[] {
  if (content === null) return [];
  if (isList(content)) return content.flatMap((one) => elementsOf(name, one));
  return [typeof content === 'object' ? elementOf(name, content) : element(name, {}, String(content))];
}

function isList(content: ReportContent): content is readonly ReportContent[] {
  return Array.isArray(content);
}
