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
 * How the XML documents inside string results begin: they were written to a string in memory, hence an encoding that is
 * not that of the answer around them (fact: xml-in-text-says-utf16).
 */
const DECLARATION = '<?xml version="1.0" encoding="utf-16"?>';

/** Writes an XML document as operations give it out inside a string: without a namespace, indented by two spaces. */
export function reportDocument(root: string, content: ReportElements): string {
  return `${DECLARATION}${writeElement(root, content, '\n')}`;
}

/** Writes an XML message to another party (a bank, the tax office), as it would be in a file. */
export function messageDocument(root: string, content: ReportElements): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${writeElement(root, content, '\n')}`;
}

/** @param lineStart what stands before each line: a line break, and the indentation of the element. */
function writeElement(name: string, content: ReportContent, lineStart: string): string {
  if (content === null) return '';
  if (isList(content)) return content.map((one) => writeElement(name, one, lineStart)).join('');
  if (typeof content !== 'object') return lineStart + tagged(name, escaped(String(content)));
  const entries = Object.entries(content);
  const attributes = entries
    .filter(([key]) => key.startsWith('@'))
    .map(([key, value]) => ` ${key.slice(1)}="${escaped(String(value))}"`)
    .join('');
  const children = entries
    .filter(([key]) => !key.startsWith('@'))
    .map(([key, value]) =>
      key === '#' ? escaped(String(value)) : writeElement(key, value, `${lineStart}  `),
    )
    .join('');
  const isText = '#' in content;
  return lineStart + tagged(name, children && !isText ? children + lineStart : children, attributes);
}

function tagged(name: string, inside: string, attributes = ''): string {
  const start = `<${name}${attributes}`;
  return inside === '' ? `${start} />` : `${start}>${inside}</${name}>`;
}

function isList(content: ReportContent): content is readonly ReportContent[] {
  return Array.isArray(content);
}

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
};

/** Quotes need no reference between tags, but do no harm there either. */
function escaped(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => REFERENCES[character] ?? character);
}
