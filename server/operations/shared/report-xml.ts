import { Sequence } from '../../../base/sequence.ts';
import {
  element,
  openTag,
  printDocument,
  printInside,
  type XmlElement,
  xmlDeclaration,
} from '../../../base/xml/write.ts';

/**
 * What an element of a report document holds: a text, number or boolean, elements by their names in the order they are
 * written, a list for an element that is repeated, or null for one that is left out. A list may be a sequence where it may
 * be as long as companies have employees, as long as it is in no other sequence. A name with `@` in front is an attribute;
 * one that is `#` is the text of an element that has attributes.
 */
export type ReportContent =
  | string
  | number
  | boolean
  | null
  | ReportElements
  | readonly ReportContent[]
  | Sequence<ReportContent>;

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
 * kinds of document declare an encoding is said where they are made. It is made as it is read.
 */
export function reportDocument(root: string, content: ReportElements): Sequence<string> {
  return documentOf(root, content, `${xmlDeclaration(IN_MEMORY)}\n`);
}

/** The same of a short document, as a text. @param content holds no sequence. */
export function reportText(root: string, content: ReportElements): string {
  return printDocument(elementOf(root, content), IN_MEMORY);
}

/** The same for the kinds of document that begin without a declaration. */
export function undeclaredDocument(root: string, content: ReportElements): Sequence<string> {
  return documentOf(root, content, '');
}

/** Writes an XML message to another party (a bank, the tax office), as it would be in a file. */
export function messageDocument(root: string, content: ReportElements): Sequence<string> {
  return documentOf(root, content, `${xmlDeclaration('UTF-8')}\n`);
}

/** A document has no line break at its end. */
function documentOf(root: string, content: ReportElements, start: string): Sequence<string> {
  return Sequence.ofBatches(function* () {
    yield [start];
    yield* piecesOfElement(root, content, '', '');
  });
}

/** The pieces of an element, or of all that are in a list. */
function* piecesOf(name: string, content: ReportContent, within: string): Generator<string[]> {
  if (content instanceof Sequence)
    for (const batch of content.batches())
      yield batch.flatMap((one) => elementsOf(name, one)).map((one) => printInside(one, within));
  else if (!holdsSequence(content)) yield elementsOf(name, content).map((one) => printInside(one, within));
  else if (isList(content)) for (const one of content) yield* piecesOf(name, one, within);
  else if (isElements(content)) yield* piecesOfElement(name, content, within, '\n');
}

/** The pieces of an element that holds elements, if any. */
function* piecesOfElement(
  name: string,
  content: ReportElements,
  within: string,
  end: string,
): Generator<string[]> {
  const { attributes, children } = partsOf(content);
  const start = `${within}${openTag(name, attributes)}`;
  let isEmpty = true;
  for (const [childName, child] of children)
    for (const pieces of piecesOf(childName, child, `${within}  `)) {
      yield isEmpty && pieces.length > 0 ? [`${start}>\n`, ...pieces] : pieces;
      isEmpty &&= pieces.length === 0;
    }
  yield [isEmpty ? `${start} />${end}` : `${within}</${name}>${end}`];
}

/** Whether there is a sequence in it or below. */
function holdsSequence(content: ReportContent): boolean {
  if (content instanceof Sequence) return true;
  if (isList(content)) return content.some(holdsSequence);
  return isElements(content) && Object.values(content).some(holdsSequence);
}

function elementOf(name: string, content: ReportElements): XmlElement {
  const { attributes, children } = partsOf(content);
  return element(
    name,
    attributes,
    '#' in content ? String(content['#']) : children.flatMap(([key, value]) => elementsOf(key, value)),
  );
}

/** The attributes of an element, and what is in it. */
function partsOf(content: ReportElements) {
  const entries = Object.entries(content);
  const attributes = entries
    .filter(([key]) => key.startsWith('@'))
    .map(([key, value]) => [key.slice(1), String(value)] as const);
  const children = entries.filter(([key]) => !key.startsWith('@'));
  return { attributes: Object.fromEntries(attributes), children };
}

/** @throws Error for a sequence, which is read where it stands and not inside of another. */
function elementsOf(name: string, content: ReportContent): XmlElement[] {
  if (content === null) return [];
  if (content instanceof Sequence) throw new Error(`the elements ${name} are a sequence inside of another`);
  if (isList(content)) return content.flatMap((one) => elementsOf(name, one));
  return [typeof content === 'object' ? elementOf(name, content) : element(name, {}, String(content))];
}

function isList(content: ReportContent): content is readonly ReportContent[] {
  return Array.isArray(content);
}

function isElements(content: ReportContent): content is ReportElements {
  return (
    typeof content === 'object' && content !== null && !isList(content) && !(content instanceof Sequence)
  );
}
