import { type Alias, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';

/** Where something stands in a case file; both count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something is wrong in a case file; the message names the place, the value and what would be right. */
export class CaseError extends Error {
  readonly place: Place;

  constructor(message: string, place: Place) {
    super(`${place.file}:${place.line}:${place.column}: ${message}`);
    this.name = 'CaseError';
    this.place = place;
  }
}

/** A part of a case file as somebody wrote it, so that `40.00` stays `40.00` and every mistake has a place. */
export type Written = WrittenScalar | WrittenList | WrittenMap;

export interface WrittenScalar {
  readonly kind: 'scalar';
  readonly place: Place;
  readonly value: string | number | boolean | null;
  /** The very characters of a number or a text, without quotes. */
  readonly text: string;
}

export interface WrittenList {
  readonly kind: 'list';
  readonly place: Place;
  readonly items: readonly Written[];
}

export interface WrittenMap {
  readonly kind: 'map';
  readonly place: Place;
  readonly entries: readonly WrittenEntry[];
}

export interface WrittenEntry {
  readonly key: string;
  /** Of the key. */
  readonly place: Place;
  readonly value: Written;
}

/**
 * The documents of a YAML text. Empty ones, such as before the first `---`, are left out.
 * @throws CaseError where it is no YAML, or uses a tag or something else that is no plain value.
 */
export function readWritten(text: string, file: string): Written[] {
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  if ('empty' in documents) return [];
  return documents.flatMap((document) => {
    const [error] = document.errors;
    if (error) throw new CaseError(error.message, placeAt(error.pos[0]));
    if (document.contents === null) return [];
    if (isScalar(document.contents) && document.contents.value === null) return [];
    const written = (node: Node): Written => {
      const place = placeAt(node.range?.[0] ?? 0);
      if (isAlias(node)) return written(targetOf(node, place));
      if (isSeq<Node>(node)) return { kind: 'list', place, items: node.items.map(written) };
      if (isMap<Node, Node | null>(node)) {
        const entries = node.items.map(({ key, value }): WrittenEntry => {
          const keyPlace = placeAt(key.range?.[0] ?? 0);
          if (!isScalar(key)) throw new CaseError('a name was expected here', keyPlace);
          const none: WrittenScalar = { kind: 'scalar', place: keyPlace, value: null, text: '' };
          return {
            key: String(key.source ?? key.value),
            place: keyPlace,
            value: value ? written(value) : none,
          };
        });
        return { kind: 'map', place, entries };
      }
      if (!isScalar(node)) throw new CaseError('a plain value was expected here', place);
      const { value, source } = node;
      const isPlain =
        value === null ||
        typeof value === 'string' ||
        typeof value === 'number' ||
        typeof value === 'boolean';
      if (!isPlain) throw new CaseError('a text, a number, true, false or null was expected here', place);
      return { kind: 'scalar', place, value, text: typeof value === 'string' ? value : (source ?? '') };
    };
    const targetOf = (alias: Alias, place: Place): Node => {
      const target = alias.resolve(document);
      if (!target) throw new CaseError(`nothing above is called &${alias.source}`, place);
      return target;
    };
    return [written(document.contents)];
  });
}

/** The same as plain JavaScript values. */
export function plainOf(written: Written): unknown {
  switch (written.kind) {
    case 'scalar':
      return written.value;
    case 'list':
      return written.items.map(plainOf);
    case 'map':
      return Object.fromEntries(written.entries.map(({ key, value }) => [key, plainOf(value)]));
  }
}

export function entryOf(written: Written | undefined, key: string): WrittenEntry | undefined {
  return written?.kind === 'map' ? written.entries.find((entry) => entry.key === key) : undefined;
}

/** What stands under a key; undefined when the key is not there. */
export function partOf(written: Written | undefined, key: string): Written | undefined {
  return entryOf(written, key)?.value;
}

/** Every single value in it, however deep. */
export function scalarsIn(written: Written): WrittenScalar[] {
  switch (written.kind) {
    case 'scalar':
      return [written];
    case 'list':
      return written.items.flatMap(scalarsIn);
    case 'map':
      return written.entries.flatMap(({ value }) => scalarsIn(value));
  }
}

/** How a value looks in an error message. */
export function shown(written: Written): string {
  if (written.kind === 'list') return 'a list';
  if (written.kind === 'map') return 'a record';
  return written.value === null ? 'nothing' : `'${written.text || written.value}'`;
}

/** `did you mean X?`, where X is near enough. */
export function hint(nearest: string | null): string {
  return nearest === null ? '' : `; did you mean ${nearest}?`;
}

/** What stands at the end of a path; undefined when nothing does. */
export function partAt(written: Written, path: readonly PropertyKey[]): Written | undefined {
  return path.reduce<Written | undefined>(
    (part, key) => (part?.kind === 'list' ? part.items[Number(key)] : partOf(part, String(key))),
    written,
  );
}

/** Where that is; of what is missing, the place of what should hold it. */
export function placeAt(written: Written, path: readonly PropertyKey[]): Place {
  return path.length === 0
    ? written.place
    : (partAt(written, path)?.place ?? placeAt(written, path.slice(0, -1)));
}
