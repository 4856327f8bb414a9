import { Sequence } from '../../../base/sequence.ts';
import {
  type Field,
  isValueType,
  type Operation,
  type RecordType,
  type Type,
} from '../../../contracts/interface/model.ts';
import { NIL } from '../../../contracts/interface/values.ts';
import { subtypeOf } from '../subtype.ts';
import { escapeOnWire } from './escape.ts';

/**
 * Writes the body's element of one operation's answer, worked out once from the catalogue (fact: wire-void): in pieces,
 * of which those of a long list are made as they are asked for, and some may be empty.
 */
export type WriteResult = (result: unknown) => Iterable<string>;

/** Writes one element, whatever its value; an absent optional one is the empty string (fact: wire-nulls). */
type WriteField = (value: unknown) => string;

/** Writes one element whose value is there. */
type WriteValue = (value: unknown) => string;

/** Writes one element in pieces. */
type WritePieces = (value: unknown) => Iterable<string>;

/** Writes one element in pieces where its value is long, or made as it is written; null where it is not. */
type WriteSequence = (value: unknown) => Iterable<string> | null;

/** A child of a record; `type` is what it holds. */
interface FieldWriter extends Pick<Field, 'name' | 'type'> {
  readonly write: WriteField;
}

/** Compiles the writers of one service's operations, of their answers and their requests; they share the writers of its types. */
export class WriterCompiler {
  readonly #records = new Map<RecordType, readonly FieldWriter[]>();

  compile({ name, service, result }: Operation): WriteResult {
    const element = `${name}Response`;
    const start = `<${element} xmlns="${service.namespace}"`;
    if (result === null) return () => [`${start} />`];
    if (result.type.kind === 'list') {
      const pieces = this.#list(result, result.type.item);
      return (value) => enclosed(start, pieces(value), element);
    }
    const write = this.#field(result);
    const writeSequence = this.#sequence(result);
    return (value) => {
      const pieces = writeSequence(value);
      if (pieces !== null) return enclosed(start, pieces, element);
      const content = write(value);
      return [content === '' ? `${start} />` : `${start}>${content}</${element}>`];
    };
  }

  /** Compiles the writer of an entry of a request: an element in its header or body, and what stands in it. */
  compileEntry(name: string, namespace: string, fields: readonly Field[]): WriteValue {
    const start = `<${name} xmlns="${namespace}"`;
    const writers = this.#writersOf(fields);
    return (values) => {
      const content = writeFields(writers, values);
      return content === '' ? `${start} />` : `${start}>${content}</${name}>`;
    };
  }

