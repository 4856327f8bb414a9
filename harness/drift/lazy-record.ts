import type { FieldShape, RecordShape } from './shape.ts';

/** The fields of a record, and whether they come in their order. */
export interface RecordContent {
  readonly fields: readonly FieldShape[];
  readonly isOrdered: boolean;
}

/** A record whose parts are worked out when they are first asked for, since records may hold themselves. */
export class LazyRecord implements RecordShape {
  readonly kind = 'record';
  readonly name: string | null;
  readonly #readContent: () => RecordContent;
  readonly #readSubtypes: () => readonly RecordShape[];
  #content: RecordContent | null = null;
  #subtypes: readonly RecordShape[] | null = null;

  constructor(
    name: string | null,
    readContent: () => RecordContent,
    readSubtypes: () => readonly RecordShape[] = () => [],
  ) {
    this.name = name;
    this.#readContent = readContent;
    this.#readSubtypes = readSubtypes;
  }

  get fields(): readonly FieldShape[] {
    return this.#read().fields;
  }

  get isOrdered(): boolean {
    return this.#read().isOrdered;
  }

  get subtypes(): readonly RecordShape[] {
    this.#subtypes ??= this.#readSubtypes();
    return this.#subtypes;
  }

  #read(): RecordContent {
    this.#content ??= this.#readContent();
    return this.#content;
  }
}
