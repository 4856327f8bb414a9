import {
  type Alias,
  Composer,
  type CST,
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  Parser,
  type Scalar,
  visit,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import { MOST_LEVELS } from '../most-levels.ts';
import { quoted } from '../quoted-text.ts';
import { type DocumentEntry, type DocumentNode, nodeText, type Place } from './document-node.ts';
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
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const tooDeep = tokens.map(tooDeepIn).find((offset) => offset !== null) ?? null;
  if (tooDeep !== null) throw nestedTooDeep(placeIn(lines, file, tooDeep));
  // The composer would compare each name with all before it, which takes minutes in a map of many.
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false };
  const documents = new Composer(options).compose(tokens);
  return [...documents].flatMap((document) => {
    const reader = new NodeReader(document, lines, file);
    const [error] = document.errors;
    if (error) throw new DocumentMistake(...whatIsWrong(error, text), reader.placeAt(error.pos[0]));
    const { contents } = document;
    if (contents === null || (isScalar(contents) && contents.value === null)) return [];
    return [reader.read(contents)];
  });
}

/** What the parser could not read, and a remedy. */
function whatIsWrong(
  { code, message, pos: [at] }: YAMLError,
  text: string,
): [detail: string, remedy: string] {
  const [line = ''] = text.slice(at).split('\n', 1);
  if (SECOND_COLON.includes(code) && /:(\s|$)/.test(line.split(/\s#/, 1)[0] ?? ''))
    return ['This text has a colon in it, which begins another value.', 'Put the whole text in quotes.'];
  return [`This cannot be read: ${message.replace(/(?<![.?!])$/, '.')}`, 'Correct it here.'];
}

/** What the parser says of a text in which a colon and a blank stand, such as `case: A debtor: read`. */
const SECOND_COLON: readonly ErrorCode[] = ['BLOCK_AS_IMPLICIT_KEY', 'BLOCK_IN_FLOW'];

function nestedTooDeep(place: Place): DocumentMistake {
  return new DocumentMistake(
    `Lists and maps are nested more than ${MOST_LEVELS} levels deep here.`,
    'Nest fewer of them.',
    place,
  );
}

/** Where a list or map begins that stands in too many others; null for none. Not by recursion, which deep ones would end. */
function tooDeepIn(token: CST.Token): number | null {
  const waiting: [CST.Token | null | undefined, levels: number][] = [[token, 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [one, levels] = next;
    if (!one) continue;
    if (one.type === 'document') waiting.push([one.value, levels]);
    if (!('items' in one)) continue;
    if (levels === MOST_LEVELS) return one.offset;
    for (const { key, value } of one.items) waiting.push([key, levels + 1], [value, levels + 1]);
  }
  return null;
}

function placeIn(lines: LineCounter, file: string, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col };
}

/** As many nodes may the aliases of a document stand for: a few lines of them could stand for billions. */
const MOST_BY_ALIASES = 100_000;

/** Makes our nodes of those of a YAML document. */
class NodeReader {
  readonly #document: Document;
  readonly #lines: LineCounter;
  readonly #file: string;
  /** How many aliases the node that is read now stands behind. */
  #behindAliases = 0;
  #readByAliases = 0;
  #targetsOfAliases: ReadonlyMap<Alias, Node> | null = null;

  constructor(document: Document, lines: LineCounter, file: string) {
    this.#document = document;
    this.#lines = lines;
    this.#file = file;
  }

  placeAt(offset: number): Place {
    return placeIn(this.#lines, this.#file, offset);
  }

  /** @param around the nodes that it stands in, which it may not hold again. */
  read(node: Node, around: readonly Node[] = []): DocumentNode {
    const place = this.placeAt(node.range?.[0] ?? 0);
    if (this.#behindAliases > 0 && ++this.#readByAliases > MOST_BY_ALIASES)
      throw new DocumentMistake(
        `The aliases of this document stand for more than ${MOST_BY_ALIASES} values.`,
        'Take some out.',
        place,
      );
    // Aliases make a document deeper than it is written.
    if (around.length > MOST_LEVELS) throw nestedTooDeep(place);
    if (isAlias(node)) return this.#readAlias(node, around, place);
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
    const own: DocumentEntry[] = [];
    const merged: DocumentEntry[] = [];
    const met = new Set<string>();
    for (const { key, value } of items) {
      const place = this.placeAt(key.range?.[0] ?? 0);
      if (!isScalar(key)) throw new DocumentMistake('This is no name.', 'Give a text.', place);
      const name = String(key.source ?? key.value);
      if (met.has(name))
        throw new DocumentMistake(`${quoted(name)} stands in this map twice.`, 'Keep one of them.', place);
      met.add(name);
      const read: DocumentNode = value
        ? this.read(value, within)
        : { kind: 'scalar', place, value: null, text: '' };
      if (isMerge(key)) merged.push(...mergedEntries(read));
      else own.push({ key: name, place, value: read });
    }
    // What stands in the map itself wins, and of several that are merged the first.
    const names = new Set(own.map(({ key }) => key));
    return [...own, ...merged.filter(({ key }) => !names.has(key) && names.add(key))];
  }

  #readAlias(alias: Alias, around: readonly Node[], place: Place): DocumentNode {
    this.#behindAliases++;
    const read = this.read(this.#targetOf(alias, around, place), around);
    this.#behindAliases--;
    return read;
  }

  /** What each alias stands for: the last node before it with its name. Found in one pass, since each could look for itself. */
  #targets(): ReadonlyMap<Alias, Node> {
    if (this.#targetsOfAliases) return this.#targetsOfAliases;
    const anchored = new Map<string, Node>();
    const targets = new Map<Alias, Node>();
    visit(this.#document, {
      Node: (_, node) => {
        const target = isAlias(node) ? anchored.get(node.source) : undefined;
        if (isAlias(node)) {
          if (target) targets.set(node, target);
        } else if (node.anchor) anchored.set(node.anchor, node);
      },
    });
    this.#targetsOfAliases = targets;
    return targets;
  }

  #targetOf(alias: Alias, around: readonly Node[], place: Place): Node {
    const target = this.#targets().get(alias);
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

/** YAML's merge key, with which a map takes over the entries of others: `<<: *base`. In quotes it is a name. */
function isMerge({ value, type }: Scalar): boolean {
  return value === '<<' && type === 'PLAIN';
}

function mergedEntries(node: DocumentNode): readonly DocumentEntry[] {
  if (node.kind === 'map') return node.entries;
  if (node.kind === 'list') return node.items.flatMap(mergedEntries);
  throw new DocumentMistake(
    `<< takes over the entries of a map, and this is ${nodeText(node)}.`,
    'Name a map, such as *base.',
    node.place,
  );
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return (
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  );
}
