import { XML_NAMESPACE, XMLNS_NAMESPACE } from '../../../base/xml/names.ts';

/** What is bound in every document before it binds anything. */
const BOUND_AT_FIRST: ReadonlyMap<string, string> = new Map([
  ['', ''],
  ['xml', XML_NAMESPACE],
]);

/** The prefixes that are bound where a parser stands. Looking one up costs the same however many there are. */
export class Namespaces {
  readonly #bound = new Map<string, string>();
  /** What was bound before, in the order of binding: the way back. */
  readonly #before: { readonly prefix: string; readonly namespace: string | undefined }[] = [];

  /** The namespace of a prefix, the empty one for the default. */
  resolve(prefix: string): string | undefined {
    return this.#bound.get(prefix) ?? BOUND_AT_FIRST.get(prefix);
  }

  /**
   * Binds a prefix until a return to an earlier mark.
   * @returns why it may not be bound so, in the words of .NET's parser; null when it may.
   */
  bind(prefix: string, namespace: string): string | null {
    if (prefix === 'xmlns') return 'Prefix "xmlns" is reserved for use by XML.';
    if ((prefix === 'xml') !== (namespace === XML_NAMESPACE))
      return `Prefix "xml" is reserved for use by XML and can be mapped only to namespace name "${XML_NAMESPACE}".`;
    if (namespace === XMLNS_NAMESPACE) return 'Prefix "xmlns" is reserved for use by XML.';
    if (prefix !== '' && namespace === '') return 'Invalid namespace declaration.';
    this.#before.push({ prefix, namespace: this.#bound.get(prefix) });
    this.#bound.set(prefix, namespace);
    return null;
  }

  get mark(): number {
    return this.#before.length;
  }

  /** Undoes every binding since a mark. */
  returnTo(mark: number): void {
    while (this.#before.length > mark) {
      const last = this.#before.pop();
      if (!last) return;
      if (last.namespace === undefined) this.#bound.delete(last.prefix);
      else this.#bound.set(last.prefix, last.namespace);
    }
  }
}
