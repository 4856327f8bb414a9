import type { Coded } from '../../world/records.ts';
import type { Call } from '../call.ts';
import { missing, noSuch } from './faults.ts';

/** Where the list of an owner stands. */
interface CodedListPlace<Code extends number | string> {
  /** Whose list it is, what is in it, and the argument in which one is sent. */
  readonly owner: string;
  readonly what: string;
  readonly argument: string;
  /** @throws NmbrsFault for an owner the caller does not see. */
  read(call: Call, ownerId: number): readonly Coded<Code>[];
  write(call: Call, ownerId: number, records: readonly Coded<Code>[]): void;
}

/** Such a record as it was sent: a code that is a text may be missing. */
interface Sent<Code> {
  readonly Id?: number | null;
  readonly Code?: Code | null;
  readonly Description?: string | null;
}

/** A list of a debtor or company in which things are known by a code: departments, functions, cost centres ... */
export class CodedList<Code extends number | string> {
  readonly #place: CodedListPlace<Code>;
  readonly #noCode: Code;

  /** @param noCode what a code that was left out becomes. */
  constructor(noCode: Code, place: CodedListPlace<Code>) {
    this.#noCode = noCode;
    this.#place = place;
  }

  list(call: Call, ownerId: number) {
    return this.#place.read(call, ownerId).map(({ id, code, description }) => ({
      Id: id,
      Code: code,
      Description: description,
    }));
  }

  /**
   * Adds one; the Id sent means nothing (mark: insert-id-means-nothing). Codes need not differ
   * (mark: codes-may-repeat).
   */
  insert(call: Call, ownerId: number, sent: Sent<Code> | null | undefined): number {
    const record = this.#record(sent, call.environment.idOfNewRecord());
    this.#place.write(call, ownerId, [...this.#place.read(call, ownerId), record]);
    return record.id;
  }

  /**
   * Overwrites the one with the Id sent (mark: update-overwrites).
   * @throws NmbrsFault NotFound for one that is not in the list (mark: unknown-record-not-found).
   */
  update(call: Call, ownerId: number, sent: Sent<Code> | null | undefined): number {
    const record = this.#record(sent, sent?.Id ?? 0);
    const records = this.#place.read(call, ownerId);
    if (!records.some(({ id }) => id === record.id)) throw this.#noSuch(record.id);
    const changed = records.map((old) => (old.id === record.id ? record : old));
    this.#place.write(call, ownerId, changed);
    return record.id;
  }

  /** Takes one away. @throws NmbrsFault NotFound for one that is not in the list (mark: unknown-record-not-found). */
  delete(call: Call, ownerId: number, recordId: number): void {
    const records = this.#place.read(call, ownerId);
    if (!records.some(({ id }) => id === recordId)) throw this.#noSuch(recordId);
    const others = records.filter(({ id }) => id !== recordId);
    this.#place.write(call, ownerId, others);
  }

  /**
   * Changes the one that `isSame` finds, and inserts when there is none: an Id that is not in the list means nothing,
   * as on every insert (mark: insert-id-means-nothing).
   */
  save(
    call: Call,
    ownerId: number,
    sent: Sent<Code> | null | undefined,
    isSame: (record: Coded<Code>) => boolean = ({ id }) => id === sent?.Id,
  ): number {
    const existing = this.#place.read(call, ownerId).find(isSame);
    return existing && sent
      ? this.update(call, ownerId, { ...sent, Id: existing.id })
      : this.insert(call, ownerId, sent);
  }

  #noSuch(id: number) {
    const { owner, what } = this.#place;
    return noSuch(owner, what, id);
  }

  #record(sent: Sent<Code> | null | undefined, id: number): Coded<Code> {
    if (!sent) throw missing(this.#place.argument);
    return { id, code: sent.Code ?? this.#noCode, description: sent.Description ?? '' };
  }
}
