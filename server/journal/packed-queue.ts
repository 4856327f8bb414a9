/** How values are held as bytes, and are made anew of them. */
export interface Packing<T> {
  /** How many bytes are set aside for values at a time, once there are many of them. */
  readonly pieceBytes: number;
  unpack(bytes: Buffer): T;
  /** What is kept of a value that is not packed, and how many bytes it takes. */
  keep(value: T): { readonly value: T; readonly bytes: number };
}

/** A value, and how many bytes it takes. */
export interface Sized<T> {
  readonly value: T;
  readonly bytes: number;
}

/** A value as it is held. */
export type Stored<T> =
  | { readonly kind: 'packed'; readonly bytes: Buffer }
  | { readonly kind: 'kept'; readonly value: T };

interface Piece<T> {
  /** The position of its first value. */
  readonly first: number;
  /** How many values it holds. */
  count: number;
  /** How many bytes it takes, filled or not. */
  readonly bytes: number;
  /** Whether something reads it, so that its bytes stay what they are once it is dropped. */
  isRead: boolean;
  readonly content:
    | { readonly kind: 'packed'; readonly buffer: Buffer; used: number }
    | { readonly kind: 'kept'; readonly value: T };
}

/** Before the bytes of each value stands how many they are. */
const LENGTH_BYTES = 4;

/** The first piece of a queue; each one is twice as long as the one before, up to that of the packing. */
const FIRST_PIECE_BYTES = 1024;

/**
 * Values in a queue, kept as bytes outside of the engine's heap: a million small ones are a few thousand objects for its
 * collector of garbage, and none of them outlives the call in which it was put in. Values have positions, which count from
 * 0 and stay when older ones are dropped.
 */
export class PackedQueue<T> {
  readonly #packing: Packing<T>;
  #pieces: Piece<T>[] = [];
  #first = 0;
  #end = 0;
  #bytes = 0;

  constructor(packing: Packing<T>) {
    this.#packing = packing;
  }

  /** The position of the oldest value. */
  get first(): number {
    return this.#first;
  }

  /** The position of the next value that is put in. */
  get end(): number {
    return this.#end;
  }

  /** How many bytes are set aside for it, filled or not. */
  get bytes(): number {
    return this.#bytes;
  }

  /** @param packed the bytes of the value, which are copied; null for one that is kept as it is. */
  push(value: T, packed: Uint8Array | null): void {
    if (packed) this.#pushPacked(packed);
    else {
      const kept = this.#packing.keep(value);
      this.#add({ bytes: kept.bytes, content: { kind: 'kept', value: kept.value } });
    }
    this.#end++;
  }

