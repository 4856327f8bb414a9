import type { Account } from './troubled-server.ts';

/** The calls the tests make: one reads, one writes. */
export type Call =
  | { readonly operation: 'List_GetAll' }
  | { readonly operation: 'Debtor_Insert'; readonly number: string };

/** What became of a call, as its client sees it. */
export type Outcome =
  | { readonly kind: 'answer' }
  | { readonly kind: 'fault'; readonly text: string }
  /** A status, and no SOAP with it. */
  | { readonly kind: 'status'; readonly status: number }
  /** No answer, or a part of one, or one that cannot be read; clients differ in what they call which. */
  | { readonly kind: 'broken' };

/** A SOAP client that calls DebtorService, version 3. */
export interface Client {
  call(account: Account, call: Call): Promise<Outcome>;
  close(): void;
}
