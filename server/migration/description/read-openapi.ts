import { isRecord } from '../../../base/is-record.ts';
import { type DescribedEndpoint, rowOf } from './described-api.ts';
import { schemaNames } from './schema-names.ts';

type Json = Readonly<Record<string, unknown>>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

export function isOpenApi(document: unknown): document is Json {
  return isRecord(document) && ('openapi' in document || 'swagger' in document) && isRecord(document.paths);
}

/** The endpoints of an OpenAPI document of version 3, or of Swagger 2. */
export function endpointsInOpenApi(document: Json): DescribedEndpoint[] {
  const reader = new OpenApiReader(document);
  return Object.entries(document.paths as Json).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = isRecord(item) ? item[method] : undefined;
      return isRecord(operation) ? [reader.endpoint(method, path, operation, item as Json)] : [];
    }),
  );
}

class OpenApiReader {
  readonly #document: Json;

  constructor(document: Json) {
    this.#document = document;
  }

  endpoint(method: string, path: string, operation: Json, item: Json): DescribedEndpoint {
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
    return schema === undefined ? null : schemaNames(schema, (one) => this.#resolved(one));
  }

  #scopesOf(security: unknown): string[] | null {
    const lists = listIn(security).flatMap((one) => (isRecord(one) ? Object.values(one) : []));
    const scopes = lists.flatMap(listIn).filter((scope): scope is string => typeof scope === 'string');
    return scopes.length === 0 ? null : [...new Set(scopes)];
  }

  /** What a reference within the document leads to. */
  #resolved(part: unknown): unknown {
    if (!isRecord(part) || typeof part.$ref !== 'string') return part;
    const steps = part.$ref.replace(/^#\//, '').split('/');
    return steps.reduce<unknown>((at, step) => {
      const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
      return isRecord(at) ? at[name] : undefined;
    }, this.#document);
  }
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
