import { describeOffset } from './place.ts';

/** XML that is not well-formed, told in the words of .NET's parser where they are known. */
export class XmlSyntaxError extends Error {
  /** Of the offending character, in UTF-16 units. */
  readonly offset: number;

  constructor(reason: string, document: string, position: number) {
    const offset = Math.max(0, position - 1);
    super(`${inWordsOfDotNet(reason, document)} ${describeOffset(document, offset)}.`);
    this.name = 'XmlSyntaxError';
    this.offset = offset;
  }
}

/**
 * The service names the parser's text only when it had to look into the body to find the operation (asmx.md, routing),
 * so few of these are ever seen. What has no entry keeps the words of our own parser.
 */
function inWordsOfDotNet(reason: string, document: string): string {
  const plain = reason.replace(/\.$/, '');
  switch (plain) {
    case 'DTD':
      return 'For security reasons DTD is prohibited in this XML document. To enable DTD processing set the DtdProcessing property on XmlReaderSettings to Parse and pass the settings into XmlReader.Create method.';
    case 'text data outside of root node':
      return 'Data at the root level is invalid.';
    case 'document must contain a root element':
      return document.trim() === '' ? 'Root element is missing.' : 'Data at the root level is invalid.';
    case 'documents may contain only one root':
      return 'There are multiple root elements.';
    case 'disallowed character':
      return 'An invalid character was found.';
  }
  const prefix = /^unbound namespace prefix: "(.*)"$/.exec(plain)?.[1];
  if (prefix !== undefined) return `'${prefix}' is an undeclared prefix.`;
  const unclosed = /^unclosed tag: (.*)$/.exec(plain)?.[1];
  if (unclosed !== undefined)
    return `Unexpected end of file has occurred. The following elements are not closed: ${unclosed}.`;
  const attribute = /^duplicate attribute: (.*)$/.exec(plain)?.[1];
  if (attribute !== undefined) return `'${attribute}' is a duplicate attribute name.`;
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}.`;
}
