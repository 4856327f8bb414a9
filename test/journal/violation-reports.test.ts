import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyCommand } from '../../cli/commands/verify.ts';
import { useOffices } from '../behaviour/office.ts';
import { wrongAsSarif } from '../support/sarif-validator.ts';

const openOffice = useOffices();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nmbrs-violations-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** Runs the command on an environment in which these debtors were asked for by a misspelled name. */
async function verified(ids: readonly number[], ...args: readonly string[]) {
  const { env, master, url } = await openOffice();
  for (const id of ids) await master.call('CompanyService', 'List_GetByDebtor', `<DebtorID>${id}</DebtorID>`);
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const told = vi.spyOn(console, 'log').mockReturnValue();
  const failed = vi.spyOn(console, 'error').mockReturnValue();
  await verifyCommand().parseAsync(['--url', url, '--environment', env.subdomain, ...args], { from: 'user' });
  const code = process.exitCode;
  const texts = [written, told, failed].map(({ mock }) => mock.calls.map(([text]) => String(text)).join(''));
  return { code, written: texts[0] ?? '', told: texts[1] ?? '', failed: texts[2] ?? '' };
}

describe('a report of violations', () => {
  it('as SARIF fits the schema, and has each violation once, at its operation', async () => {
    const file = join(folder, 'violations.sarif');
    const { code, told } = await verified([1001, 1002], '--contract', '--report', `sarif=${file}`);
    expect([code, told]).toEqual([1, expect.stringContaining('The contract was broken in 2 ways')]);
    const log = JSON.parse(await readFile(file, 'utf8'));
    expect(wrongAsSarif(log)).toEqual([]);
    const [{ results, tool }] = log.runs;
    expect(results).toMatchObject([
      { ruleId: 'lost-data', level: 'error', occurrenceCount: 2 },
      { ruleId: 'wrong-default', level: 'warning', occurrenceCount: 2 },
    ]);
    for (const { ruleId, locations } of results) {
      expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toContain(ruleId);
      expect(locations[0].logicalLocations[0].fullyQualifiedName).toBe('CompanyService.List_GetByDebtor');
    }
    expect(
      wrongAsSarif({ ...log, runs: [{ tool, results: [{ ...results[0], level: 'lost-data' }] }] }),
    ).not.toEqual([]);
  });

  it('for GitHub is an annotation a violation', async () => {
    const { written } = await verified([1001, 1002], '--contract', '--report', 'github');
    expect(written.split('\n').sort()).toEqual([
      '',
      '::error title=lost-data CompanyService.List_GetByDebtor::DebtorID is spelled DebtorId, case included; it was ignored. Call it DebtorId.',
      expect.stringMatching(
        /^::warning title=wrong-default CompanyService\.List_GetByDebtor::.+ Send it, even/,
      ),
    ]);
  });

  it('is empty when the contract was kept', async () => {
    const file = join(folder, 'clean.sarif');
    expect(
      await verified([], '--contract', '--allow-empty', '--report', `sarif=${file}`, '--report', 'github'),
    ).toMatchObject({
      code: 0,
      written: '',
    });
    const log = JSON.parse(await readFile(file, 'utf8'));
    expect(wrongAsSarif(log)).toEqual([]);
    expect(log.runs[0].results).toEqual([]);
  });

  it('needs a file beside JSON', async () => {
    expect(await verified([], '--contract', '--json', '--report', 'sarif')).toMatchObject({
      code: 2,
      failed: expect.stringMatching(/with --json a report needs a file/),
    });
  });
});

describe('the command', () => {
  it('tells each verdict in the words of the journal', async () => {
    const { code, told } = await verified(
      [1001],
      '--contract',
      '--operation',
      'CompanyService.List_GetByDebtor',
      '--times',
      '2',
    );
    expect(code).toBe(1);
    expect(
      told
        .replaceAll(/call \d+/g, 'call 1')
        .replaceAll(/\d\d:\d\d:\d\d, \S+,/g, '09:00:00, master,')
        .replaceAll(/column \d+/g, 'column 300'),
    ).toMatchInlineSnapshot(`
      "✗ CompanyService.List_GetByDebtor: expected twice, was called once.

      These fit:

        call 1, 09:00:00, master, fault 1003: the debtor 0 does not exist or is hidden from the login

      There was no other call of this operation.

      ✗ The contract was broken in 2 ways:

        lost-data  CompanyService.List_GetByDebtor (call 1, line 1, column 300)
          DebtorID is spelled DebtorId, case included; it was ignored.
          → Call it DebtorId.

        wrong-default  CompanyService.List_GetByDebtor (call 1, line 1, column 300)
          DebtorId is missing; the service used 0.
          → Send it, even when the default (0) is what you mean."
    `);
  });

  it('says what holds, too', async () => {
    expect((await verified([], '--contract', '--allow-empty')).told).toBe(
      '✓ The contract was kept in 0 calls.',
    );
  });

  it('says that nothing was called, where that is what was expected', async () => {
    expect(
      (await verified([], '--operation', 'CompanyService.List_GetByDebtor', '--times', '0', '--allow-empty'))
        .told,
    ).toBe('✓ CompanyService.List_GetByDebtor: expected never, was called never.');
  });

  it('tells the same as JSON', async () => {
    const { told } = await verified(
      [1001],
      '--contract',
      '--operation',
      'CompanyService.List_GetByDebtor',
      '--json',
    );
    expect(JSON.parse(told)).toMatchObject({
      holds: false,
      verdicts: [
        {
          holds: true,
          message: 'CompanyService.List_GetByDebtor: expected at least once, was called once.',
          matching: [expect.any(Number)],
        },
        { holds: false, known: 0, violations: [{ severity: 'lost-data' }, { severity: 'wrong-default' }] },
      ],
    });
  });
});
