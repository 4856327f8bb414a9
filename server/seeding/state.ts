import type { z } from 'zod';
import { mapInSteps, type Steps } from '../../base/turns.ts';
import { companySchema } from '../../contracts/seed/records/company.ts';
import { debtorSchema, tagSchema } from '../../contracts/seed/records/debtor.ts';
import { employeeSchema } from '../../contracts/seed/records/employee.ts';
import type { State } from '../../contracts/seed/state.ts';
import { callsNamed } from '../access/call-switches.ts';
import type { State as TenantState } from '../access/state.ts';
import { Tenant } from '../access/tenant.ts';
import { Users } from '../access/users.ts';
import type { Capacity } from '../capacity/capacity.ts';
import { Clock } from '../world/clock.ts';
import { Environment, type GuidKind, type Origin } from '../world/environment.ts';
import type { Table } from '../world/table.ts';
import { tablesOf } from '../world/tables.ts';
import { notedRecord, recordOf } from './noted-record.ts';

/** All that an environment has besides what its plan and its seed make, a record a step; nothing of it may change meanwhile. */
export function* stateSteps({ environment, users, settings }: TenantState): Steps<State> {
  const { clock, ledger, tags, debtors, companies, employees, reportTasks } = environment;
  return {
    clock: { now: clock.now, frozen: clock.frozen },
    settings,
    nextId: ledger.nextId,
    guids: [...ledger.guids].map(([name, guid]) => {
      const [kind = '', id] = name.split('/');
      return { kind: kind as GuidKind, id: Number(id), guid };
    }),
    chosenIds: [...ledger.chosenIds],
    tags: yield* notedTable(tags, tagSchema),
    debtors: yield* notedTable(debtors, debtorSchema),
    companies: yield* notedTable(companies, companySchema),
    employees: yield* notedTable(employees, employeeSchema),
    reportTasks: {
      records: yield* mapInSteps(reportTasks.written(), (task) => ({
        ...task,
        content: task.content?.map((piece) => Buffer.from(piece).toString()) ?? null,
      })),
      deleted: reportTasks.deleted(),
    },
    templates: users.templates.all.map((template) => ({
      ...template,
      callsOff: [...template.callsOff].sort(),
    })),
    logins: users.logins,
    mails: users.outbox.all,
  } as State;
}

function* notedTable<T extends { readonly id: number }>(table: Table<T>, schema: z.ZodObject) {
  const records = yield* mapInSteps(table.written(), (record) => notedRecord(schema, record));
  return { records, deleted: table.deleted() };
}

/** An environment as it was exported. */
export function tenantOfState(origin: Origin, state: State, capacity: Capacity): Tenant {
  const { world, seed } = origin;
  const tables = tablesOf(world, seed, {
    tags: written(state.tags, (tag) => ({ id: tag.number, ...tag })),
    debtors: written(state.debtors, (debtor) => recordOf(debtorSchema, debtor)),
    companies: written(state.companies, (company) => recordOf(companySchema, company)),
    employees: written(state.employees, (employee) => recordOf(employeeSchema, employee)),
    reportTasks: written(state.reportTasks, (task) => ({
      ...task,
      content: task.content?.map((text) => Buffer.from(text)) ?? null,
    })),
  });
  const environment = new Environment(
    seed.subdomain,
    origin,
    {
      tables,
      clock: Clock.at(state.clock.now, state.clock.frozen),
      ledger: {
        nextId: state.nextId,
        made: 0,
        seeded: 0,
        chosenIds: new Set(state.chosenIds),
        guids: new Map(state.guids.map(({ kind, id, guid }) => [`${kind}/${id}`, guid])),
      },
    },
    capacity,
  );
  const users = Users.open(environment, {
    templates: state.templates.map((template) => ({ ...template, callsOff: callsNamed(template.callsOff) })),
    logins: state.logins,
    mails: state.mails,
  });
  return Tenant.open(environment, users, state.settings);
}

function written<Noted, T extends { readonly id: number }>(
  { records, deleted }: { readonly records: readonly Noted[]; readonly deleted: readonly number[] },
  read: (noted: Noted) => T,
): Map<number, T | null> {
  const rows = new Map<number, T | null>(deleted.map((id) => [id, null]));
  for (const record of records.map(read)) rows.set(record.id, record);
  return rows;
}
