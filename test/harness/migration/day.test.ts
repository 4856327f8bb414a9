import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Migration } from '../../../contracts/control/migration.ts';
import { restKnowledge } from '../../../contracts/rest/knowledge.ts';
import { readRecording } from '../../../harness/consumer/read-recording.ts';
import { connectNmbrs, type Environment, type Nmbrs, startNmbrs } from '../../../index.ts';
import { migrationOf } from '../../../server/migration/migration-of.ts';
import { usageOfCalls } from '../../../server/migration/usage.ts';
import { captured } from '../import/captured-reads.ts';
import { DAY, dayAtOffice } from '../import/day.ts';

/** The day of an office: what its clients ask of six debtors, three companies and seven employees. */
describe('what takes the place of the calls of a day', () => {
  let nmbrs: Nmbrs;
  let env: Environment;
  let migration: Migration;

  beforeAll(async () => {
    nmbrs = await startNmbrs();
    const office = await dayAtOffice(nmbrs);
    env = office;
    await captured(nmbrs.url, office.logins.master, DAY);
    migration = await env.migration();
  });
  afterAll(() => nmbrs.close());

  it('is summed up', () => {
    const { covered, operations, consent } = migration;
    expect({ covered, named: consent.named, used: operations.length }).toMatchInlineSnapshot(`
      {
        "covered": {
          "calls": {
            "covered": 165,
            "of": 255,
          },
          "fields": {
            "covered": 30,
            "of": 48,
          },
          "operations": {
            "covered": 28,
            "of": 45,
          },
        },
        "named": {
          "companies": [
            10001,
            10002,
            10005,
          ],
          "debtors": [
            1001,
            1002,
            1003,
            1004,
            1005,
            1006,
          ],
          "employees": 7,
        },
        "used": 45,
      }
    `);
  });

  it('counts the calls of each operation, all of them', async () => {
    const made = await env.calls.list();
    const counted = migration.operations.reduce((sum, { calls }) => sum + (calls ?? 0), 0);
    expect(counted).toBe(made.length);
    const name = 'EmployeeService.Salary_GetCurrent';
    const own = made.filter(({ service, operation }) => `${service}.${operation}` === name);
    expect(migration.operations.find(({ operation }) => operation === name)?.calls).toBe(own.length);
  });

  it('tells what was answered, which is not said to be read', () => {
    const read = migration.operations.filter(({ readsAre }) => readsAre === 'declared');
    expect(read).toEqual([]);
    const salaries = migration.operations.find(({ operation }) => operation.endsWith('.Salary_GetCurrent'));
    expect(salaries?.reads.map(({ path, field }) => [path, field])).toContainEqual([
      'Salary_GetCurrentResult/Value',
      'salaries.value',
    ]);
    const sent = migration.operations
      .filter(({ verdict }) => verdict !== 'needless')
      .reduce((sum, { sends }) => sum + sends.length, 0);
    expect(migration.covered.fields.of).toBe(sent);
  });

  it('is the same over HTTP, and of the archive of the calls', async () => {
    const there = await connectNmbrs(nmbrs.url).openEnvironment(env.subdomain);
    expect(await there.migration()).toEqual(migration);
    const { calls } = readRecording(await env.calls.har());
    expect(migrationOf(usageOfCalls(calls), restKnowledge())).toEqual(migration);
  });
});
