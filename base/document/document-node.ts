import { valueText } from '../value-text.ts';

/** Where something stands in a document; line and column count from 1. */
export interface Place {
  /** As messages call it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** As messages begin: `nmbrs-consumer.yaml:3:5`. */
export function placeText({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

/** A part of a YAML or JSON document, so that `40.00` stays `40.00` and every mistake has a place. */
export type DocumentNode = DocumentScalar | DocumentList | DocumentMap;

interface DocumentScalar {
  readonly kind: 'scalar';
  readonly place: Place;
  readonly value: string | number | boolean | null;
  /** The very characters of a number or a text, without quotes. */
  readonly text: string;
}

interface DocumentList {
  readonly kind: 'list';
  readonly place: Place;
  readonly items: readonly DocumentNode[];
}

export interface DocumentMap {
  readonly kind: 'map';
  readonly place: Place;
  readonly entries: readonly DocumentEntry[];
}

export interface DocumentEntry {
  readonly key: string;
  /** Of the key. */
  readonly place: Place;
  readonly value: DocumentNode;
}

/** The same as plain JavaScript values. */
export function plainOf(node: DocumentNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(plainOf);
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainOf(value)]));
  }
}

export function entryOf(node: DocumentNode | undefined, key: string): DocumentEntry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** What stands under a key; undefined when the key is not there. */
export function partOf(node: DocumentNode | undefined, key: string): DocumentNode | undefined {
  return entryOf(node, key)?.value;
}

/** Every single value in it, however deep. */
export function scalarsIn(node: DocumentNode): DocumentScalar[] {
  switch (node.kind) {
    case 'scalar':
      return [node];
    case 'list':
      return node.items.flatMap(scalarsIn);
    case 'map':
      return node.entries.flatMap(({ value }) => scalarsIn(value));
  }
}

/** How messages name it; numbers as they stand there. */
export function nodeText(node: DocumentNode): string {
  if (node.kind === 'scalar' && typeof node.value === 'number') return node.text;
  return valueText(plainOf(node));
}

/** What stands at the end of a path; undefined when nothing does. */
export function partAt(node: DocumentNode, path: readonly PropertyKey[]): DocumentNode | undefined {
  return path.reduce<DocumentNode | undefined>(
    (part, key) => (part?.kind === 'list' ? part.items[Number(key)] : partOf(part, String(key))),
    node,
  );
}

/** Where that is; of what is missing, the place of what should hold it. */
export function placeAt(node: DocumentNode, path: readonly PropertyKey[]): Place {
  return path.length === 0 ? node.place : (partAt(node, path)?.place ?? placeAt(node, path.slice(0, -1)));
}

/** Where the last name of a path stands; where it does not, the place of what should hold it. */
export function namePlaceAt(node: DocumentNode, path: readonly PropertyKey[]): Place {
  const around = path.slice(0, -1);
  return entryOf(partAt(node, around), String(path.at(-1)))?.place ?? placeAt(node, around);
}
