import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../base/package-root.ts';
import type { NmbrsErrorCode } from './interface/errors.ts';
import type { Operation } from './interface/model.ts';
import { qualifiedName } from './interface/operations-named.ts';

/**
 * By version, operation and code: what brought the error up when the operation was asked in every way that could be
 * wrong, an example of each kind. The test that provokes every refusal writes it, and fails where it is not true.
 */
export type Causes = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Where the causes that come with the package stand. */
export const CAUSES_FILE = 'contracts/generated/causes.json';

let causes: Causes | undefined;

/** What brings up an error of an operation, an example of each kind; none for those that are about its caller. */
export function causesOf(operation: Operation, code: NmbrsErrorCode): readonly string[] {
  causes ??= JSON.parse(readFileSync(join(packageRoot, CAUSES_FILE), 'utf8')) as Causes;
  return causes[causesKey(operation)]?.[code] ?? [];
}

/** `v3 EmployeeService.Contract_Insert` */
export function causesKey(operation: Operation): string {
  return `${operation.service.version} ${qualifiedName(operation)}`;
}

/** What a reason says whatever the values: two that differ in nothing else are of one kind. */
export function kindOfCause(reason: string): string {
  return reason.replaceAll(/'[^']*'/g, '…').replaceAll(/-?\d[\w.:-]*/g, '…');
}
