import { atOnce } from '../../base/turns.ts';
import { seedSchema, type WantedSeed } from '../../contracts/seed/seed.ts';
import { planOfOneCompany } from '../../fixtures/plan.ts';
import { openWorld } from '../../fixtures/world.ts';
import type { Tenant } from '../../server/access/tenant.ts';
import type { Tenants } from '../../server/access/tenants.ts';
import { AnswerBook } from '../../server/answers/answer-book.ts';
import { seedSteps } from '../../server/seeding/apply-seed.ts';
import { exportSteps } from '../../server/seeding/export.ts';
import { openTenants } from '../../server/seeding/open-tenants.ts';
import type { SeededServer } from '../../server/seeding/seeded-server.ts';
import { TroubleBook } from '../../server/trouble/trouble-book.ts';
import { exactPeople, type Staff } from '../requests/people.ts';
import { medianTime } from '../statistics.ts';
import type { Part } from './part.ts';

const ROUNDS = 15;

/** What it takes to put a seed into an environment, from the document as it was sent, and to go on from there. */
export const seed: Part = {
  tells: 'what it takes to put exact people into an environment, and to copy it then',
  async measure({ quick, yardstick, progress }) {
    const count = quick ? 1 : ROUNDS;
    const size = quick ? 100 : 1_000;
    const people = size.toLocaleString('en');
    progress('exact employees');
    const exact = seeding(count, exactPeople(size));
    progress('generated employees');
    const generated = seeding(count, [{ generate: 10 * size }]);
    progress('copies');
    const seeded = put(seedOf(exactPeople(10 * size)));
    const empty = server().tenants.default;
    const figures = [
      [`a seed of ${people} exact employees, ms`, exact],
      [`a seed of ${(10 * size).toLocaleString('en')} generated employees, ms`, generated],
      [
        `an environment of one with ${(10 * size).toLocaleString('en')} exact employees, ms`,
        copying(count, seeded),
      ],
      ['an environment of one with none, ms', copying(count, empty)],
      [
        `an export of ${people} exact employees, ms`,
        medianTime(count, exporting(put(seedOf(exactPeople(size))))),
      ],
    ] as const;
    return {
      tables: [
        {
          title: `Seeds (median of ${count})`,
          rowsAre: 'what',
          columns: [{ name: 'figure', decimals: 2 }],
          rows: figures.map(([name, value]) => ({ name, figures: [value] })),
        },
      ],
      ratios: figures.map(([name, value]) => ({
        name,
        value: value / yardstick,
        better: 'lower',
        tolerance: 0.25,
      })),
    };
  },
};

function server(): SeededServer & { readonly tenants: Tenants } {
  const tenants = openTenants(openWorld(planOfOneCompany(5)), []);
  return {
    tenants,
    trouble: new TroubleBook(tenants),
    chosenAnswers: new AnswerBook(tenants, { lastNumber: 0 }),
  };
}

/** Milliseconds to read a seed as it is sent, and to put it into an environment where there was none before. */
function seeding(count: number, employees: Staff): number {
  const sent = seedOf(employees);
  const one = server();
  return medianTime(count, () => put(sent, one, one.tenants.default.fork('seeded')));
}

function put(sent: string, one = server(), tenant = one.tenants.default): Tenant {
  atOnce(seedSteps(one, tenant, seedSchema.parse(JSON.parse(sent))));
  return tenant;
}

function seedOf(employees: Staff): string {
  const said: WantedSeed = { debtors: [{ number: '1001', companies: [{ number: 1, employees }] }] };
  return JSON.stringify(said);
}

/** Milliseconds for one, of many that are made one after the other. */
function copying(count: number, tenant: Tenant): number {
  const many = 100;
  return (
    medianTime(count, () => {
      for (let at = 0; at < many; at++) tenant.fork(`copy-${at}`);
    }) / many
  );
}

function exporting(tenant: Tenant): () => unknown {
  const one = server();
  return () => JSON.stringify(atOnce(exportSteps(tenant, one)));
}
