import { isSteps, type Steps } from './turns.ts';

/** How many characters of JSON are gathered before they are handed on. */
const PIECE = 64 * 1024;

/**
 * The JSON of a value in pieces, so that neither its size nor that of a list or text in it is bounded by what one text can
 * hold. Iterables are lists, whose items are asked for one after the other, when their turn comes; steps are made, with an
 * empty piece for each, and what they come to is told.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  let gathered = '';
  for (const part of partsOf(value)) {
    if (part === '') yield '';
    gathered += part;
    if (gathered.length < PIECE) continue;
    yield gathered;
    gathered = '';
  }
  yield gathered;
}

/** The value as it would arrive as JSON; what stands in it is not shared. Lists and steps are as those of the pieces. */
export function* jsonCopy(value: unknown): Steps<unknown> {
  if (isSteps(value)) return yield* jsonCopy(yield* value);
  if (value === undefined || typeof value === 'string') return value;
  if (!isComposite(value) || roomAfter(value, PIECE) >= 0) return JSON.parse(textOf(value));
  yield;
  const list = listIn(value);
  if (list) {
    const items: unknown[] = [];
    for (const item of list) items.push((yield* jsonCopy(item)) ?? null);
    return items;
  }
  const parts: [string, unknown][] = [];
  for (const [name, part] of Object.entries(value))
    if (part !== undefined) parts.push([name, yield* jsonCopy(part)]);
  return Object.fromEntries(parts);
}

function* partsOf(value: unknown): Generator<string> {
  if (isSteps(value)) yield* partsOf(yield* emptyParts(value));
  else if (roomAfter(value, PIECE) >= 0) yield textOf(value);
  else if (typeof value === 'string') yield* partsOfText(value);
  else if (!isComposite(value)) yield textOf(value);
  else {
    const list = listIn(value);
    if (list) yield* partsOfList(list);
    else yield* partsOfObject(value);
  }
}

/**
 * How much room a value leaves of so many characters, about; negative for one that is longer, or holds what JSON does not
 * know as a list. What is short is written by the engine itself, which is many times faster.
 */
function roomAfter(value: unknown, room: number): number {
  if (typeof value === 'string') return room - value.length;
  if (!isComposite(value)) return room - 8;
  if (!Array.isArray(value) && listIn(value)) return -1;
  let left = room - 2;
  for (const name in value) {
    left = roomAfter((value as Readonly<Record<string, unknown>>)[name], left - name.length);
    if (left < 0) return left;
  }
  return left;
}

/** What steps come to, and an empty part for each of them. */
function* emptyParts(steps: Steps<unknown>): Generator<string, unknown> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield '';
  }
}

function* partsOfList(list: Iterable<unknown>): Generator<string> {
  yield '[';
  let isFirst = true;
  for (const item of list) {
    if (!isFirst) yield ',';
    yield* partsOf(item);
    isFirst = false;
  }
  yield ']';
}

function* partsOfObject(value: object): Generator<string> {
  yield '{';
  let before = '';
  for (const [name, part] of Object.entries(value)) {
    if (part === undefined) continue;
    yield `${before}${JSON.stringify(name)}:`;
    yield* partsOf(part);
    before = ',';
  }
  yield '}';
}

/** Each half of a character that is cut in two is written as its escape, and both are one again when they are read. */
function* partsOfText(text: string): Generator<string> {
  yield '"';
  for (let at = 0; at < text.length; at += PIECE)
    yield JSON.stringify(text.slice(at, at + PIECE)).slice(1, -1);
  yield '"';
}

/** JSON has no word for what is undefined in a list. */
function textOf(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

function isComposite(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function listIn(value: object): Iterable<unknown> | null {
  return Symbol.iterator in value ? (value as Iterable<unknown>) : null;
}
