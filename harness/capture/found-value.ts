import type { Operation, Type } from '../../contracts/interface/model.ts';
import type { DataKind } from '../../contracts/interface/personal-data.ts';
import type { WrittenText } from './markup.ts';

/**
 * What a value is of: as the catalogue declares it, a value of a type that holds no text, the text of a fault, or unknown,
 * where the catalogue has no such element. A label is no value but the name of an element, attribute, prefix or namespace
 * that neither the interface nor the formats have.
 */
export type FoundKind = DataKind | 'typed' | 'fault' | 'unknown' | 'label';

/** A value of a message, in its place. */
export interface FoundValue {
  readonly from: number;
  readonly to: number;
  readonly written: WrittenText;
  readonly kind: FoundKind;
  /** Of the element or attribute. */
  readonly name: string;
  /** The type that the catalogue declares; null for none. */
  readonly type: Type | null;
  /** The elements from the operation's own down to the one that holds it; empty outside of the body. */
  readonly path: readonly string[];
  readonly operation: Operation | null;
  /** Of a document within the value; null where it is none. */
  readonly nested: readonly FoundValue[] | null;
}