  /** Drops the values before a position, and gives back the bytes of those pieces that hold none any more. */
  dropBefore(position: number): void {
    this.#first = Math.min(Math.max(position, this.#first), this.#end);
    let gone = 0;
    for (const { first, count, bytes, isRead, content } of this.#pieces) {
      if (first + count > this.#first) break;
      this.#bytes -= bytes;
      if (content.kind === 'packed' && !isRead) giveBack(content.buffer, this.#packing.pieceBytes);
      gone++;
    }
    if (gone > 0) this.#pieces.splice(0, gone);
  }

  /** Drops the oldest values, as many as it takes to give back bytes, but none of the newest. @param kept how many of these. */
  dropPiece(kept = 0): void {
    const [oldest] = this.#pieces;
    if (oldest) this.dropBefore(Math.min(oldest.first + oldest.count, this.#end - kept));
  }

  /** Undefined where there is none. */
  at(position: number): T | undefined {
    const stored = this.storedAt(position);
    if (!stored) return undefined;
    return stored.kind === 'kept' ? stored.value : this.#packing.unpack(stored.bytes);
  }

  /** The same as it is held. */
  storedAt(position: number): Stored<T> | undefined {
    if (position < this.#first || position >= this.#end) return undefined;
    const piece = this.#pieces[this.#pieceWhere(({ first }) => first <= position)] as Piece<T>;
    let at = piece.first;
    for (const stored of storedIn(piece)) if (at++ === position) return stored;
    return undefined;
  }

  /** The values from a position on as they are now, oldest first, whatever is put in and dropped while they are read. */
  from(position: number): Iterable<Sized<T>> {
    const [first, end] = [Math.max(position, this.#first), this.#end];
    const pieces = this.#piecesRead(first, end);
    return { [Symbol.iterator]: () => this.#valuesIn(pieces, first, end) };
  }

  /** The values before a position as they are now, newest first, in the same way. */
  before(position: number): Iterable<Sized<T>> {
    const [first, end] = [this.#first, Math.min(position, this.#end)];
    const pieces = this.#piecesRead(first, end).reverse();
    return { [Symbol.iterator]: () => this.#valuesBackIn(pieces, first, end) };
  }

  /** The position of the first value that does not come before something; they are in order of it. */
  positionWhere(comesBefore: (stored: Stored<T>) => boolean): number {
    const piece = this.#pieces[this.#pieceWhere((one) => comesBefore(firstOf(one)))];
    if (!piece) return this.#first;
    let position = piece.first;
    for (const stored of storedIn(piece)) {
      if (!comesBefore(stored)) break;
      position++;
    }
    return Math.max(position, this.#first);
  }

  /** The place of the last piece of which something holds that holds of all before it; -1 where there is none. */
  #pieceWhere(holds: (piece: Piece<T>) => boolean): number {
    let [least, most] = [0, this.#pieces.length];
    while (least < most) {
      const middle = (least + most) >> 1;
      if (holds(this.#pieces[middle] as Piece<T>)) least = middle + 1;
      else most = middle;
    }
    return least - 1;
  }

  #piecesRead(from: number, to: number): Piece<T>[] {
    const [first, last] = [from, to - 1].map((position) =>
      this.#pieceWhere((piece) => piece.first <= position),
    ) as [number, number];
    const pieces = from < to ? this.#pieces.slice(first, last + 1) : [];
    for (const piece of pieces) piece.isRead = true;
    return pieces;
  }

  *#valuesIn(pieces: readonly Piece<T>[], from: number, to: number): Generator<Sized<T>> {
    for (const piece of pieces) {
      let at = piece.first;
      for (const stored of storedIn(piece)) {
        if (at >= to) return;
        if (at >= from) yield this.#valueOf(stored, piece);
        at++;
      }
    }
  }

  *#valuesBackIn(pieces: readonly Piece<T>[], from: number, to: number): Generator<Sized<T>> {
    for (const piece of pieces) {
      const all = [...storedIn(piece)].slice(Math.max(0, from - piece.first), to - piece.first);
      for (const stored of all.reverse()) yield this.#valueOf(stored, piece);
    }
  }

  #pushPacked(packed: Uint8Array): void {
    const needed = LENGTH_BYTES + packed.length;
    const content = this.#pieceFor(needed).content;
    if (content.kind === 'kept') return;
    content.buffer.writeUInt32LE(packed.length, content.used);
    content.buffer.set(packed, content.used + LENGTH_BYTES);
    content.used += needed;
  }

  /** The piece that the next value is written to, of which it counts as one. */
  #pieceFor(needed: number): Piece<T> {
    const last = this.#pieces.at(-1);
    if (last?.content.kind === 'packed' && last.content.used + needed <= last.bytes) {
      last.count++;
      return last;
    }
    const grown = last?.content.kind === 'packed' ? last.bytes * 2 : FIRST_PIECE_BYTES;
    const bytes = Math.max(needed, Math.min(grown, this.#packing.pieceBytes));
    return this.#add({ bytes, content: { kind: 'packed', buffer: takePiece(bytes), used: 0 } });
  }

  #add(piece: Pick<Piece<T>, 'bytes' | 'content'>): Piece<T> {
    const added = { first: this.#end, count: 1, isRead: false, ...piece };
    this.#pieces.push(added);
    this.#bytes += piece.bytes;
    return added;
  }

  #valueOf(stored: Stored<T>, { bytes }: Piece<T>): Sized<T> {
    if (stored.kind === 'kept') return { value: stored.value, bytes };
    return { value: this.#packing.unpack(stored.bytes), bytes: stored.bytes.length };
  }
}

/** Pieces of full length that were dropped: the next ones are made of them, so that none wait for the collector of garbage. */
const spare = new Map<number, Buffer[]>();
const MOST_SPARE = 32;

function takePiece(bytes: number): Buffer {
  return spare.get(bytes)?.pop() ?? Buffer.allocUnsafeSlow(bytes);
}

function giveBack(buffer: Buffer, pieceBytes: number): void {
  if (buffer.length !== pieceBytes) return;
  const alike = spare.get(pieceBytes) ?? [];
  if (alike.length < MOST_SPARE) alike.push(buffer);
  spare.set(pieceBytes, alike);
}

function* storedIn<T>(piece: Piece<T>): Generator<Stored<T>> {
  const { content } = piece;
  if (content.kind === 'kept') {
    yield content;
    return;
  }
  for (let at = 0; at < content.used; ) {
    const start = at + LENGTH_BYTES;
    at = start + content.buffer.readUInt32LE(at);
    yield { kind: 'packed', bytes: content.buffer.subarray(start, at) };
  }
}

function firstOf<T>(piece: Piece<T>): Stored<T> {
  return storedIn(piece).next().value as Stored<T>;
}
