import type { CompanyAdministration } from '../../../fixtures/administration/company.ts';
import type { Employer } from '../../../fixtures/records/frame.ts';
import type { Company, Debtor } from '../../world/records.ts';
import type { RecordReader } from '../record-reader.ts';
import type { Seeding } from '../seeding.ts';

/** A company that employees of a seed come to. */
export interface Workplace extends Seeding {
  readonly debtor: Debtor;
  readonly company: Company;
  /** The same company, all that is not known of it made, as the makers of employees want it. */
  readonly employer: Employer;
  readonly administration: CompanyAdministration;
  readonly reader: RecordReader;
}
