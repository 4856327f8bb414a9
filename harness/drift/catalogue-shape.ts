import type {
  Field,
  ListType,
  Operation,
  RecordType,
  ServiceContract,
  Type,
} from '../../contracts/interface/model.ts';
import { LazyRecord, type RecordContent } from './lazy-record.ts';
import type {
  ElementShape,
  FieldShape,
  OperationShape,
  RecordShape,
  ServiceShape,
  TypeShape,
} from './shape.ts';

/** A service of the catalogue, in the shape it shares with WSDLs. */
export function catalogueShape(service: ServiceContract): ServiceShape {
  const types = new CatalogueTypes();
  return {
    name: service.name,
    namespace: service.namespace,
    ports: { '1.1': service.paths, '1.2': service.paths },
    operations: new Map(service.operations.map((one) => [one.name, operationShape(one, types)])),
  };
}

function operationShape(operation: Operation, types: CatalogueTypes): OperationShape {
  const { name, header, request, result, soapAction, service } = operation;
  const binding = { action: soapAction.replace(service.namespace, ''), style: 'document/literal' };
  const element = (elementName: string, type: RecordShape): ElementShape => {
    return { name: elementName, namespace: null, type };
  };
  const answer = `${name}Response`;
  return {
    name,
    bindings: { '1.1': binding, '1.2': binding },
    header: header && element(header.name ?? '', types.record(header, '')),
    request: element(name, new LazyRecord(null, () => inOrder(types.fields(request, name)))),
    answer: element(
      answer,
      new LazyRecord(null, () => inOrder(types.fields(result ? [result] : [], answer))),
    ),
  };
}

/** Every record of ASMX is a sequence. */
function inOrder(fields: readonly FieldShape[]): RecordContent {
  return { fields, isOrdered: true };
}

/** The types of a service; each is made once, so that a record met again is known again. */
class CatalogueTypes {
  readonly #records = new Map<RecordType | ListType, RecordShape>();

  /** @param owner the type that declares them, or the way down to it. */
  fields(fields: readonly Field[], owner: string): FieldShape[] {
    return fields.map((field) => ({
      name: field.name,
      namespace: null,
      owner,
      type: this.#type(field.type, `${owner}.${field.name}`),
      min: field.min,
      max: field.repeated ? Number.POSITIVE_INFINITY : 1,
      nillable: field.nillable,
      declaredDefault: null,
    }));
  }

  /** @param within the way down to a record that is declared in place. */
  record(type: RecordType, within: string): RecordShape {
    const { name, base, ownFields, subtypes } = type;
    return this.#once(type, () => {
      return new LazyRecord(
        name,
        () =>
          inOrder([...(base ? this.record(base, '').fields : []), ...this.fields(ownFields, name ?? within)]),
        () => subtypes.map((subtype) => this.record(subtype, '')),
      );
    });
  }

  #type(type: Type, within: string): TypeShape {
    switch (type.kind) {
      case 'simple':
        return { kind: 'simple', name: type.name, facets: '' };
      case 'enum':
        return type;
      case 'record':
        return this.record(type, within);
      case 'list':
        return this.#once(
          type,
          () => new LazyRecord(type.name, () => inOrder(this.fields([type.item], type.name))),
        );
    }
  }

  #once(type: RecordType | ListType, make: () => RecordShape): RecordShape {
    const record = this.#records.get(type) ?? make();
    this.#records.set(type, record);
    return record;
  }
}
