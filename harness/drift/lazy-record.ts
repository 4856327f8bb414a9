import type { FieldShape, RecordShape } from './shape.ts';

/** A record whose parts are worked out when they are first asked for, since records may hold themselves. */
export class LazyRecord implements RecordShape {
  readonly kind = 'record';
  readonly name: string | null;
  readonly #readFields: () => readonly FieldShape[];
  readonly #readSubtypes: () => readonly RecordShape[];
  #fields: readonly FieldShape[] | null = null;
  #subtypes: readonly RecordShape[] | null = null;

  constructor(
    name: string | null,
    readFields: () => readonly FieldShape[],
    readSubtypes: () => readonly RecordShape[] = () => [],
  ) {
    this.name = name;
    this.#readFields = readFields;
    this.#readSubtypes = readSubtypes;
  }

  get fields(): readonly FieldShape[] {
    this.#fields ??= this.#readFields();
    return this.#fields;
  }

  get subtypes(): readonly RecordShape[] {
    this.#subtypes ??= this.#readSubtypes();
    return this.#subtypes;
  }
}
