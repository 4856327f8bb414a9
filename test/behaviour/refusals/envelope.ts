import type { Field, Operation } from '../../../contracts/interface/model.ts';
import { requestMessage, type SampleValues } from '../../../server/soap/description/sample-message.ts';

/** A leaf of a request, and its text in a valid one. */
export interface Leaf {
  readonly field: Field;
  /** The names of the elements around it and its own, below the header or the operation. */
  readonly path: readonly string[];
  readonly text: string;
  readonly isInHeader: boolean;
}

/** What a leaf says instead; null for what it says in a valid request. */
export type Rewrite = (leaf: Leaf) => string | null;

/** A valid request of an operation, from which refused ones are made. */
export class ValidRequest {
  readonly operation: Operation;
  readonly leaves: readonly Leaf[];

  constructor(operation: Operation, values: SampleValues) {
    this.operation = operation;
    const leaves: Leaf[] = [];
    requestMessage(operation, '1.1', (field, [root, ...path]) => {
      const text = values(field, [root as string, ...path]);
      leaves.push({ field, path, text, isInHeader: root !== operation.name });
      return text;
    });
    this.leaves = leaves;
  }

  get envelope(): string {
    return this.with(() => null);
  }

  with(rewrite: Rewrite): string {
    const leaves = this.leaves.values();
    return requestMessage(this.operation, '1.1', () => {
      const leaf = leaves.next().value as Leaf;
      return rewrite(leaf) ?? leaf.text;
    });
  }
}

/** An envelope without an element and all that is in it. */
export function without(envelope: string, element: string): string {
  return envelope.replace(new RegExp(`<${element}>[^]*</${element}>`), '');
}

/** An envelope in which the first element of a name is nil. */
export function withNil(envelope: string, element: string): string {
  return envelope.replace(new RegExp(`<${element}>[^]*?</${element}>`), `<${element} xsi:nil="true" />`);
}
