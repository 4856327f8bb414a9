import { expect } from 'vitest';
import { type Operation, VERSIONS, type Version } from '../../../contracts/interface/model.ts';
import { type OpenDesk, OUTSIDERS, operationIn } from './desk.ts';
import { expectHeld, holds } from './held.ts';
import { namesSomebody, ofEmployee, withIds } from './own-ids.ts';
import { OPEN, readingOf } from './parameters.ts';
import { idsOf } from './people.ts';
import { makerOf, placesOf, showingOf } from './places.ts';
import type { Round, Showing, Table, Written } from './round.ts';
import { saidBy } from './said.ts';
import { type Fields, isList, nearest, type Tree, withValue } from './tree.ts';

/** What a login is told when it names what it may not see. */
const HIDDEN = 1003;

/** What was drawn for a round, and for the one that makes its record. */
export interface Draws {
  readonly own: Fields;
  readonly makers: Fields | null;
}

/** A round that was played as far as its write. */
export interface Played extends Written {
  readonly round: Round;
  /** What is to be read. */
  readonly said: Tree;
}

/** A write that is about to be made. */
interface Prepared {
  readonly operation: Operation;
  readonly sent: Fields;
  /** The record it is about; null for one that it makes. */
  readonly made: Played | null;
  /** By what the request names that record. */
  readonly name: string;
}

/** One play of a round in one version of the services; what was written is read in both. */
export class Play {
  readonly #desk: OpenDesk;
  readonly #table: Table;
  readonly #version: Version;

  constructor(desk: OpenDesk, table: Table, version: Version) {
    this.#desk = desk;
    this.#table = table;
    this.#version = version;
  }

  /** Writes, and expects it wherever it has to be, or no longer has to be. */
  async expectReadBack(round: Round, draws: Draws): Promise<void> {
    const played = await this.write(round, draws);
    const { shown, gone } = placesOf(round, this.#table);
    for (const showing of shown) await this.#expectShown(played, showing);
    for (const showing of gone) await this.#expectGone(played, showing);
  }

  /** Expects that nobody outside can write it, nor read it in any of these places once somebody else has. */
  async expectHidden(round: Round, draws: Draws): Promise<void> {
    const prepared = await this.#prepare(round, draws);
    await this.#expectRefused(prepared.operation, prepared.sent);
    const played = await this.#perform(round, prepared);
    const { shown, gone } = placesOf(round, this.#table);
    for (const showing of [...shown, ...gone])
      for (const version of this.#versionsOf(showing)) {
        const operation = this.#reading(showing, version);
        await this.#expectRefused(operation, this.#parameters(operation, played, showing));
      }
  }

  /** Writes; what is needed for it is written before. */
  async write(round: Round, draws: Draws): Promise<Played> {
    return this.#perform(round, await this.#prepare(round, draws));
  }

  async #prepare(round: Round, { own, makers }: Draws): Promise<Prepared> {
    const maker = makerOf(round, this.#table);
    const ids = idsOf((maker ?? round).who);
    const made = maker && makers ? await this.write(maker, { own: makers, makers: null }) : null;
    const name = made && round.at !== undefined ? await this.#nameOf(made, round.by) : '';
    const known = await round.before?.(this.#desk, this.#version, ids);
    const operation = this.#operation(round.write);
    const named = name === '' || round.at === undefined ? own : (withValue(own, round.at, name) as Fields);
    return { operation, sent: withIds(operation.request, { ...named, ...known }, ids), made, name };
  }

  async #perform(round: Round, { operation, sent, made, name }: Prepared): Promise<Played> {
    const answer = await this.#desk.ask(operation, sent);
    const id = idAnswered(round, answer) || made?.id || name;
    const said = made && round.gone ? made.said : saidBy(round, operation, sent, id);
    const { who, makes } = makerOf(round, this.#table) ?? round;
    const ids = makes && id !== '' ? { ...idsOf(who), [makes]: Number(id) } : idsOf(who);
    return { round, sent, id, ids, said };
  }

  /** By what a record is named: what its maker answered, or what the first that shows it tells. */
  async #nameOf(made: Played, by: string | undefined): Promise<string> {
    if (by === undefined && made.id !== '') return made.id;
    const { write, id = 'Id', shown = [] } = made.round;
    const [first] = shown;
    const field = by ?? id;
    if (field === null || !first) throw new Error(`nothing tells what names the record that ${write} made`);
    const showing = showingOf(first);
    const record = nearest(await this.#read(made, showing, this.#version), made.said as Fields);
    const name = record?.[field];
    if (typeof name !== 'string') throw new Error(`${showing.read} tells no ${field}`);
    return name;
  }

  async #expectShown(played: Played, showing: Showing): Promise<void> {
    for (const version of this.#versionsOf(showing)) {
      const operation = this.#reading(showing, version);
      const answer = await this.#read(played, showing, version);
      const said = showing.as ? showing.as(played.said, played) : played.said;
      const title = `${played.round.write} in ${this.#version}, read by ${showing.read} in ${version}`;
      if (isTooEarly(operation, played.sent))
        expect({ title, shown: holds(answer, said) }).toEqual({ title, shown: false });
      else expectHeld(title, answer, said);
    }
  }

  async #expectGone(played: Played, showing: Showing): Promise<void> {
    for (const version of this.#versionsOf(showing)) {
      const answer = await this.#read(played, showing, version);
      const said = showing.as ? showing.as(played.said, played) : played.said;
      const title = `${played.round.write} in ${this.#version}, no longer in ${showing.read} in ${version}`;
      expect({ title, shown: holds(answer, said) ? answer : null }).toEqual({ title, shown: null });
    }
  }

  /** That nobody outside may make a call: unless the caller names nobody, which is everybody's right. */
  async #expectRefused(operation: Operation, values: Fields): Promise<void> {
    if (!namesSomebody(operation)) return;
    for (const login of OUTSIDERS) {
      const code = await this.#desk.refusal(operation, values, login);
      expect({ operation: operation.name, login, code }).toEqual({
        operation: operation.name,
        login,
        code: HIDDEN,
      });
    }
  }

