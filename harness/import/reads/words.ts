import { DEFAULT_DATE_TIME } from '../../../contracts/interface/values.ts';
import type { EmployeeType } from '../../../fixtures/employee-types.ts';
import {
  EMPLOYEE_TYPES,
  employeeTypeWithId,
} from '../../../server/operations/shared/employee/employee-type.ts';
import type { Arguments } from '../../serving/read-call.ts';

/** A day on the wire, where the least there is stands for none. */
export function dayOrNone(day: string | null | undefined): string | null {
  return !day || day === DEFAULT_DATE_TIME ? null : day;
}

/** A gender on the wire, where a word stands for none. */
export function genderOf(gender: string | null | undefined): string | null | undefined {
  return gender === 'undefined' ? null : gender;
}

/** The types of employees that a list holds, by what it was asked for. */
export function typesAskedFor({ EmployeeType: id, active }: Arguments): readonly EmployeeType[] | null {
  if (id === OF_EVERY_TYPE) return EMPLOYEE_TYPES;
  if (typeof id === 'number') return EMPLOYEE_TYPES.filter((type) => type === employeeTypeWithId(id));
  return BY_ACTIVE[String(active)] ?? null;
}

const OF_EVERY_TYPE = 0;

/** Version 2.1 asks by a word. */
const BY_ACTIVE: Readonly<Record<string, readonly EmployeeType[]>> = {
  active: ['active'],
  notActive: ['inactive'],
  all: ['active', 'newHire', 'inactive'],
};
