/** How values become bytes, and are made anew of them. */
export interface Packing<T> {
  /** How many bytes are set aside for values at a time, once there are many of them. */
  readonly pieceBytes: number;
  /** The bytes of a value, which hold until the next one is packed; null for one that is kept as it is. */
  pack(value: T): Uint8Array | null;
  unpack(bytes: Buffer): T;
  /** The number of a value, by which those of a queue are in order, read off its bytes alone; 0 where they are in none. */
  numberIn(bytes: Buffer): number;
  numberOf(value: T): number;
  /** What is kept of a value that is not packed, and how many bytes it takes. */
  keep(value: T): { readonly value: T; readonly bytes: number };
}

/** A value, and how many bytes it takes. */
export interface Sized<T> {
  readonly value: T;
  readonly bytes: number;
}

interface Piece<T> {
  /** The position of its first value. */
  readonly first: number;
  /** How many values it holds. */
  count: number;
  /** How many bytes it takes, filled or not. */
  readonly bytes: number;
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

  push(value: T): void {
    const packed = this.#packing.pack(value);
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
    for (const { first, count, bytes, content } of this.#pieces) {
      if (first + count > this.#first) break;
      this.#bytes -= bytes;
      if (content.kind === 'packed') giveBack(content.buffer, this.#packing.pieceBytes);
      gone++;
    }
    if (gone > 0) this.#pieces.splice(0, gone);
  }

  /** Drops the oldest values, as many as it takes to give back bytes. */
  dropPiece(): void {
    const [oldest] = this.#pieces;
    if (oldest) this.dropBefore(oldest.first + oldest.count);
  }

  at(position: number): T | undefined {
    const [found] = this.from(position);
    return position < this.#first ? undefined : found?.value;
  }

  /** The values from a position on, oldest first. */
  *from(position: number): Generator<Sized<T>> {
    for (const piece of this.#pieces) {
      if (piece.first + piece.count <= position) continue;
      let at = piece.first;
      for (const [start, end] of boundsIn(piece)) {
        if (at >= position && at >= this.#first) yield this.#valueIn(piece, start, end);
        at++;
      }
    }
  }

  /** The values before a position, newest first. */
  *backwards(position: number): Generator<Sized<T>> {
    for (const piece of this.#pieces.toReversed()) {
      if (piece.first >= position) continue;
      const bounds = [...boundsIn(piece)].slice(0, position - piece.first);
      for (let at = bounds.length - 1; at >= 0; at--) {
        const [start, end] = bounds[at] as Bounds;
        if (piece.first + at >= this.#first) yield this.#valueIn(piece, start, end);
      }
    }
  }

  /** The position of the first value with at least this number; that of the next value where there is none. */
  positionOf(number: number): number {
    // The last piece that begins with a number below it.
    let [least, most] = [0, this.#pieces.length];
    while (least < most) {
      const middle = (least + most) >> 1;
      const piece = this.#pieces[middle] as Piece<T>;
      if (this.#numbersIn(piece).next().value < number) least = middle + 1;
      else most = middle;
    }
    const piece = this.#pieces[least - 1];
    if (!piece) return this.#first;
    let position = piece.first;
    for (const one of this.#numbersIn(piece)) {
      if (one >= number) break;
      position++;
    }
    return Math.max(position, this.#first);
  }

  *#numbersIn(piece: Piece<T>): Generator<number> {
    const { content } = piece;
    if (content.kind === 'kept') yield this.#packing.numberOf(content.value);
    else
      for (const [start, end] of boundsIn(piece))
        yield this.#packing.numberIn(content.buffer.subarray(start, end));
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
    const added = { first: this.#end, count: 1, ...piece };
    this.#pieces.push(added);
    this.#bytes += piece.bytes;
    return added;
  }

  #valueIn({ content, bytes }: Piece<T>, start: number, end: number): Sized<T> {
    if (content.kind === 'kept') return { value: content.value, bytes };
    return { value: this.#packing.unpack(content.buffer.subarray(start, end)), bytes: end - start };
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

type Bounds = readonly [start: number, end: number];

/** Where the values of a piece are. */
function* boundsIn<T>({ content }: Piece<T>): Generator<Bounds> {
  if (content.kind === 'kept') {
    yield [0, 0];
    return;
  }
  for (let at = 0; at < content.used; ) {
    const start = at + LENGTH_BYTES;
    at = start + content.buffer.readUInt32LE(at);
    yield [start, at];
  }
}
