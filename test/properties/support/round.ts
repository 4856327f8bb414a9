import type { ServiceName, Version } from '../../../contracts/interface/model.ts';
import type { EmployeeType } from '../../../fixtures/seed.ts';
import type { Rules } from './arbitrary.ts';
import type { OpenDesk } from './desk.ts';
import type { Ids } from './people.ts';
import type { Fields, Tree } from './tree.ts';

/** What is known when it is asked where something written is to be read. */
export interface Written {
  readonly sent: Fields;
  /** Of the record that was made or changed; empty for none that has an id. */
  readonly id: string;
  /** Who and what it was written to. */
  readonly ids: Ids;
}

/** An operation that must show what was written. */
export interface Showing {
  readonly read: string;
  /** Of the same service unless said otherwise. */
  readonly service?: ServiceName;
  /** Only in this version; in all that have the operation unless said otherwise. */
  readonly version?: Version;
  /** Parameters that are not what one would think: not an id of who is written to, not the period that was sent. */
  readonly with?: (written: Written) => Fields;
  /** What it must show, where that is not just what was said: other names, or less of it. */
  readonly as?: (said: Tree, written: Written) => Tree;
}

/** An operation that writes, and where one reads what it wrote. */
export interface Round {
  readonly write: string;
  /** Tells rounds of one operation apart. */
  readonly when?: string;
  /** Only in this version; in all that have the operation unless said otherwise. */
  readonly version?: Version;
  /** Whose record it is written to: an active employee's unless said otherwise. */
  readonly who?: EmployeeType;
  readonly rules?: Rules;
  /** Makes the values that were drawn fit one another. */
  readonly fit?: (sent: Fields) => Fields;
  /** The round that makes the record which is changed or taken away. */
  readonly of?: string;
  /** Where the request names that record; nowhere when there is but one. */
  readonly at?: string;
  /** The field of that record by which it is named: the one with its id unless said otherwise. */
  readonly by?: string;
  /** Puts in what has to be there before; what comes back are parameters that are known only then. */
  readonly before?: (desk: OpenDesk, version: Version, ids: Ids) => Promise<Fields>;

  /** What the request says of the record: its one record or list, or else its parameters, unless said otherwise. */
  readonly content?: (sent: Fields) => Tree;
  /** Fields that come back under another name. */
  readonly as?: Readonly<Record<string, string>>;
  /** Fields that do not come back. */
  readonly unread?: readonly string[];
  /** Fields that come back empty when they were left out. */
  readonly emptied?: readonly string[];
  /** What is left out is kept as it was, so that nothing is known of it. */
  readonly keepsLeftOut?: true;
  /** Fields that come back whatever was sent. */
  readonly always?: Readonly<Record<string, Tree>>;
  /** The field that holds the id which was answered; null when nothing shows it. `Id` unless said otherwise. */
  readonly id?: string | null;
  /** What was made is somebody or something that has records of its own, which are read by its id. */
  readonly makes?: 'debtor' | 'company' | 'employee';

  readonly shown?: readonly (string | Showing)[];
  /** Where it must no longer be: everywhere it was shown, or just there. */
  readonly gone?: true | readonly (string | Showing)[];
  /** Why nothing shows it, where nothing does. */
  readonly unseen?: string;
}

/** The rounds of a service. */
export interface Table {
  readonly service: ServiceName;
  readonly rounds: readonly Round[];
}

export function titleOf({ write, when }: Round): string {
  return when === undefined ? write : `${write} (${when})`;
}
