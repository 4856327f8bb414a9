import { localName, namespaceOf, qualified } from '../../base/xml/names.ts';
import { childrenNamed, nameIn, type ParsedElement } from '../../base/xml/read.ts';
import { MICROSOFT_TYPES_NAMESPACE } from '../../server/soap/description/wsdl-namespaces.ts';
import { XSD_NAMESPACE } from '../../server/soap/protocol.ts';
import { LazyRecord, type RecordContent } from './lazy-record.ts';
import type { ElementShape, FieldShape, RecordShape, TypeShape } from './shape.ts';
import { WsdlDeclarations } from './wsdl-declarations.ts';
import { WsdlError } from './wsdl-error.ts';

/** Where a type's parts are declared. */
interface Place {
  readonly schema: ParsedElement;
  /** The type, or the way down to a record in place. */
  readonly owner: string;
}

/** How often a group of elements may occur. */
interface Occurrence {
  readonly min: number;
  readonly max: number;
}

const ONCE: Occurrence = { min: 1, max: 1 };

/** The elements and types that the schemas of a WSDL declare. */
export class WsdlTypes {
  readonly #ownNamespace: string;
  readonly #declarations: WsdlDeclarations;
  readonly #records = new Map<string, RecordShape>();
  readonly #title: string;
  /** What is being read now, which may not stand in itself. */
  readonly #reading = new Set<ParsedElement>();

  /**
   * @param title how messages call the WSDL.
   * @param ownNamespace of the service.
   * @throws WsdlError for a type that extends itself.
   */
  constructor(schemas: readonly ParsedElement[], title: string, ownNamespace: string) {
    this.#ownNamespace = ownNamespace;
    this.#title = title;
    this.#declarations = new WsdlDeclarations(schemas, title);
  }

