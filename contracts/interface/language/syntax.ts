/**
 * The syntax tree of a `.contract` file, as written: names are not resolved yet. `parse.ts` makes it, `../link.ts`
 * turns it into the model. The language itself is explained in `contracts/interface/README.md`.
 */
import type { Scope } from '../model.ts';
import type { Confidence } from '../provenance.ts';

/** The text of a contract file and the name it has in messages. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** A place in a contract file. Line and column are worked out only when a message needs them. */
export interface Place {
  readonly source: Source;
  /** In UTF-16 units from the beginning of the text. */
  readonly offset: number;
}

/** `file:line:column`, counted from 1. */
function describePlace({ source, offset }: Place): string {
  const before = source.text.slice(0, offset).split('\n');
  return `${source.file}:${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

/** A name as it stands in the file, with its place, so that a wrong one can be pointed at. */
export interface Name {
  readonly text: string;
  readonly place: Place;
}

export interface ServiceNode {
  readonly name: Name;
  readonly version: Name;
  readonly namespace: string;
  readonly paths: readonly string[];
  /** The header that operations read unless they name another; null where there is none. */
  readonly header: Name | null;
  /** `families { absence, leave }`: what its operations may belong to. */
  readonly families: readonly Name[];
  readonly declarations: readonly Declaration[];
}

export type Declaration = OperationNode | LikeNode | RecordNode | ListNode | EnumNode;

/** What stands above a declaration: `"summary"` and `@annotations`. */
export interface Preface {
  readonly summary: string;
  readonly confidence: Confidence | null;
  readonly evidence: readonly string[];
  readonly notes: readonly string[];
  readonly deprecated: boolean;
  /** `@header(Name)`: the operation reads another header than its service's. */
  readonly header: Name | null;
  /** `@element(Name)`: the result element is not called `<Operation>Result`. */
  readonly element: Name | null;
}

export interface OperationNode {
  readonly kind: 'operation';
  readonly preface: Preface;
  readonly name: Name;
  readonly request: readonly FieldNode[];
  readonly result: TypeNode | null;
  readonly behaviour: BehaviourNode;
}

/** What stands below the signature of an operation: how it behaves. */
export interface BehaviourNode {
  /** `family absence` */
  readonly family: Name | null;
  /** `writes` */
  readonly writes: boolean;
  /** `not on trial` */
  readonly forbiddenOnTrial: boolean;
  /** `raises InvalidPeriod, NotFound` */
  readonly raises: readonly Name[];
  /** `ignores PersonalInfo.Number` */
  readonly ignores: readonly Name[];
  /** `rests on causes-by-id, reported-today` */
  readonly marks: readonly Name[];
}

/** `like v3 { A B C }`: operations that are in this version what they are in another. */
export interface LikeNode {
  readonly kind: 'like';
  readonly preface: Preface;
  readonly version: Name;
  readonly operations: readonly Name[];
}

export interface RecordNode {
  readonly kind: 'record';
  readonly preface: Preface;
  readonly name: Name;
  readonly base: Name | null;
  readonly fields: readonly FieldNode[];
}

/** `list ArrayOfX { Item: Type }`: a list whose item or name does not follow the `Type[]` rule. */
export interface ListNode {
  readonly kind: 'list';
  readonly preface: Preface;
  readonly name: Name;
  readonly item: FieldNode;
}

export interface EnumNode {
  readonly kind: 'enum';
  readonly preface: Preface;
  readonly name: Name;
  readonly values: readonly Name[];
}

export interface FieldNode {
  readonly name: Name;
  readonly type: TypeNode;
  /** `?`: nillable. */
  readonly nullable: boolean;
  /** `optional`: minOccurs 0 although the type's rule says 1. */
  readonly optional: boolean;
  /** `repeated`: the element itself stands once for each of several, without a wrapper around them. */
  readonly repeated: boolean;
  readonly identity: { readonly scope: Scope; readonly none: number | null } | null;
  /** `@new`. */
  readonly ignoresOwnId: boolean;
  /** `@also(Name)`. */
  readonly otherSpellings: readonly Name[];
}

export type TypeNode =
  | { readonly kind: 'named'; readonly name: Name }
  | { readonly kind: 'listOf'; readonly name: Name }
  | { readonly kind: 'inline'; readonly fields: readonly FieldNode[] };

/** A contract that cannot be read or linked. The message names the value, the place and what was expected. */
export class ContractError extends Error {
  readonly place: Place;

  constructor(message: string, place: Place) {
    super(`${describePlace(place)}: ${message}`);
    this.name = 'ContractError';
    this.place = place;
  }
}
