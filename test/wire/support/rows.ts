/**
 * What ../shared/asmx.md says of the wire, row by row in its order and in our words. `how` is its mark: S from the
 * framework's source, L from live recordings, N from Nmbrs' own descriptions and clients; empty where it marks nothing.
 * Each row is proven by a case file whose heading quotes it, or by a test whose title is `row(...)` of it.
 */
export const ROWS = [
  ...section('Routing and versions', [
    ['method', 'a method other than GET, HEAD or POST is not allowed', 'S'],
    ['path-behind', 'a path behind .asmx is a format nobody recognises', 'S'],
    ['first-guess', 'without SOAPAction, or as application/soap+xml, it is routed as 1.2', 'S'],
    ['soap-action', 'SOAPAction is the whole URI: quoted or not, URL-encoded or not, to the letter', 'S L N'],
    ['soap-action-unknown', 'an unknown SOAPAction, or a bare operation name, is a client fault', 'S L'],
    ['soap-action-empty', 'an empty SOAPAction is not an absent one', 'L'],
    ['action', 'the action of the content type: quoted or not, with or without a space before', 'S L N'],
    ['first-element', 'without a known action the first element of the body names the operation', 'S L N'],
    ['no-action', 'neither action nor element names an operation, and no action was given', 'S'],
    ['action-unknown', 'neither action nor element names an operation, and an action was given', 'S'],
    ['unroutable', 'XML that breaks while the operation is looked for is a server fault', 'S'],
    ['content-type', 'after routing, any other content type is refused without a word', 'S L'],
    ['envelope-version', "the envelope's namespace decides the version, of the answer too", 'S N'],
    ['soap11-as-12', 'a 1.1 envelope as application/soap+xml is refused without a word', 'S'],
    ['version-mismatch', 'an envelope in another namespace is a VersionMismatch, told in 1.1', 'S'],
    ['no-envelope', 'a root that is no Envelope', 'S'],
    ['no-body', 'an envelope without Body', 'S'],
    ['malformed', 'malformed XML, a DTD or a forbidden character, once the operation is known', 'S L'],
    ['charset', 'the charset of the content type, else a byte order mark or the declaration', 'S'],
    ['connection', 'closed connections, HTTP/1.0, chunks and 100-continue are answered in kind', 'S N'],
    ['gzip', "a gzip'ed body is not unpacked", 'not known'],
  ]),
  ...section('Reading parameters', [
    ['any-order', 'elements may stand in any order', 'L N'],
    ['ignored', 'what is unknown, wrongly cased or in another namespace is ignored', 'L N'],
    ['other-element', 'a body that holds another element leaves every argument at its default', ''],
    ['repeated', 'of a repeated element the first one counts', ''],
    ['missing-value', 'a missing value type is its zero', 'S L'],
    ['missing-reference', 'a missing reference type is null', 'S'],
    ['nil', 'xsi:nil on a nillable element is null', 'S'],
    ['unreadable', 'a value that does not parse is a client fault with the place just behind it', 'S L'],
    ['unreadable-number', 'what is said of a number that does not parse, or is out of range', 'S L'],
    ['unreadable-other', 'what is said of a boolean, date or enum that does not parse', 'S'],
    ['white-space', 'white space is trimmed around numbers, booleans and dates, kept in strings', 'S'],
    ['zone', 'dates with Z or an offset are accepted', 'S N'],
    ['no-auth-header', 'without the auth header the service itself answers', 'S N'],
    ['must-understand', 'a header that must be understood and is not faults after the method ran', 'S'],
    ['unknown-header', 'any other unknown header is ignored', 'S'],
  ]),
  ...section('GET', [
    ['service-page', 'the page of a service lists its operations', 'S'],
    ['operation-page', 'the page of an operation shows samples of both versions', 'S N'],
    ['wsdl-query', '?WSDL in any case, with the address that was asked', 'S N'],
    ['disco', '?disco is the discovery document', 'S'],
  ]),
  ...section('Answers', [
    ['layout', 'one line, the namespaces in their order, the prefix soap in both versions', ''],
    ['schema-order', "children in the schema's order, the base's first", ''],
    ['nulls', 'null is left out or nil, empty is an empty element', ''],
    ['void', 'a void operation answers an empty element', ''],
    ['subtype', 'a subtype and an untyped value carry xsi:type', ''],
    ['value-texts', 'how values are written', ''],
    ['forbidden', 'characters that XML forbids never leave raw', ''],
    ['http-headers', 'Cache-Control, Content-Type and Content-Length', ''],
  ]),
  ...section('Faults', [
    ['fault-status', 'faults are 500 in both versions; 400 and 415 are empty', ''],
    ['fault-11', 'the layout of a 1.1 fault', ''],
    ['fault-12', 'the layout of a 1.2 fault', ''],
    ['fault-text', 'the text is the chain of messages', ''],
    ['header-fault', 'a fault about a header has no detail', ''],
    ['custom-errors', 'only with customErrors off do stack traces leave the server', ''],
  ]),
  ...section('WSDL', [
    ['wsdl-layout', 'a schema per namespace, messages, one port type, a binding and port per version', ''],
    ['wsdl-occurs', 'how often what may occur', ''],
  ]),
] as const;

export type Row = (typeof ROWS)[number];
export type RowId = Row['id'];

/** A row as a heading quotes it. */
export function row(id: RowId): string {
  const { words, how } = ROWS.find((candidate) => candidate.id === id) as Row;
  return `${id}: ${words}${how === '' ? '' : ` [${how}]`}`;
}

function section<const Id extends string, const S extends string>(
  section: S,
  rows: readonly (readonly [id: Id, words: string, how: string])[],
) {
  return rows.map(([id, words, how]) => ({ section, id, words, how }));
}
