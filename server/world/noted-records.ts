/** That the records of a document are those of a world: a field that only one of them has does not compile. */

import type { z } from 'zod';
import type { companySchema } from '../../contracts/seed/records/company.ts';
import type { debtorSchema } from '../../contracts/seed/records/debtor.ts';
import type { employeeSchema } from '../../contracts/seed/records/employee.ts';
import type { Company, Debtor, Employee } from './records.ts';

/** A record as a document notes it, a file in base64; that a field may be left out would hide that it is missing. */
type Noted<Value> = Value extends Uint8Array
  ? string
  : Value extends object
    ? { readonly [Name in keyof Value]-?: Noted<Value[Name]> }
    : Value;

type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never;

type Document<Schema extends z.ZodType> = Noted<z.output<Schema>>;

export const NOTED_ALIKE: {
  readonly employee: Same<Document<typeof employeeSchema>, Noted<Employee>>;
  readonly company: Same<Document<typeof companySchema>, Noted<Company>>;
  readonly debtor: Same<Document<typeof debtorSchema>, Noted<Debtor>>;
} = { employee: true, company: true, debtor: true };
