import type { Interface } from './generated/index.ts';
import type { ServiceName, Version } from './model.ts';

/** The operations of a service by their bare names: of one version, or of any. */
export type OperationIn<S extends ServiceName, V extends Version = Version> = V extends Version
  ? S extends keyof Interface[V]
    ? keyof Interface[V][S] & string
    : never
  : never;

/** `EmployeeService.Absence2_Insert`. */
export type QualifiedOperationName<S extends ServiceName = ServiceName> = S extends ServiceName
  ? `${S}.${OperationIn<S>}`
  : never;

/** The operations of a service that no other service has. */
type OnlyIn<S extends ServiceName> = S extends ServiceName
  ? Exclude<OperationIn<S>, OperationIn<Exclude<ServiceName, S>>>
  : never;

/** The name of an operation: `EmployeeService.Absence2_Insert`, or `Absence2_Insert` where no two services have it. */
export type OperationName = QualifiedOperationName | OnlyIn<ServiceName>;

type ServiceOf<N extends OperationName> = N extends `${infer S extends ServiceName}.${string}`
  ? S
  : { [S in ServiceName]: N extends OnlyIn<S> ? S : never }[ServiceName];

type BareNameOf<N extends OperationName> = N extends `${ServiceName}.${infer Bare}` ? Bare : N;

/** What the generated interface says of an operation in a version; never where that does not have it. */
type Declared<N extends OperationName, V extends Version> = N extends OperationName
  ? V extends Version
    ? ServiceOf<N> extends infer S extends keyof Interface[V]
      ? BareNameOf<N> extends infer Bare extends keyof Interface[V][S]
        ? Interface[V][S][Bare]
        : never
      : never
    : never
  : never;

/** The version that is meant where none is named: 3, unless only 2.1 has the operation. */
export type NewestVersionOf<N extends OperationName> = [Declared<N, 'v3'>] extends [never] ? 'v2.1' : 'v3';

/**
 * The arguments of an operation as the service reads them: `RequestOf<'EmployeeService.Absence2_Insert'>`. Of version 3
 * unless another one is named, or only 2.1 has it.
 */
export type RequestOf<N extends OperationName, V extends Version = NewestVersionOf<N>> =
  Declared<N, V> extends { readonly request: infer Request } ? Request : never;

/** What an operation answers; void for nothing. Of version 3 unless another one is named, or only 2.1 has it. */
export type ResponseOf<N extends OperationName, V extends Version = NewestVersionOf<N>> =
  Declared<N, V> extends { readonly result: infer Result } ? Result : never;