  /** @throws WsdlError for one that no schema declares. */
  element(name: string): ElementShape {
    const { element, schema } = this.#declarations.find(['element'], name);
    const local = localName(name);
    const place = { schema, owner: local };
    return { name: local, namespace: this.#foreign(namespaceOf(name)), type: this.#typeOf(element, place) };
  }

  /** @throws WsdlError for one that no schema declares. */
  type(name: string): TypeShape {
    const local = localName(name);
    if (namespaceOf(name) === XSD_NAMESPACE) return { kind: 'simple', name: local, facets: '' };
    if (name === qualified(MICROSOFT_TYPES_NAMESPACE, 'guid'))
      return { kind: 'simple', name: 'guid', facets: '' };
    const { element, schema } = this.#declarations.find(['complexType', 'simpleType'], name);
    if (element.name === 'simpleType') return this.#once(element, () => this.#simpleType(element, local));
    const record =
      this.#records.get(name) ??
      new LazyRecord(
        local,
        () => this.#content(element, { schema, owner: local }),
        () => this.#subtypesOf(name),
      );
    this.#records.set(name, record);
    return record;
  }

  #subtypesOf(name: string): RecordShape[] {
    return this.#declarations.derivedFrom(name).flatMap((derived) => {
      const subtype = this.type(derived);
      return subtype.kind === 'record' ? [subtype, ...subtype.subtypes] : [];
    });
  }

  /** The type an element names or declares in place; of none, anything may stand there. */
  #typeOf(element: ParsedElement, place: Place): TypeShape {
    const named = nameIn(element, 'type');
    if (named !== null) return this.type(named);
    const [inPlace] = childrenNamed(element, XSD_NAMESPACE, 'complexType', 'simpleType');
    if (!inPlace) return { kind: 'simple', name: 'anyType', facets: '' };
    if (inPlace.name === 'simpleType') return this.#simpleType(inPlace, null);
    return new LazyRecord(null, () => this.#content(inPlace, place));
  }

  /** The fields of a complex type, those of its base first. */
  #content(type: ParsedElement, place: Place): RecordContent {
    const [content] = childrenNamed(type, XSD_NAMESPACE, 'complexContent', 'simpleContent');
    const [derivation] = content ? childrenNamed(content, XSD_NAMESPACE, 'extension', 'restriction') : [];
    const fields = this.#particles(derivation ?? type, place, ONCE);
    const own = { fields, isOrdered: this.#isOrdered(derivation ?? type) };
    const baseName = derivation && nameIn(derivation, 'base');
    if (!baseName || derivation.name === 'restriction') return own;
    const base = this.type(baseName);
    const text = {
      name: 'text()',
      namespace: null,
      owner: place.owner,
      type: base,
      ...ONCE,
      nillable: false,
      declaredDefault: null,
    };
    return base.kind === 'record'
      ? { fields: [...base.fields, ...fields], isOrdered: base.isOrdered && own.isOrdered }
      : { fields: [text, ...fields], isOrdered: own.isOrdered };
  }

  /** Whether the elements below a group come in the order of their declarations. */
  #isOrdered(group: ParsedElement): boolean {
    return childrenNamed(group, XSD_NAMESPACE, 'sequence', 'all', 'choice', 'group').every((child) => {
      if (child.name === 'all') return false;
      if (child.name === 'choice' && this.#occurrenceOf(child).max > 1) return false;
      const name = child.name === 'group' ? nameIn(child, 'ref') : null;
      if (name === null) return this.#isOrdered(child);
      const { element } = this.#declarations.find(['group'], name);
      return this.#once(element, () => this.#isOrdered(element));
    });
  }

  /** The elements below a group, however deep the groups are nested; attributes come as fields `@name`. */
  #particles(group: ParsedElement, place: Place, outer: Occurrence): FieldShape[] {
    return group.children.flatMap((child): FieldShape[] => {
      if (child.namespace !== XSD_NAMESPACE) return [];
      const { min, max } = this.#occurrenceOf(child);
      // Not simply the product: unbounded times zero is none.
      const within = { min: outer.min * min, max: max === 0 || outer.max === 0 ? 0 : outer.max * max };
      switch (child.name) {
        case 'element':
          return [this.#field(child, place, within)];
        case 'sequence':
        case 'all':
          return this.#particles(child, place, within);
        case 'choice':
          return this.#particles(child, place, { ...within, min: 0 });
        case 'group':
        case 'attributeGroup':
          return this.#group(child, place, outer);
        case 'any':
          return [this.#named('*', place, { kind: 'simple', name: 'anyType', facets: '' }, within)];
        case 'attribute':
          return [this.#attribute(child, place)];
        default:
          return [];
      }
    });
  }

  #group(reference: ParsedElement, place: Place, outer: Occurrence): FieldShape[] {
    const name = nameIn(reference, 'ref');
    if (name === null) return [];
    const { element, schema } = this.#declarations.find([reference.name], name);
    return this.#once(element, () => this.#particles(element, { ...place, schema }, outer));
  }

  /** @throws WsdlError for what stands in itself. */
  #once<T>(element: ParsedElement, read: () => T): T {
    if (this.#reading.has(element))
      throw new WsdlError(this.#title, `${element.name} ${element.attributes.get('name')} holds itself`);
    this.#reading.add(element);
    try {
      return read();
    } finally {
      this.#reading.delete(element);
    }
  }

  #field(element: ParsedElement, place: Place, { min, max }: Occurrence): FieldShape {
    const nillable = isTrue(element.attributes.get('nillable'));
    const reference = nameIn(element, 'ref');
    if (reference !== null) {
      // A schema in the answer, as ASMX writes data sets: what it holds is told nowhere.
      const isUntold = namespaceOf(reference) === XSD_NAMESPACE;
      const untold: ElementShape = {
        name: localName(reference),
        namespace: XSD_NAMESPACE,
        type: { kind: 'simple', name: 'anyType', facets: '' },
      };
      return {
        ...(isUntold ? untold : this.element(reference)),
        owner: place.owner,
        min,
        max,
        nillable,
        declaredDefault: null,
      };
    }
    const name = element.attributes.get('name') ?? '';
    const form = element.attributes.get('form') ?? place.schema.attributes.get('elementFormDefault');
    const type = this.#typeOf(element, { ...place, owner: `${place.owner}.${name}` });
    const target = place.schema.attributes.get('targetNamespace') ?? '';
    return {
      name,
      namespace: form === 'qualified' ? this.#foreign(target) : '',
      owner: place.owner,
      type,
      min,
      max,
      nillable,
      declaredDefault: element.attributes.get('default') ?? element.attributes.get('fixed') ?? null,
    };
  }

  #attribute(attribute: ParsedElement, place: Place): FieldShape {
    const local = attribute.attributes.get('name') ?? localName(nameIn(attribute, 'ref') ?? '');
    const typed = nameIn(attribute, 'type');
    const type: TypeShape =
      typed === null ? { kind: 'simple', name: 'string', facets: '' } : this.type(typed);
    return this.#named(`@${local}`, place, type, {
      min: attribute.attributes.get('use') === 'required' ? 1 : 0,
      max: 1,
    });
  }

  #named(name: string, { owner }: Place, type: TypeShape, { min, max }: Occurrence): FieldShape {
    return { name, namespace: null, owner, type, min, max, nillable: false, declaredDefault: null };
  }

  #simpleType(element: ParsedElement, name: string | null): TypeShape {
    const [restriction] = childrenNamed(element, XSD_NAMESPACE, 'restriction');
    if (!restriction) return { kind: 'simple', name: name ?? 'a list or union', facets: 'a list or union' };
    const values = childrenNamed(restriction, XSD_NAMESPACE, 'enumeration').map(
      ({ attributes }) => attributes.get('value') ?? '',
    );
    if (values.length > 0) return { kind: 'enum', name, values };
    const baseName = nameIn(restriction, 'base');
    const [inPlace] = childrenNamed(restriction, XSD_NAMESPACE, 'simpleType');
    const base = inPlace
      ? this.#simpleType(inPlace, null)
      : this.type(baseName ?? qualified(XSD_NAMESPACE, 'string'));
    if (base.kind !== 'simple') return base;
    const own = restriction.children
      .filter(({ attributes }) => attributes.has('value'))
      .map((facet) => `${facet.name} ${facet.attributes.get('value')}`);
    const facets = [...(base.facets === '' ? [] : [base.facets]), ...own].join(', ');
    return { kind: 'simple', name: base.name, facets };
  }

  /** @throws WsdlError for what is no number of times. */
  #occurrenceOf({ attributes, name }: ParsedElement): Occurrence {
    const times = (attribute: string) => {
      const value = attributes.get(attribute)?.trim() ?? '1';
      if (attribute === 'maxOccurs' && value === 'unbounded') return Number.POSITIVE_INFINITY;
      if (/^\d+$/.test(value)) return Number(value);
      const field = attributes.get('name') ?? '';
      throw new WsdlError(this.#title, `${attribute} of ${name} ${field} is '${value}', no whole number`);
    };
    return { min: times('minOccurs'), max: times('maxOccurs') };
  }

  /** Null for the service's own namespace. */
  #foreign(namespace: string): string | null {
    return namespace === this.#ownNamespace ? null : namespace;
  }
}

function isTrue(value: string | undefined): boolean {
  return value === 'true' || value === '1';
}
