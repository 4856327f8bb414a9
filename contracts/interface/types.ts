/**
 * `nmbrs-mock/types`: what goes over the wire, as types. `RequestOf<'EmployeeService.Absence2_Insert'>` is what an operation
 * takes and `ResponseOf` what it answers; `v3.EmployeeService.AbsenceV2` is a record of a service.
 */

export type { Interface } from './generated/index.ts';
export type * as v2_1 from './generated/v2.1/index.ts';
export type * as v3 from './generated/v3/index.ts';
export type { ServiceName, Version } from './model.ts';
export type {
  OperationIn,
  OperationName,
  QualifiedOperationName,
  RequestOf,
  ResponseOf,
} from './operation-types.ts';
export type { DateTime, Decimal, Guid } from './values.ts';
