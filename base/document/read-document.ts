import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  type YAMLMap,
} from 'yaml';
import type { DocumentEntry, DocumentNode, Place } from './document-node.ts';
import { DocumentMistake } from './mistakes.ts';

/**
 * The one document of a YAML or JSON text.
 * @param file how messages call it.
 * @param wanted what it should hold, for the message where it holds nothing: `a list of expectations`.
 * @throws DocumentMistake where it is no YAML, uses something else than plain values, or is not one document.
 */
export function readDocument(text: string, file: string, wanted: string): DocumentNode {
  const [first, second] = readDocuments(text, file);
  if (!first)
    throw new DocumentMistake('There is nothing here.', `Give ${wanted}.`, { file, line: 1, column: 1 });
  if (second) throw new DocumentMistake('A second document begins here.', 'Keep one of them.', second.place);
  return first;
}

/**
 * The documents of a YAML text, and JSON is one. Those that hold nothing, such as before the first `---`, are left out.
 * @param file how messages call it.
 * @throws DocumentMistake where it is no YAML, or uses something else than plain values.
 */
export function readDocuments(text: string, file: string): DocumentNode[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  if ('empty' in documents) return [];
  return documents.flatMap((document) => {
    const reader = new NodeReader(document, lines, file);
    const [error] = document.errors;
    if (error)
      throw new DocumentMistake(
        `This cannot be read: ${error.message.replace(/(?<![.?!])$/, '.')}`,
        'Correct it here.',
        reader.placeAt(error.pos[0]),
      );
    const { contents } = document;
    if (contents === null || (isScalar(contents) && contents.value === null)) return [];
    return [reader.read(contents)];
  });
}

/** Makes our nodes of those of a YAML document. */
class NodeReader {
  readonly #document: Document;
  readonly #lines: LineCounter;
  readonly #file: string;

  constructor(document: Document, lines: LineCounter, file: string) {
    this.#document = document;
    this.#lines = lines;
    this.#file = file;
  }

  placeAt(offset: number): Place {
    const { line, col } = this.#lines.linePos(offset);
    return { file: this.#file, line, column: col };
  }

  /** @param around the nodes that it stands in, which it may not hold again. */
  read(node: Node, around: readonly Node[] = []): DocumentNode {
    const place = this.placeAt(node.range?.[0] ?? 0);
    if (isAlias(node)) return this.read(this.#targetOf(node, around, place), around);
    const within = [...around, node];
    if (isSeq<Node>(node))
      return { kind: 'list', place, items: node.items.map((item) => this.read(item, within)) };
    if (isMap<Node, Node | null>(node)) return { kind: 'map', place, entries: this.#entries(node, within) };
    if (isScalar(node) && isPlain(node.value)) {
      const { value, source } = node;
      return { kind: 'scalar', place, value, text: typeof value === 'string' ? value : (source ?? '') };
    }
    throw new DocumentMistake(
      'This is no plain value.',
      'Give a text, a number, true, false or null.',
      place,
    );
  }

  #entries({ items }: YAMLMap<Node, Node | null>, within: readonly Node[]): DocumentEntry[] {
    return items.map(({ key, value }) => {
      const place = this.placeAt(key.range?.[0] ?? 0);
      if (!isScalar(key)) throw new DocumentMistake('This is no name.', 'Give a text.', place);
      return {
        key: String(key.source ?? key.value),
        place,
        value: value ? this.read(value, within) : { kind: 'scalar', place, value: null, text: '' },
      };
    });
  }

  #targetOf(alias: Alias, around: readonly Node[], place: Place): Node {
    const target = alias.resolve(this.#document);
    if (!target)
      throw new DocumentMistake(
        `Nothing above is called &${alias.source}.`,
        'Name something that is.',
        place,
      );
    if (around.includes(target))
      throw new DocumentMistake(`&${alias.source} would hold itself.`, 'Leave it out here.', place);
    return target;
  }
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return (
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  );
}
