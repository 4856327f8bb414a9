import { Document, isMap, isScalar, isSeq, type Pair, parseDocument, type Scalar, YAMLMap } from 'yaml';
import {
  type Consumer,
  operationKey,
  retiringIn,
  type UsedOperation,
} from '../../contracts/consumer/consumer.ts';
import { END_OF_SOAP } from '../../contracts/interface/end-of-soap.ts';

const HEADING = ` What this integration uses of Nmbrs. \`nmbrs-mock consumer record\` writes sends, answered and retiring anew;
 reads is yours: what it reads that no recording shows, such as List_GetAllResult/Debtor/* for all of a debtor.`;

const KINDS = ['sends', 'answered', 'reads'] as const;
const SECTIONS = ['consumer', 'operations', 'retiring'];

/**
 * The text of a consumer file: sorted, so that the same use is the same text.
 * @param previous what the file held, a consumer file too; its comments and what it declares under `reads` are kept.
 */
export function consumerText(consumer: Consumer, previous: string | null): string {
  const document = previous === null ? newDocument() : parseDocument(previous);
  const root = mapOf(document.contents);
  document.contents = root;
  root.set('consumer', consumer.name);
  setOperations(root, consumer.operations);
  setRetiring(document, root, consumer);
  root.items.sort(inOrderOf(SECTIONS));
  return document.toString({ lineWidth: 0 });
}

function newDocument(): Document {
  const document = new Document({});
  document.commentBefore = HEADING;
  return document;
}

function setOperations(root: YAMLMap, used: readonly UsedOperation[]): void {
  const operations = childMap(root, 'operations');
  const keys = used.map(({ operation }) => operationKey(operation));
  operations.items = operations.items.filter((pair) => keys.includes(keyOf(pair)));
  for (const one of used) {
    const entry = childMap(operations, operationKey(one.operation));
    for (const kind of KINDS) setPaths(entry, kind, one[kind]);
    entry.items.sort(inOrderOf(KINDS));
  }
  operations.items.sort((one, other) => compareTexts(keyOf(one), keyOf(other)));
}

/** A path that was there already stays the node it was, with its comment. */
function setPaths(operation: YAMLMap, kind: string, paths: readonly string[]): void {
  if (paths.length === 0) {
    operation.delete(kind);
    return;
  }
  const list = operation.get(kind, true);
  const sorted = kind === 'reads' ? paths : [...paths].sort(compareTexts);
  if (!isSeq(list)) {
    operation.set(kind, [...sorted]);
    return;
  }
  const before = list.items as readonly Scalar[];
  list.items = sorted.map((path) => before.find(({ value }) => value === path) ?? path);
}

function setRetiring(document: Document, root: YAMLMap, consumer: Consumer): void {
  const retiring = retiringIn(consumer);
  root.delete('retiring');
  if (retiring.size === 0) return;
  const entries = [...retiring].map(([key, why]) => [key, why.join(', ')] as const);
  const pair = document.createPair(
    'retiring',
    Object.fromEntries(entries.sort(([a], [b]) => compareTexts(a, b))),
  );
  (pair.key as Scalar).commentBefore = ` The SOAP API ends on ${END_OF_SOAP}; these are the first to go.`;
  (pair.key as Scalar).spaceBefore = true;
  root.add(pair);
}

function childMap(parent: YAMLMap, key: string): YAMLMap {
  const child = parent.get(key, true);
  if (isMap(child)) return child;
  const made = new YAMLMap();
  parent.set(key, made);
  return made;
}

function mapOf(node: unknown): YAMLMap {
  return isMap(node) ? node : new YAMLMap();
}

function keyOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key);
}

function inOrderOf(keys: readonly string[]): (one: Pair, other: Pair) => number {
  return (one, other) => keys.indexOf(keyOf(one)) - keys.indexOf(keyOf(other));
}

/** By code unit: the same everywhere, whatever the language of the machine. */
function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
