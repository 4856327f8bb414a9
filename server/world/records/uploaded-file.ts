import type { Guid } from '../../../contracts/interface/values.ts';
import type { EmployeeRecord } from '../../../fixtures/seed.ts';

/** A file that was uploaded. */
export interface UploadedFile extends EmployeeRecord {
  /** With its extension. */
  readonly name: string;
  readonly content: Uint8Array;
}

/** A document about an employee. */
export interface EmployeeDocument extends UploadedFile {
  readonly documentType: Guid;
}

/** A file of a company. */
export interface CompanyFile extends UploadedFile {
  /** The folder it is in; null for none. */
  readonly folder: string | null;
}
