import { isDeepStrictEqual } from 'node:util';
import { groupedBy } from '../../base/grouped-by.ts';
import type { Settings } from '../../contracts/control/settings.ts';
import type { Guid } from '../../contracts/interface/values.ts';
import { type AnswerRecord, Rules, ruleTablesOf } from '../access/rules.ts';
import type { Draft, State } from '../access/state.ts';
import { Users, userTablesOf } from '../access/users.ts';
import type { Capacity } from '../capacity/capacity.ts';
import { Clock, type ClockSetting } from '../world/clock.ts';
import { Environment, type Ledger, type Origin } from '../world/environment.ts';
import type { Table } from '../world/table.ts';
import { mapTables, tablesOf } from '../world/tables.ts';
import { readFrom, type TextSource } from '../world/unread.ts';
import { keptText, keptValue } from './kept-json.ts';
import { SharedRecords, textOfRecord } from './kept-records.ts';
import type { BegunState, Change, KeptState, StateNumber } from './store.ts';

/** What is kept of a state besides its records. */
interface KeptScalars {
  readonly clock: ClockSetting;
  readonly settings: Settings;
  readonly nextId: number;
  readonly made: number;
  readonly seeded: number;
  /** The ids that rules were given last. */
  readonly rules: Rules['lastIds'];
}

/** What seeds have chosen, as one record. */
interface KeptChoices {
  readonly id: number;
  readonly guids: readonly (readonly [name: string, guid: Guid])[];
  readonly ids: readonly number[];
}

/** The table of choices, which holds one record. */
const CHOICES = 'choices';

/** Where something is kept. */
interface Place {
  readonly environment: number;
  readonly state: StateNumber;
}

/** What was written in a draft. */
export function changesOfDraft(draft: Draft, place: Place): Change[] {
  const changes = tablesIn(draft).flatMap(([name, table]) =>
    recordChanges(name, table, table.drafted(), place),
  );
  if (draft.environment.hasChosen) changes.push(choicesChange(draft, place));
  return [...changes, scalarsChange(draft, place)];
}

/** All of a state that is kept. */
export function begunStateOf(state: State): BegunState {
  const records = tablesIn(state).flatMap(([name, table]) =>
    Array.from(table.entries(), ([id, record]) => ({
      table: name,
      id,
      value: record && textOfRecord(record, table.baseRecord(id)),
    })),
  );
  return { state: textOfScalars(state), records: [...records, choicesOf(state)] };
}

/** What was written to a state since an earlier copy of it was made; mostly nothing. */
export function changesSince(earlier: State, state: State, place: Place): Change[] {
  const before = new Map(tablesIn(earlier));
  const changes = tablesIn(state).flatMap(([name, table]) => {
    const was = before.get(name);
    const ids = new Set([...(was?.entries() ?? []), ...table.entries()].map(([id]) => id));
    const changed = [...ids].filter((id) => table.get(id) !== was?.get(id));
    const entries = changed.map((id) => [id, table.get(id) ?? null] as const);
    return recordChanges(name, table, entries, place);
  });
  const [was, is] = [earlier.environment.ledger, state.environment.ledger];
  if (was.guids !== is.guids || was.chosenIds !== is.chosenIds) changes.push(choicesChange(state, place));
  return changes.length === 0 && haveSameScalars(earlier, state)
    ? []
    : [...changes, scalarsChange(state, place)];
}

/** A table of whatever records. */
type AnyTable = Pick<
  Table<{ readonly id: number }>,
  'get' | 'drafted' | 'entries' | 'baseRecord' | 'put' | 'delete'
>;

/** The tables of a state, by names under which they are kept. */
function tablesIn({ environment, users, rules }: State): [string, AnyTable][] {
  return Object.entries({ ...environment.tables, ...users.tables, ...rules.tables });
}

function recordChanges(
  name: string,
  table: AnyTable,
  entries: Iterable<readonly [id: number, record: { readonly id: number } | null]>,
  place: Place,
): Change[] {
  return [...entries].map(([id, record]) => {
    const base = table.baseRecord(id);
    const about = { ...place, table: name, id };
    if (record === null && base === undefined) return { kind: 'forget', ...about };
    return { kind: 'record', ...about, value: record && textOfRecord(record, base) };
  });
}

function choicesChange(state: State, place: Place): Change {
  return { kind: 'record', ...place, ...choicesOf(state) };
}

function choicesOf({ environment: { ledger } }: State): BegunState['records'][number] {
  const choices: KeptChoices = { id: 1, guids: [...ledger.guids], ids: [...ledger.chosenIds] };
  return { table: CHOICES, id: choices.id, value: textOfRecord(choices, undefined) };
}