  /** The writer of a list that is the whole result: it may be as long as a company has employees. */
  #list(field: Field, item: Field): WritePieces {
    const absent = this.#field(field);
    const write = this.#field(item);
    return (value) => {
      if (value === null || value === undefined) return [absent(value)];
      const items = value instanceof Sequence ? value : Sequence.of(() => value as readonly unknown[]);
      return enclosed(`<${field.name}`, writeBatches(items.batches(), write), field.name);
    };
  }

  /** The writer of a result that is a long text or long bytes, or a record with a field that is. */
  #sequence(result: Field): WriteSequence {
    const { name, type } = result;
    if (type.kind !== 'record')
      return (value) => (isTextOrBytes(type) && isLong(value) ? textInPieces(result, value) : null);
    const names = textsAndBytesOf(type);
    return (value) => {
      if (!holdsLong(value, names)) return null;
      const subtype = type.subtypes.find((one) => one.name === subtypeOf(value));
      const start = subtype ? `<${name} xsi:type="${subtype.name}"` : `<${name}`;
      return enclosed(start, fieldsInPieces(this.#fields(subtype ?? type), value), name);
    };
  }

  #field(field: Field): WriteField {
    const { name, nillable, min, repeated } = field;
    const write = this.#value(field.type, name);
    const nil = `<${name} xsi:nil="true" />`;
    const isNilWhenAbsent = nillable && (min === 1 || repeated);
    if (nillable && !isNilWhenAbsent)
      return (value) => {
        if (value === null || value === undefined) return '';
        return value === NIL ? nil : write(value);
      };
    const absent = isNilWhenAbsent ? nil : '';
    const required = isValueType(field.type) && !nillable;
    return (value) => {
      if (value !== null && value !== undefined) return write(value);
      if (required) throw new TypeError(`the answer lacks a value for ${name}`);
      return absent;
    };
  }

  /** The writer of the values of a type (fact: wire-value-texts). */
  #value(type: Type, name: string): WriteValue {
    const [start, end, empty] = [`<${name}>`, `</${name}>`, `<${name} />`];
    switch (type.kind) {
      case 'enum':
        return (value) => `${start}${value}${end}`;
      case 'simple':
        switch (type.name) {
          case 'string':
            return (value) => (value === '' ? empty : `${start}${escapeOnWire(value as string)}${end}`);
          case 'anyType': {
            const typed = `<${name} xsi:type="xsd:string"`;
            return (value) =>
              value === '' ? `${typed} />` : `${typed}>${escapeOnWire(String(value))}${end}`;
          }
          case 'base64Binary':
            return (value) => {
              const text = base64(value as Uint8Array);
              return text === '' ? empty : `${start}${text}${end}`;
            };
          default:
            return (value) => `${start}${value}${end}`;
        }
      case 'list': {
        const write = this.#field(type.item);
        return (value) => {
          const items = writeItems(value as readonly unknown[], write);
          return items === '' ? empty : `${start}${items}${end}`;
        };
      }
      case 'record':
        return this.#record(type, name);
    }
  }

  /** The writer of records, of which those of an extending type say so (fact: wire-subtype). */
  #record(type: RecordType, name: string): WriteValue {
    const end = `</${name}>`;
    const recordWriter = (fields: readonly FieldWriter[], start: string): WriteValue => {
      const [open, empty] = [`${start}>`, `${start} />`];
      return (value) => {
        const content = writeFields(fields, value);
        return content === '' ? empty : `${open}${content}${end}`;
      };
    };
    const write = recordWriter(this.#fields(type), `<${name}`);
    if (type.subtypes.length === 0) return write;

    const extending = new Map(
      type.subtypes.map((subtype) => [
        subtype.name,
        recordWriter(this.#fields(subtype), `<${name} xsi:type="${subtype.name}"`),
      ]),
    );
    return (value) => {
      const named = subtypeOf(value as object);
      const writeSubtype = named === undefined ? undefined : extending.get(named);
      return writeSubtype ? writeSubtype(value) : write(value);
    };
  }

  /** The children of a record in schema order, the base's first (fact: wire-schema-order). */
  #fields(type: RecordType): readonly FieldWriter[] {
    const known = this.#records.get(type);
    if (known) return known;
    const fields: FieldWriter[] = [];
    // Entered before its fields are compiled, so that a record may hold itself.
    this.#records.set(type, fields);
    fields.push(...this.#writersOf(type.fields));
    return fields;
  }

  #writersOf(fields: readonly Field[]): FieldWriter[] {
    return fields.map((field) => {
      const write = this.#field(field);
      const { name, type } = field;
      return { name, type, write: field.repeated ? writerOfEach(write) : write };
    });
  }
}

function writeFields(fields: readonly FieldWriter[], value: unknown): string {
  const record = value as Readonly<Record<string, unknown>>;
  let content = '';
  for (const field of fields) content += field.write(record[field.name]);
  return content;
}

/** The same, with the fields in pieces that are made as they are read. */
function* fieldsInPieces(fields: readonly FieldWriter[], value: object): Generator<string> {
  const record = value as Readonly<Record<string, unknown>>;
  for (const field of fields) {
    const content = record[field.name];
    if (isTextOrBytes(field.type) && isLong(content)) yield* textInPieces(field, content);
    else yield field.write(content);
  }
}

