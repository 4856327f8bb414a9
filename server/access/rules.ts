import type { AnswerRule } from '../../contracts/control/answers.ts';
import type { TroubleDefinition } from '../../contracts/control/trouble.ts';
import { type Entries, Table } from '../world/table.ts';

/** What a rule has counted of the calls that it concerns. */
export interface TurnCounts {
  /** How many there were. */
  readonly calls: number;
  /** How many turns it took; those that were given back are among them. */
  readonly taken: number;
  /** The turns that came to nothing, in their order. */
  readonly returned: readonly number[];
  /** How many chances were drawn. */
  readonly drawn: number;
}

/** What a rule of trouble has counted. */
export interface TroubleCounts extends TurnCounts {
  /** How many numbers its effect drew. */
  readonly effects: number;
}

/** What a rule that chooses answers has counted. */
export interface AnswerCounts extends TurnCounts {
  /** The number of the last call before it was made. */
  readonly since: number;
  /** At how many calls it changed nothing, since no place was there, and the places at the last of them. */
  readonly fruitless: number;
  readonly missed: readonly string[];
  /** How many calls came to no answer that could be changed. */
  readonly refused: number;
}

/** A rule as the state of its environment has it. */
export interface RuleRecord<Definition, Counts> {
  /** Counts the rules of an environment from 1. */
  readonly id: number;
  readonly definition: Definition;
  /** One of a seed is there anew at each reset; one that answers by a function ends with the program that made it. */
  readonly origin: 'seed' | 'request' | 'function';
  /** Null before it counted anything. */
  readonly counts: Counts | null;
}

export type TroubleRecord = RuleRecord<TroubleDefinition, TroubleCounts>;
export type AnswerRecord = RuleRecord<AnswerRule, AnswerCounts>;

/** The rules of each kind. */
export interface RuleRecords {
  readonly trouble: TroubleRecord;
  readonly answers: AnswerRecord;
}

export type RuleKind = keyof RuleRecords;

/** Something of each kind of rules. */
type OfKinds<Part> = Readonly<Record<RuleKind, Part>>;

/** The rules of an environment as they are kept. */
export type RuleTables = { readonly [Kind in RuleKind]: Table<RuleRecords[Kind]> };

/** A rule that was put in, or has counted since; null for one that was removed. */
export type RuleChange = {
  readonly [Kind in RuleKind]: {
    readonly kind: Kind;
    readonly id: number;
    readonly record: RuleRecords[Kind] | null;
  };
}[RuleKind];

/** The tables of rules, with what was written to them. */
export function ruleTablesOf(
  written: {
    readonly [Kind in RuleKind]: Entries<RuleRecords[Kind]>;
  },
): RuleTables {
  return {
    trouble: Table.open({ written: written.trouble }),
    answers: Table.open({ written: written.answers }),
  };
}

/** The rules of an environment, as records. */
export class Rules {
  readonly tables: RuleTables;
  #lastIds: OfKinds<number>;

  constructor(tables: RuleTables, lastIds: OfKinds<number>) {
    this.tables = tables;
    this.#lastIds = lastIds;
  }

  /** Of an environment that has none. */
  static none(): Rules {
    return new Rules(ruleTablesOf({ trouble: [], answers: [] }), { trouble: 0, answers: 0 });
  }

  /** The ids that were given last. None is given again, so that what is recorded of a rule never seems to be of another. */
  get lastIds(): OfKinds<number> {
    return this.#lastIds;
  }

  /** How many records a copy holds. */
  get recordCount(): number {
    return this.tables.trouble.writtenCount + this.tables.answers.writtenCount;
  }

  get<Kind extends RuleKind>(kind: Kind, id: number): RuleRecords[Kind] | undefined {
    const table: Table<RuleRecords[Kind]> = this.tables[kind];
    return table.get(id);
  }

  /** Puts in a rule that has counted nothing. */
  add<Kind extends RuleKind>(
    kind: Kind,
    rule: Pick<RuleRecords[Kind], 'definition' | 'origin'>,
  ): RuleRecords[Kind] {
    const id = this.#lastIds[kind] + 1;
    this.#lastIds = { ...this.#lastIds, [kind]: id };
    return this.replace(kind, id, rule);
  }

  /** Puts a rule that has counted nothing in the place of one that is there. */
  replace<Kind extends RuleKind>(
    kind: Kind,
    id: number,
    rule: Pick<RuleRecords[Kind], 'definition' | 'origin'>,
  ): RuleRecords[Kind] {
    const record = { id, counts: null, ...rule } as RuleRecords[Kind];
    this.tables[kind].put(record);
    return record;
  }

  remove(kind: RuleKind, id: number): void {
    this.tables[kind].delete(id);
  }

  clear(kind: RuleKind): void {
    for (const id of [...this.tables[kind].ids()]) this.remove(kind, id);
  }

  /** Notes what a rule has counted, unless it is gone. @returns the rule as it is now; null for one that is gone. */
  count<Kind extends RuleKind>(
    kind: Kind,
    id: number,
    counts: RuleRecords[Kind]['counts'],
  ): RuleRecords[Kind] | null {
    const table: Table<RuleRecords[Kind]> = this.tables[kind];
    const record = this.get(kind, id);
    if (!record) return null;
    const counted = { ...record, counts };
    table.put(counted);
    return counted;
  }

  /** Those of seeds are there anew, with nothing counted, and no others are. */
  beginAnew(): void {
    this.#beginAnew('trouble');
    this.#beginAnew('answers');
  }

  #beginAnew<Kind extends RuleKind>(kind: Kind): void {
    const table: Table<RuleRecords[Kind]> = this.tables[kind];
    for (const record of [...table.all()])
      if (record.origin !== 'seed') table.delete(record.id);
      else if (record.counts !== null) table.put({ ...record, counts: null });
  }

  /** All that there are, as what was put in. */
  get all(): RuleChange[] {
    return [
      ...changesOf('trouble', this.tables.trouble.entries()),
      ...changesOf('answers', this.tables.answers.entries()),
    ];
  }

  /** Of a draft, what was written there; few calls write any. */
  get drafted(): readonly RuleChange[] {
    const { trouble, answers } = this.tables;
    if (!trouble.hasChanges && !answers.hasChanges) return NO_CHANGES;
    return [...changesOf('trouble', trouble.drafted()), ...changesOf('answers', answers.drafted())];
  }

  copy(): Rules {
    const { trouble, answers } = this.tables;
    return new Rules({ trouble: trouble.copy(), answers: answers.copy() }, this.#lastIds);
  }

  /** Rules over these, to be merged or forgotten. */
  draft(): Rules {
    const { trouble, answers } = this.tables;
    return new Rules({ trouble: trouble.draft(), answers: answers.draft() }, this.#lastIds);
  }

  /** Writes here what was written in a draft. */
  merge(draft: Rules): void {
    this.tables.trouble.merge(draft.tables.trouble);
    this.tables.answers.merge(draft.tables.answers);
    this.#lastIds = draft.#lastIds;
  }
}

const NO_CHANGES: readonly RuleChange[] = [];

function changesOf<Kind extends RuleKind>(
  kind: Kind,
  entries: Iterable<readonly [id: number, record: RuleRecords[Kind] | null]>,
): RuleChange[] {
  return Array.from(entries, ([id, record]) => ({ kind, id, record }) as RuleChange);
}
