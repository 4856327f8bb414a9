import type { ValidateFunction } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Json = Readonly<Record<string, unknown>>;

export interface OpenApiDocument extends Json {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: { readonly schemas: Json };
}

export interface OpenApiOperation {
  readonly operationId: string;
  readonly requestBody?: Described;
  readonly responses: Readonly<Record<string, Described>>;
}

interface Described {
  readonly headers?: Json;
  readonly content?: Readonly<Record<string, { readonly schema: Json }>>;
}

/** An HTTP answer, as far as a description speaks of it. */
export interface DescribedAnswer {
  readonly status: number;
  readonly type: string | null;
  readonly location: string | null;
  readonly body: unknown;
}

/** Holds requests and answers against an OpenAPI document, and knows which operations it met. */
export class OpenApiChecker {
  readonly met = new Set<string>();
  readonly #document: OpenApiDocument;
  readonly #ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  readonly #validators = new Map<Json, ValidateFunction>();

  constructor(document: OpenApiDocument) {
    this.#document = document;
    addFormats.default(this.#ajv);
    this.#ajv.addVocabulary(['components']);
  }

  get operations(): string[] {
    return Object.values(this.#document.paths)
      .flatMap((methods) => Object.values(methods))
      .map(({ operationId }) => operationId);
  }

  /** What is not as the document says; nothing for a request that it does not describe and that found nothing. */
  check(method: string, path: string, body: unknown, answer: DescribedAnswer): string[] {
    const operation = this.#operation(method, path);
    if (!operation)
      return answer.status === 404 || answer.status === 405 ? [] : [`${method} ${path} is not described`];
    this.met.add(operation.operationId);
    const described = operation.responses[answer.status];
    if (!described) return [`${operation.operationId} does not describe ${answer.status}`];
    const wanted = operation.requestBody?.content?.['application/json'];
    return [
      ...(wanted && answer.status < 300 && typeof body === 'object' ? this.#errors(wanted.schema, body) : []),
      ...(described.headers?.Location && answer.location === null ? ['the header Location is missing'] : []),
      ...this.#checkContent(described, answer),
    ];
  }

  #checkContent({ content = {} }: Described, { type, body }: DescribedAnswer): string[] {
    if (type === null) return Object.keys(content).length === 0 ? [] : ['the answer is empty'];
    const described = content[type.split(';')[0] ?? ''];
    return described ? this.#errors(described.schema, body) : [`${type} is not described`];
  }

  #operation(method: string, path: string): OpenApiOperation | undefined {
    const [place = ''] = path.split('?');
    const found = Object.entries(this.#document.paths).find(([template]) =>
      new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(place),
    );
    return found?.[1][method.toLowerCase()];
  }

  #errors(schema: Json, value: unknown): string[] {
    let validate = this.#validators.get(schema);
    if (!validate) {
      validate = this.#ajv.compile({ ...schema, components: this.#document.components });
      this.#validators.set(schema, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }
}
