import type { Path } from '../../base/schema/schema-at.ts';
import { codedSchema } from '../../contracts/seed/records/common.ts';
import { debtorSchema, managerSchema } from '../../contracts/seed/records/debtor.ts';
import type { CompanySeed, DebtorSeed } from '../../contracts/seed/seed.ts';
import { makeDebtorAdministration } from '../../fixtures/administration/debtor.ts';
import { drawTown, towns } from '../../fixtures/dutch/place.ts';
import { drawFrom } from '../../fixtures/random.ts';
import { makeDebtor, type Parent, tradeNameOf } from '../../fixtures/records/employer.ts';
import { internetDomain } from '../../fixtures/records/firm.ts';
import { ANY_TRADE, tradeOfSeed, tradesIn } from '../../fixtures/seed-trade.ts';
import type { TradeName } from '../../fixtures/trade.ts';
import type { Manager } from '../world/records/manager.ts';
import type { Debtor, Webhook } from '../world/records.ts';
import { giveGuid, idOfNew } from './chosen-ids.ts';
import { codedList } from './coded-list.ts';
import { defined, RecordReader, type Said, without } from './record-reader.ts';
import { checkDebtor } from './rules/debtor.ts';
import type { Seeding } from './seeding.ts';

export function tradeOf({ trade }: Pick<Debtor, 'trade'>): TradeName {
  return trade ?? ANY_TRADE;
}

/** A debtor of a seed, in the environment. */
export interface SeededDebtor {
  readonly debtor: Debtor;
  readonly isNew: boolean;
}

/** The debtor that is said, made or changed; null where it cannot be told which one is meant. */
export function seedDebtor(value: DebtorSeed, path: Path, seeding: Seeding): SeededDebtor | null {
  const { environment, mistakes, ids } = seeding;
  const found = debtorNamed(value, path, seeding);
  if (found === null) return null;
  const reader = new RecordReader({ today: environment.today, periodType: 'month' }, mistakes, ids);
  const { id: _id, guid, companies = [], ...fields } = value;
  const unknown = mistakes.unknownCount;
  const said = reader.said<Debtor>(debtorSchema, fields, path);
  const begun = found ?? newDebtor(value, said, path, seeding);
  const lists = listsOf(said, path, found, reader, seeding);
  const debtor = reader.whole<Debtor>(debtorSchema, without(said, lists), { ...begun, ...lists }, path);
  checkTrade(companies, tradeOf(debtor), path, seeding);
  if (mistakes.unknownCount === unknown) checkDebtor(debtor, said, path, seeding);
  giveGuid(guid, ['debtor', debtor.id], path, seeding);
  if (found === undefined || Object.keys(fields).some((name) => name !== 'number'))
    environment.debtors.put(debtor);
  return { debtor, isNew: found === undefined };
}

/** Undefined for a new one. */
function debtorNamed(
  { id, number }: DebtorSeed,
  path: Path,
  { environment, mistakes }: Seeding,
): Debtor | undefined | null {
  if (number === undefined) {
    const found = id === undefined ? undefined : environment.debtors.get(id);
    if (found) return found;
    if (id === undefined)
      mistakes.missing(
        [...path, 'number'],
        'Give the number of a new debtor, or the id of one that is there.',
      );
    else
      mistakes.wrong(
        [...path, 'id'],
        id,
        'is no debtor of the environment.',
        'Give the number of a new one, too, or the id of one that is there.',
      );
    return null;
  }
  const same = [...environment.debtors.all()].filter((debtor) => debtor.number === number);
  const found = same.find((debtor) => id === undefined || debtor.id === id);
  if (same.length > 1 && id === undefined) {
    mistakes.wrong(
      [...path, 'number'],
      number,
      `is the number of ${same.length} debtors.`,
      'Name the one that is meant by its id.',
    );
    return null;
  }
  if (same[0] && !found) {
    mistakes.wrong(
      [...path, 'id'],
      id,
      `is not that of debtor ${number}, which is there already: ${same[0].id}.`,
      'Leave it out, or choose another number.',
    );
    return null;
  }
  return found;
}

