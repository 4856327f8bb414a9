import type { Known } from './known.ts';
import type { METHODS } from './rest-file.ts';

/** What is known of the API that follows SOAP: what the files of contracts/rest say, and what a user corrects in them. */
export interface RestKnowledge {
  /** What each source is, by its id. */
  readonly sources: ReadonlyMap<string, string>;
  readonly scopes: ReadonlyMap<string, Statement>;
  /** Scopes that every program asks for. */
  readonly always: readonly string[];
  readonly consent: readonly ConsentRule[];
  readonly conventions: ReadonlyMap<string, Statement>;
  /** By method and path: `GET /api/debtors`. */
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  /** By the qualified name of the operation of SOAP: `EmployeeService.Salary_Get`. */
  readonly successions: ReadonlyMap<string, Succession>;
}

export interface Statement {
  readonly says: string | null;
  readonly known: Known;
}

export interface ConsentRule extends Statement {
  /** The kind of login that can give consent, where the rule is about one. */
  readonly login: string | null;
}

export interface Endpoint {
  readonly method: (typeof METHODS)[number];
  /** `/api/companies/{companyId}/period` */
  readonly path: string;
  /** The names in the path. */
  readonly parameters: readonly string[];
  readonly paging: 'pages' | 'none';
  readonly scopes: readonly ScopeOfEndpoint[];
  readonly query: readonly RestField[];
  /** Null where it was not seen. */
  readonly body: readonly RestField[] | null;
  readonly answers: readonly RestField[] | null;
  /** Which parts were not seen, or not wholly. */
  readonly inferred: readonly EndpointPart[];
  readonly says: string | null;
  readonly known: Known;
}

export type EndpointPart = 'query' | 'body' | 'answers';

export interface ScopeOfEndpoint {
  readonly name: string;
  readonly basis: 'known' | 'inferred';
}

export interface RestField {
  /** Names with dots between, those of lists without the numbers of items: `salaries.value`. */
  readonly name: string;
  /** What it can be; null where that was not seen, or is not limited. */
  readonly values: readonly string[] | null;
}

/** What becomes of an operation. */
export type Succession = Successor | (Statement & { readonly kind: 'gap' | 'needless' });

export interface Successor extends Statement {
  readonly kind: 'successor';
  /** The endpoints to be called, one after the other or whichever fits. */
  readonly endpoints: readonly string[];
  readonly needs: readonly string[];
  readonly sends: ReadonlyMap<string, FieldTarget>;
  readonly reads: ReadonlyMap<string, FieldTarget>;
  readonly picks: readonly string[];
  readonly nowhere: readonly string[];
}

/** Where an element of SOAP goes. */
export interface FieldTarget {
  readonly to: string;
  readonly values: ReadonlyMap<string, string> | null;
  readonly says: string | null;
  /** Null where it is as sure as the successor. */
  readonly known: Known | null;
}
