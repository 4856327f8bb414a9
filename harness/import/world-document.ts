/** A part of a world as a document; what it may hold is judged by the schema of worlds in the end. */
export type Document = Record<string, unknown>;

export interface EnvironmentDocument extends Document {
  readonly subdomain: string;
  readonly debtors: readonly DebtorDocument[];
}

export interface DebtorDocument extends Document {
  readonly id: number;
  readonly companies: readonly CompanyDocument[];
}

export interface CompanyDocument extends Document {
  readonly id: number;
  readonly employees: readonly EmployeeDocument[];
}

export interface EmployeeDocument extends Document {
  readonly id: number;
}