function newDebtor(
  value: DebtorSeed,
  { trade, number = '', name }: Said<Debtor>,
  path: Path,
  seeding: Seeding,
): Debtor {
  const { world } = seeding;
  const id = idOfNew(value.id, path, seeding);
  const only = { debtorId: () => id, companyId: () => 0, firstEmployeeId: () => 0 };
  const plan = {
    number,
    ...(name === undefined ? {} : { name }),
    trade: trade ?? tradeOfSeed(value),
    tags: [],
    companies: [],
  };
  const { companies: _, ...made } = makeDebtor(world, only, plan, []);
  return { ...made, tags: [], ...makeDebtorAdministration({ ...made, companies: [] }, world) };
}

/** Employees work in the trade of their debtor, of which departments and functions are. */
function checkTrade(
  companies: readonly CompanySeed[],
  trade: TradeName,
  path: Path,
  { mistakes }: Seeding,
): void {
  const said = companies.flatMap((company, at) =>
    company === null
      ? []
      : tradesIn(company).map((one) => ({ ...one, path: ['companies', at, ...one.path] })),
  );
  for (const other of said)
    if (other.trade !== trade)
      mistakes.wrong(
        [...path, ...other.path],
        other.trade,
        `is not the trade of the debtor, ${trade}.`,
        'Leave it out, or put them with a debtor of that trade.',
      );
}

/** A manager of whom nothing is known. */
const NOBODY = {
  firstName: null,
  lastName: null,
  department: null,
  function: null,
  phone: null,
  mobile: null,
  fax: null,
  email: null,
} as const;

/** The lists of a debtor whose records may leave something out. */
function listsOf(
  said: Said<Debtor>,
  path: Path,
  found: Debtor | undefined,
  reader: RecordReader,
  { environment }: Seeding,
): Partial<Debtor> {
  const coded = (name: 'departments' | 'functions', step: number) =>
    codedList<number>(
      {
        schema: codedSchema,
        said: said[name],
        path: [...path, name],
        known: found?.[name] ?? [],
        codeAt: (count) => (count + 1) * step,
      },
      reader,
      environment,
    );
  return defined({
    departments: coded('departments', 10),
    functions: coded('functions', 1),
    managers: reader.list<Manager>(managerSchema, said.managers, [...path, 'managers'], (_one, at) => ({
      ...NOBODY,
      number: at + 1,
    })),
    webhooks: reader.list<Webhook>(
      debtorSchema.shape.webhooks.element,
      said.webhooks,
      [...path, 'webhooks'],
      () => ({ id: environment.nextId(), active: true, events: [] }),
    ),
  });
}

/** What the companies of a debtor take over from it; what is not known of it is drawn. */
export function parentOf(debtor: Debtor, { world }: Pick<Seeding, 'world'>): Parent {
  const { id, name, website } = debtor;
  const tradeName = tradeNameOf(name);
  const domain = website?.replace(/^https?:\/\/(?:www\.)?/, '') || internetDomain(tradeName);
  const town =
    towns.find(({ name: city }) => city === debtor.address?.city) ??
    drawFrom([world.seed, 'town', id], (chance) => drawTown(chance));
  const made = debtor.address && debtor.bankAccount && debtor.phone ? null : madeDetails(debtor, { world });
  const details = {
    kvkNumber: debtor.kvkNumber ?? made?.kvkNumber ?? '',
    wageTaxNumber: debtor.wageTaxNumber ?? made?.wageTaxNumber ?? '',
    phone: debtor.phone ?? made?.phone ?? '',
    email: debtor.email ?? made?.email ?? '',
    website: debtor.website ?? made?.website ?? '',
    address: { ...made?.address, ...debtor.address } as Parent['details']['address'],
    bankAccount: { ...made?.bankAccount, ...debtor.bankAccount } as Parent['details']['bankAccount'],
  };
  return { id, tradeName, trade: tradeOf(debtor), town, domain, details };
}

function madeDetails({ id, number, name, trade }: Debtor, { world }: Pick<Seeding, 'world'>) {
  const only = { debtorId: () => id, companyId: () => 0, firstEmployeeId: () => 0 };
  return makeDebtor(world, only, { number, name, trade: trade ?? ANY_TRADE, tags: [], companies: [] }, []);
}
