import { isRecord } from '../../../base/is-record.ts';
import { type DescribedEndpoint, rowOf } from './described-api.ts';
import { listIn, schemaNames } from './schema-names.ts';

type Json = Readonly<Record<string, unknown>>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

export function isOpenApi(document: unknown): document is Json {
  return isRecord(document) && ('openapi' in document || 'swagger' in document) && isRecord(document.paths);
}

/** The endpoints of an OpenAPI document of version 3, or of Swagger 2. */
export function endpointsInOpenApi(document: Json): DescribedEndpoint[] {
  const reader = new OpenApiReader(document);
  return Object.entries(document.paths as Json).flatMap(([path, item]) => reader.endpointsAt(path, item));
}

class OpenApiReader {
  readonly #document: Json;

  constructor(document: Json) {
    this.#document = document;
  }

  endpointsAt(path: string, pathItem: unknown): DescribedEndpoint[] {
    const item = this.#resolved(pathItem);
    if (!isRecord(item)) return [];
    return METHODS.flatMap((method) => {
      const operation = item[method];
      return isRecord(operation) ? [this.#endpoint(method, path, operation, item)] : [];
    });
  }

  #endpoint(method: string, path: string, operation: Json, item: Json): DescribedEndpoint {
    const parameters = [...listIn(item.parameters), ...listIn(operation.parameters)].flatMap((one) => {
      const parameter = this.#resolved(one);
      return isRecord(parameter) ? [parameter] : [];
    });
    const inBody = parameters.find((parameter) => parameter.in === 'body');
    return {
      method: method.toUpperCase(),
      path,
      query: parameters.filter((one) => one.in === 'query').map(({ name }) => String(name)),
      body: this.#namesIn(inBody ?? operation.requestBody),
      answers: this.#answersOf(operation.responses),
      scopes: this.#scopesOf(operation.security ?? this.#document.security),
    };
  }

  #answersOf(responses: unknown): string[] | null {
    if (!isRecord(responses)) return null;
    const [, success] = Object.entries(responses).find(([status]) => /^2/.test(status)) ?? [];
    const names = this.#namesIn(success);
    return names && rowOf(names);
  }

  /** The names in what has a schema, itself or by the type of its content. */
  #namesIn(part: unknown): string[] | null {
    const resolved = this.#resolved(part);
    if (!isRecord(resolved)) return null;
    const content = isRecord(resolved.content) ? Object.entries(resolved.content) : [];
    const [, json] = content.find(([type]) => /json/.test(type)) ?? [];
    const schema = isRecord(json) ? json.schema : resolved.schema;
    return schemaNames(schema, (one) => this.#resolved(one));
  }

  #scopesOf(security: unknown): string[] | null {
    const lists = listIn(security).flatMap((one) => (isRecord(one) ? Object.values(one) : []));
    // Some write all of them into one text, as a request for a token does.
    const scopes = lists
      .flatMap(listIn)
      .flatMap((scope) => (typeof scope === 'string' ? (scope.match(/\S+/g) ?? []) : []));
    return scopes.length === 0 ? null : [...new Set(scopes)];
  }

  /** What a reference within the document leads to, from one to the next; undefined where they lead in a circle. */
  #resolved(part: unknown): unknown {
    const met = new Set<unknown>();
    let at = part;
    while (isRecord(at) && typeof at.$ref === 'string') {
      if (met.has(at)) return undefined;
      met.add(at);
      at = this.#partAt(at.$ref);
    }
    return at;
  }

  #partAt(reference: string): unknown {
    const steps = reference.replace(/^#\//, '').split('/');
    return steps.reduce<unknown>((at, step) => {
      const name = plainStep(step);
      return (isRecord(at) || Array.isArray(at)) && Object.hasOwn(at, name) ? (at as Json)[name] : undefined;
    }, this.#document);
  }
}

/** A step of a JSON Pointer in an address, without its escapes. */
function plainStep(step: string): string {
  const plain = step.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(plain);
  } catch {
    // No address, but a name with a % in it.
    return plain;
  }
}
