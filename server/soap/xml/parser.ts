/**
 * The XML parser of the request's way: saxes, made strict.
 *
 * Why saxes: what ASMX refuses must be refused here, with the place. Of thirteen ill-formed documents saxes refuses
 * thirteen; fast-xml-parser takes twelve of them unvalidated, and even its validator lets an undeclared prefix, two
 * roots, a control character and an entity bomb pass, nor does it resolve namespaces, on which every name of a SOAP
 * message depends. With namespaces on, saxes also reads a one-kilobyte request several times as fast (55k against
 * 9-16k documents a second on the machine where both were measured; `npm run bench` measures the whole call), and its
 * events let the compiled reader fill the arguments without a tree in between. fast-xml-parser reads WSDLs and answers
 * in our tests, where a tree is what one wants.
 */
import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import type { Limits } from './limits.ts';
import { describeOffset } from './place.ts';
import { XmlSyntaxError } from './syntax-error.ts';

/** An element's start, namespaces resolved. Offsets count UTF-16 units from the beginning of the document. */
export interface StartTag {
  readonly namespace: string;
  readonly local: string;
  /** Of its `<`. */
  readonly offset: number;
  readonly attributes: readonly Attribute[];
}

export interface Attribute {
  readonly namespace: string;
  readonly local: string;
  readonly value: string;
}

/** What is told of a document, in its order. A handler ends the reading by throwing. */
export interface XmlHandler {
  open(tag: StartTag): void;
  /** Character data and CDATA of the innermost open element; may come in pieces. */
  text(text: string): void;
  /** @param end the offset just after the end tag. */
  close(end: number): void;
  /** Resolves a prefix as it is bound in the innermost open element; given before the first call. */
  resolvePrefix?: (prefix: string) => string | undefined;
}

const NO_ATTRIBUTES: readonly Attribute[] = [];

/**
 * Parses a whole document.
 * @throws XmlSyntaxError when it is not well-formed or holds a DTD.
 * @throws SoapFault when it goes over one of the limits.
 */
export function parseXml(document: string, handler: XmlHandler, limits: Limits): void {
  const parser = new SaxesParser({
    xmlns: true,
    position: false,
    defaultXMLVersion: '1.0',
    forceXMLVersion: true,
  });
  let depth = 0;
  let elements = 0;
  let attributes = 0;
  const place = () => describeOffset(document, parser.position);

  parser.on('error', (error) => {
    throw new XmlSyntaxError(error.message, document, parser.position);
  });
  parser.on('doctype', () => {
    throw new XmlSyntaxError('DTD', document, parser.position);
  });
  parser.on('attribute', () => {
    if (++attributes > limits.attributes) limits.refuse('attributes', place());
  });
  parser.on('opentag', (tag) => {
    attributes = 0;
    if (++depth > limits.depth) limits.refuse('depth', place());
    if (++elements > limits.elements) limits.refuse('elements', place());
    handler.open(startTag(tag, document, parser.position));
  });
  parser.on('closetag', () => {
    depth--;
    handler.close(parser.position);
  });
  const text = (value: string) => {
    // saxes also reports the white space around the root.
    if (depth > 0) handler.text(value);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  handler.resolvePrefix = (prefix) => parser.resolve(prefix);
  parser.write(document).close();
}

function startTag(tag: SaxesTagNS, document: string, end: number): StartTag {
  const given = Object.values(tag.attributes);
  const attributes = given.length === 0 ? NO_ATTRIBUTES : given.map(attribute);
  // An attribute value cannot hold a raw `<`, so the last one before the tag's end begins it.
  return { namespace: tag.uri, local: tag.local, offset: document.lastIndexOf('<', end - 1), attributes };
}

function attribute({ uri, local, value }: SaxesAttributeNS): Attribute {
  return { namespace: uri, local, value };
}