/** The names of the fields that may be made as they are read, those of extending types among them. */
function textsAndBytesOf(type: RecordType): string[] {
  const fields = [type, ...type.subtypes].flatMap((one) => one.fields);
  const names = fields.filter((field) => isTextOrBytes(field.type)).map(({ name }) => name);
  return [...new Set(names)];
}

/** Longer texts and bytes are written in pieces of so many. */
const PIECE = 96 * 1024;

/** A text or bytes that are made as they are read, or so long that they are read in pieces. */
type Long = Sequence<unknown> | string | Uint8Array;

function isLong(value: unknown): value is Long {
  if (typeof value === 'string' || value instanceof Uint8Array) return value.length > PIECE;
  return value instanceof Sequence;
}

function isTextOrBytes(type: Type): boolean {
  return type.kind === 'simple' && (type.name === 'string' || type.name === 'base64Binary');
}

/** Asked of every record that is answered, most of which hold none. */
function holdsLong(value: unknown, names: readonly string[]): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Readonly<Record<string, unknown>>;
  for (const name of names) if (isLong(record[name])) return true;
  return false;
}

/** Of a list whose elements stand in the record itself. */
function writerOfEach(write: WriteField): WriteField {
  return (items) => writeItems((items ?? []) as readonly unknown[], write);
}

/** A batch after the other. */
function* writeBatches(batches: Iterable<readonly unknown[]>, write: WriteField): Generator<string> {
  for (const batch of batches) yield writeItems(batch, write);
}

/**
 * Writes the items of a list. What is put together with + stays a tree of pieces until it is sent, and for thousands of
 * records clearing up those trees takes longer than writing; joining makes one string at once.
 */
function writeItems(items: readonly unknown[], write: WriteField): string {
  return items.map((item) => write(item)).join('');
}

/** An element with a long text or long bytes. */
function textInPieces({ name, type }: Pick<Field, 'name' | 'type'>, long: Long): Iterable<string> {
  const isBinary = type.kind === 'simple' && type.name === 'base64Binary';
  const batches = long instanceof Sequence ? long.batches() : piecesOf(long);
  const pieces = isBinary
    ? base64InPieces(batches as Iterable<readonly Uint8Array[]>)
    : writeBatches(batches, escapedPiece);
  return enclosed(`<${name}`, pieces, name);
}

function escapedPiece(piece: unknown): string {
  return escapeOnWire(piece as string);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** One after the other, each a batch of its own. */
function* piecesOf(long: string | Uint8Array): Generator<readonly (string | Uint8Array)[]> {
  for (let at = 0; at < long.length; ) {
    const end = endOfPiece(long, at + PIECE);
    yield [typeof long === 'string' ? long.slice(at, end) : long.subarray(at, end)];
    at = end;
  }
}

/** No pair of surrogates is parted: each half would be a broken character of its own. */
function endOfPiece(long: string | Uint8Array, end: number): number {
  const isWithinPair = typeof long === 'string' && (long.codePointAt(end - 1) ?? 0) > 0xffff;
  return isWithinPair ? end + 1 : end;
}

/** Three bytes are four letters: what is over of a batch is written with the next. */
function* base64InPieces(batches: Iterable<readonly Uint8Array[]>): Generator<string> {
  let rest: Uint8Array = new Uint8Array();
  for (const batch of batches) {
    const bytes = Buffer.concat([rest, ...batch]);
    const end = bytes.length - (bytes.length % 3);
    rest = bytes.subarray(end);
    yield base64(bytes.subarray(0, end));
  }
  yield base64(rest);
}

/** An element around pieces: an empty one where all of them are empty. */
function* enclosed(start: string, pieces: Iterable<string>, name: string): Generator<string> {
  let isEmpty = true;
  for (const piece of pieces) {
    yield isEmpty && piece !== '' ? `${start}>${piece}` : piece;
    isEmpty &&= piece === '';
  }
  yield isEmpty ? `${start} />` : `</${name}>`;
}
