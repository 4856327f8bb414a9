import { type Asked, useAskedOfMock } from './asked.ts';
import { connection } from './connection.ts';

/** As much of a JSON Schema as forms are made of. */
export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly (string | number)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly oneOf?: readonly Schema[];
}

/** By name, the schemas that the mock publishes of all that it takes. */
export type Schemas = Readonly<Record<string, Schema>>;

interface Description {
  readonly components: { readonly schemas: Schemas };
}

/** The schemas of the mock, which forms are made of: what it would refuse cannot be chosen in them. */
export function useSchemas(): Asked<Schemas> {
  return useAskedOfMock(async (signal) => {
    const description = await connection.transport.ask<Description>(
      'GET',
      '/openapi.json',
      undefined,
      signal,
    );
    return description.components.schemas;
  });
}