  async #read(played: Played, showing: Showing, version: Version): Promise<Tree> {
    const operation = this.#reading(showing, version);
    const answer = await this.#desk.ask(operation, this.#parameters(operation, played, showing));
    return ofEmployee(answer, played.ids.employee);
  }

  #parameters(operation: Operation, played: Played, showing: Showing): Fields {
    const { Year: year, Period: period } = played.sent;
    return readingOf(operation, played.ids, showing.with?.(played), {
      year: typeof year === 'string' ? year : OPEN.year,
      period: typeof period === 'string' ? period : OPEN.period,
    });
  }

  #operation(name: string): Operation {
    const operation = operationIn(this.#version, this.#table.service, name);
    if (!operation) throw new Error(`${this.#table.service} ${this.#version} has no ${name}`);
    return operation;
  }

  #reading({ service = this.#table.service, read }: Showing, version: Version): Operation {
    const operation = operationIn(version, service, read);
    if (!operation) throw new Error(`${service} ${version} has no ${read}`);
    return operation;
  }

  #versionsOf({ version, read, service = this.#table.service }: Showing): Version[] {
    return VERSIONS.filter(
      (one) => (version === undefined || version === one) && operationIn(one, service, read) !== null,
    );
  }
}

/** The id of the record in an answer, which may be a number, its text, or the first of a list; empty for none. */
function idAnswered({ id = 'Id' }: Round, answer: Tree): string {
  const first = isList(answer) ? (answer[0] ?? null) : answer;
  return id !== null && typeof first === 'string' && /^\d{4,}$/.test(first) ? first : '';
}

/** Whether somebody reads what holds now, of what begins later. */
function isTooEarly({ name, request }: Operation, { Period: period }: Fields): boolean {
  const namesPeriod = request.some((field) => /period$/i.test(field.name));
  return period !== undefined && period !== OPEN.period && !namesPeriod && /Current/.test(name);
}
