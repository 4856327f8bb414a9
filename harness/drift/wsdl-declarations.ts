import { qualified } from '../../base/xml/names.ts';
import { childrenNamed, nameIn, type ParsedElement } from '../../base/xml/read.ts';
import { XSD_NAMESPACE } from '../../server/soap/protocol.ts';
import { WsdlError } from './wsdl-error.ts';

/** What stands at the top of a schema, with what the schema says of all its elements. */
interface Declaration {
  readonly element: ParsedElement;
  readonly schema: ParsedElement;
}

/** Finds what the schemas of a WSDL declare, by kind and by name. */
export class WsdlDeclarations {
  readonly #title: string;
  readonly #byName = new Map<string, Declaration>();
  /** The types that extend a type directly. */
  readonly #derived = new Map<string, string[]>();

  /**
   * @param title how messages call the WSDL.
   * @throws WsdlError for a type that extends itself.
   */
  constructor(schemas: readonly ParsedElement[], title: string) {
    this.#title = title;
    for (const schema of schemas) for (const element of schema.children) this.#add(element, schema);
    for (const name of this.#derived.keys()) this.#refuseToExtendItself(name, [name]);
  }

  /**
   * @param kinds the elements of XML Schema that may declare it.
   * @throws WsdlError when none does.
   */
  find(kinds: readonly string[], name: string): Declaration {
    for (const kind of kinds) {
      const found = this.#byName.get(keyOf(kind, name));
      if (found) return found;
    }
    const what = kinds.length === 1 ? kinds[0] : 'type';
    throw new WsdlError(
      this.#title,
      `${what} ${name} is used, but declared in no schema of this file; save the WSDL with all its schemas in one file`,
    );
  }

  /** The names of the types that extend a type directly. */
  derivedFrom(name: string): readonly string[] {
    return this.#derived.get(name) ?? [];
  }

  #add(element: ParsedElement, schema: ParsedElement): void {
    const name = element.attributes.get('name');
    if (name === undefined) return;
    const full = qualified(schema.attributes.get('targetNamespace') ?? '', name);
    this.#byName.set(keyOf(element.name, full), { element, schema });
    const base = baseOf(element);
    if (base !== null) this.#derived.set(base, [...this.derivedFrom(base), full]);
  }

  #refuseToExtendItself(name: string, way: readonly string[]): void {
    for (const derived of this.derivedFrom(name)) {
      if (way.includes(derived)) throw new WsdlError(this.#title, `type ${derived} extends itself`);
      this.#refuseToExtendItself(derived, [...way, derived]);
    }
  }
}

function keyOf(kind: string, name: string): string {
  return `${kind} ${name}`;
}

/** The type that a type extends; null for none. */
function baseOf(type: ParsedElement): string | null {
  const [content] = childrenNamed(type, XSD_NAMESPACE, 'complexContent');
  const [extension] = content ? childrenNamed(content, XSD_NAMESPACE, 'extension') : [];
  return extension ? nameIn(extension, 'base') : null;
}