function scalarsChange(state: State, place: Place): Change {
  return { kind: 'state', ...place, value: textOfScalars(state) };
}

function textOfScalars(state: State): string {
  return keptText(scalarsOf(state));
}

function scalarsOf({ environment, settings, rules }: State): KeptScalars {
  const { nextId, made, seeded } = environment.ledger;
  return { clock: environment.clock.setting, settings, nextId, made, seeded, rules: rules.lastIds };
}

/** Where a clock runs, its setting is never quite the same when it is read again. */
function haveSameScalars(one: State, other: State): boolean {
  const [{ clock: _one, ...here }, { clock: _other, ...there }] = [scalarsOf(one), scalarsOf(other)];
  return one.environment.clock.isLike(other.environment.clock) && isDeepStrictEqual(here, there);
}

/** What was written to a state elsewhere, as a draft of it. */
export function draftOfKept(state: State, { value, records }: KeptState): Draft {
  const { environment, users } = state;
  const { clock, settings, rules: lastIds, ...counts } = keptValue<KeptScalars>(value);
  const { subdomain, origin, capacity } = environment;
  const tables = mapTables(environment.tables, (table) => table.draft());
  const choices = records.find(({ table }) => table === CHOICES)?.value;
  const ledger: Ledger = { ...counts, ...chosenIn(environment.ledger, choices) };
  const drafted = new Environment(subdomain, origin, { tables, clock: Clock.of(clock), ledger }, capacity);
  const rules = new Rules(state.rules.draft().tables, lastIds);
  const draft = { environment: drafted, users: users.draft(drafted), settings, rules, over: state };
  const byTable = groupedBy(records, ({ table }) => table);
  const shared = new SharedRecords();
  for (const [name, table] of tablesIn(draft))
    for (const [id, written] of shared.written(name, byTable.get(name) ?? [], (base) =>
      table.baseRecord(base),
    )) {
      const record = readFrom(written);
      if (record === null) table.delete(id);
      else table.put(record);
    }
  return draft;
}

/** What seeds have chosen, as it is kept; what stood before where nothing of it was written. */
function chosenIn(
  { guids, chosenIds }: Pick<Ledger, 'guids' | 'chosenIds'>,
  kept: TextSource | null | undefined,
): Pick<Ledger, 'guids' | 'chosenIds'> {
  if (!kept) return { guids, chosenIds };
  const { whole } = keptValue<{ readonly whole: KeptChoices }>(kept.toString());
  return { guids: new Map(whole.guids), chosenIds: new Set(whole.ids) };
}

/**
 * Reads the states of an environment that were kept: their records are read when they are first asked for.
 * @param origin what it began as.
 */
export function stateReader(
  subdomain: string,
  origin: Origin,
  capacity: Capacity,
): (kept: KeptState) => State {
  const begun = tablesOf(origin.world, origin.seed);
  const shared = new SharedRecords();
  return ({ value, records }) => {
    const byTable = groupedBy(records, ({ table }) => table);
    const writtenTo = <T extends { readonly id: number }>(table: string, base?: Table<T>) =>
      shared.written<T>(table, byTable.get(table) ?? [], (id) => base?.baseRecord(id));
    const { clock, settings, nextId, made, seeded, rules } = keptValue<KeptScalars>(value);
    const [choices] = writtenTo<KeptChoices>(CHOICES);
    const { guids, ids } = (choices && readFrom(choices[1])) ?? { guids: [], ids: [] };
    const tables = tablesOf(origin.world, origin.seed, {
      tags: writtenTo('tags', begun.tags),
      debtors: writtenTo('debtors', begun.debtors),
      companies: writtenTo('companies', begun.companies),
      employees: writtenTo('employees', begun.employees),
      reportTasks: writtenTo('reportTasks'),
    });
    const environment = new Environment(
      subdomain,
      origin,
      {
        tables,
        clock: Clock.of(clock),
        ledger: { nextId, made, seeded, guids: new Map(guids), chosenIds: new Set(ids) },
      },
      capacity,
    );
    const users = userTablesOf({
      templates: writtenTo('templates'),
      logins: writtenTo('logins'),
      mails: writtenTo('mails'),
      signOnTokens: writtenTo('signOnTokens'),
    });
    const ruleTables = ruleTablesOf({
      trouble: writtenTo('trouble'),
      // One that answers by a function ended with the program that made it.
      answers: [...writtenTo<AnswerRecord>('answers')].filter(
        ([, record]) => record !== null && readFrom(record).origin !== 'function',
      ),
    });
    return {
      environment,
      users: new Users(environment, users),
      settings,
      rules: new Rules(ruleTables, rules),
    };
  };
}
