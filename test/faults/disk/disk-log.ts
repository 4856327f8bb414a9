import type { Dice } from '../../campaign/support/dice.ts';

/** As `enum kind` of disk.c has them. */
export const KINDS = {
  open: 1,
  create: 2,
  write: 3,
  truncate: 4,
  sync: 5,
  syncFailed: 6,
  syncFolder: 7,
  unlink: 8,
} as const;

/** What was done to a file. */
interface Entry {
  readonly kind: number;
  /** By which a file is told from others, whatever they are called. */
  readonly file: number;
  /** Where it was written, or the length to which it was cut. */
  readonly offset: number;
  /** What was written, or the name. */
  readonly bytes: Buffer;
}

/** The files of a folder by their names. */
export type Files = ReadonlyMap<string, Buffer>;

/** A disk keeps a sector whole. */
const SECTOR = 512;

const HEAD = 24;

/** A log as disk.c writes it; an entry that was cut off by the end of its process never was. */
function* entriesOf(log: Buffer): Generator<Entry> {
  for (let at = 0; at + HEAD <= log.length; ) {
    const length = Number(log.readBigUInt64LE(at + 16));
    const end = at + HEAD + length;
    if (end > log.length) return;
    yield {
      kind: log.readUInt32LE(at),
      file: log.readUInt32LE(at + 4),
      offset: Number(log.readBigUInt64LE(at + 8)),
      bytes: log.subarray(at + HEAD, end),
    };
    at = end;
  }
}

/** A file on the disk, and what has not come there yet. */
class DiskFile {
  #bytes: Buffer;
  #pending: Entry[] = [];

  constructor(bytes: Buffer = Buffer.alloc(0)) {
    this.#bytes = bytes;
  }

  add(entry: Entry): void {
    this.#pending.push(entry);
  }

  sync(): void {
    for (const entry of this.#pending) this.#bytes = applied(this.#bytes, entry);
    this.#pending = [];
  }

  /**
   * What was not synced comes there in any part; the rest never does, although a process reads it as long as the machine
   * runs: so it is after a sync that failed, and after the power was cut.
   */
  lose(dice: Dice): Buffer {
    const share = dice.pick([0, 0.5, 1]);
    const parts = this.#pending.flatMap(sectorsOf);
    for (const part of parts) if (dice.fraction() < share) this.#bytes = applied(this.#bytes, part);
    this.#pending = [];
    return this.#bytes;
  }
}

/** A change of the names in a folder. */
type Naming = (names: Map<string, DiskFile>) => void;

/** What a disk holds of a folder that processes use one after another, as their logs tell it. */
export class Disk {
  readonly #dice: Dice;
  /** The names as processes see them. */
  #seen = new Map<string, DiskFile>();
  /** The names as they are on the disk, and what has not come there yet. */
  #names = new Map<string, DiskFile>();
  #pending: Naming[] = [];

  /** An empty folder. */
  constructor(dice: Dice) {
    this.#dice = dice;
  }

  /** Takes in what a process did from its beginning to its end. */
  take(log: Buffer): void {
    const files = new Map<number, DiskFile>();
    for (const entry of entriesOf(log)) this.#take(entry, files);
  }

  /** The power is cut. @returns what is left. */
  cutPower(): Files {
    const come = this.#dice.below(this.#pending.length + 1);
    for (const naming of this.#pending.slice(0, come)) naming(this.#names);
    this.#pending = [];
    const left = new Map([...this.#names].map(([name, file]) => [name, file.lose(this.#dice)] as const));
    this.#names = new Map([...left].map(([name, bytes]) => [name, new DiskFile(bytes)] as const));
    this.#seen = new Map(this.#names);
    return left;
  }

  #take(entry: Entry, files: Map<number, DiskFile>): void {
    const { kind, file: number } = entry;
    const file = files.get(number);
    const name = entry.bytes.toString();
    switch (kind) {
      case KINDS.open:
        files.set(number, required(this.#seen.get(name), name));
        return;
      case KINDS.create: {
        const made = new DiskFile();
        files.set(number, made);
        this.#rename((names) => names.set(name, made));
        return;
      }
      case KINDS.unlink:
        this.#rename((names) => names.delete(name));
        return;
      case KINDS.write:
      case KINDS.truncate:
        required(file, number).add(entry);
        return;
      case KINDS.sync:
        required(file, number).sync();
        return;
      case KINDS.syncFailed:
        required(file, number).lose(this.#dice);
        return;
      case KINDS.syncFolder:
        for (const naming of this.#pending) naming(this.#names);
        this.#pending = [];
        return;
      default:
        throw new Error(`The log of the disk has an entry of the kind ${kind}.`);
    }
  }

  #rename(naming: Naming): void {
    naming(this.#seen);
    this.#pending.push(naming);
  }
}

function applied(bytes: Buffer, { kind, offset, bytes: written }: Entry): Buffer {
  const length = kind === KINDS.truncate ? offset : Math.max(bytes.length, offset + written.length);
  const result = length === bytes.length ? bytes : Buffer.concat([bytes], length);
  if (kind === KINDS.write) written.copy(result, offset);
  return result;
}

/** What comes to the disk at once: a write in pieces, no longer than a sector, and all else whole. */
function sectorsOf(entry: Entry): Entry[] {
  const { kind, offset, bytes } = entry;
  if (kind !== KINDS.write) return [entry];
  const parts: Entry[] = [];
  for (let at = 0, end = SECTOR - (offset % SECTOR); at < bytes.length; at = end, end += SECTOR)
    parts.push({ ...entry, offset: offset + at, bytes: bytes.subarray(at, Math.min(end, bytes.length)) });
  return parts;
}

function required(file: DiskFile | undefined, which: string | number): DiskFile {
  if (file) return file;
  throw new Error(`The log of the disk writes to the file ${which}, which it did not open.`);
}
