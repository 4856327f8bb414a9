import { describeOffset } from './place.ts';

/** XML that is not well-formed, told in the words of .NET's parser. */
export class XmlSyntaxError extends Error {
  /** Of the offending character, in UTF-16 units. */
  readonly offset: number;

  constructor(reason: string, document: string, offset: number) {
    // The one sentence that .NET gives without a place.
    super(reason === SYNTAX.missingRoot ? reason : `${reason} ${describeOffset(document, offset)}.`);
    this.name = 'XmlSyntaxError';
    this.offset = offset;
  }
}

/**
 * The sentences of .NET's parser (System.Xml's published resources), of which few ever leave the server: only those met
 * while the operation is still looked for do (fact: wire-malformed-while-routing).
 */
export const SYNTAX = {
  rootData: 'Data at the root level is invalid.',
  missingRoot: 'Root element is missing.',
  secondRoot: 'There are multiple root elements.',
  dtd: 'For security reasons DTD is prohibited in this XML document. To enable DTD processing set the DtdProcessing property on XmlReaderSettings to Parse and pass the settings into XmlReader.Create method.',
  declarationPlace:
    'Unexpected XML declaration. The XML declaration must be the first node in the document, and no whitespace characters are allowed to appear before it.',
  declaration: 'Syntax for an XML declaration is invalid.',
  comment: "An XML comment cannot contain '--', and '-' cannot be the last character.",
  cdataEnd: "']]>' is not allowed in character data.",
  entity: 'An error occurred while parsing EntityName.',
  endOfFile: 'Unexpected end of file has occurred.',
  endTag: 'Unexpected end tag.',

  unclosed: (names: readonly string[]) =>
    `Unexpected end of file has occurred. The following elements are not closed: ${names.join(', ')}.`,
  mismatch: (start: string, line: number, column: number, end: string) =>
    `The '${start}' start tag on line ${line} position ${column} does not match the end tag of '${end}'.`,
  undeclaredEntity: (name: string) => `Reference to undeclared entity '${name}'.`,
  undeclaredPrefix: (prefix: string) => `'${prefix}' is an undeclared prefix.`,
  duplicateAttribute: (name: string) => `'${name}' is a duplicate attribute name.`,
  instructionName: (name: string) => `'${name}' is an invalid name for processing instructions.`,
  character: (point: number) => `${named(point)}, is an invalid character.`,
  attributeCharacter: (point: number) => `${named(point)}, is an invalid attribute character.`,
  nameStart: (point: number) => `Name cannot begin with the ${named(point).replace("',", "' character,")}.`,
  unexpected: (found: string, expected: string) =>
    `'${found}' is an unexpected token. The expected token is '${expected}'.`,
};

/** A character and its number, e.g. `'<', hexadecimal value 0x3C`; NUL shows as a point. */
function named(point: number): string {
  const character = point === 0 ? '.' : String.fromCodePoint(point);
  return `'${character}', hexadecimal value 0x${point.toString(16).toUpperCase().padStart(2, '0')}`;
}
