import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import type { PermissionMatrix } from '../../harness/permissions/permission-matrix.ts';
import type { Environment } from '../../index.ts';
import { SoapClient } from '../support/soap-client.ts';
import { runHere as run } from './support/run-here.ts';

let folder: string;
let nmbrs: Nmbrs;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'permissions-'));
  nmbrs = await startNmbrs();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await nmbrs.close();
});

/** As much of an HTTP archive as is changed here. */
interface Archive {
  readonly log: { readonly entries: Entry[] };
}

interface Entry {
  readonly request: { readonly postData: { text: string } };
  readonly response: { readonly content: { text: string } };
}

const EMPLOYEE = '<EmployeeId>5000001</EmployeeId>';

type Office = Environment<'master' | 'klant'>;

/** More logins than a replay has, so that what is made gets other ids than it will get there. */
function newOffice(): Promise<Office> {
  return nmbrs.environment({
    logins: [{ archetype: 'master' }, { archetype: 'debtor', name: 'klant', debtorId: 1001 }],
  });
}

/** Makes a debtor, an absence and a leave, and uses each by the id that was answered, or else listed. */
async function writeThenUse({ logins }: Office): Promise<void> {
  const client = new SoapClient(nmbrs.url, logins.master);
  const named = '<Debtor><Id>0</Id><Number>7071</Number><Name>Kaashandel Gouda</Name></Debtor>';
  const debtor = await client.call('DebtorService', 'Debtor_Insert', named);
  const debtorId = debtor.one('Debtor_InsertResult');
  await client.call('DebtorService', 'Debtor_Get', `<DebtorId>${debtorId}</DebtorId>`);
  await recover(client, (await fallIll(client, 'Absence2_Insert', 'griep')).one('Absence2_InsertResult'));
  const leave =
    '<Leave><Hours>8</Hours><Start>2026-12-21</Start><End>2026-12-21</End><Type>Type1</Type></Leave>';
  await client.call('EmployeeService', 'Leave_Insert', EMPLOYEE + leave);
  const year = '<Year>2026</Year>';
  const booked = await client.call('EmployeeService', 'Leave_GetList_V2', EMPLOYEE + year);
  const [newest] = booked.ids().sort((one, other) => other - one);
  await client.call('EmployeeService', 'Leave_Delete', `${EMPLOYEE}<LeaveId>${newest}</LeaveId>`);
}

function fallIll(client: SoapClient, operation: 'Absence_Insert' | 'Absence2_Insert', comment: string) {
  const absence = `<Absence><Comment>${comment}</Comment><Percentage>100</Percentage><Start>2026-11-16</Start></Absence>`;
  return client.call('EmployeeService', operation, `${EMPLOYEE}${absence}<NewDossier>true</NewDossier>`);
}

function recover(client: SoapClient, absence: string | undefined) {
  const last = '<Lastdayabsence>2026-11-17</Lastdayabsence>';
  return client.call(
    'EmployeeService',
    'Absence_RecoveryInsert',
    `${EMPLOYEE}<AbsenceID>${absence}</AbsenceID>${last}`,
  );
}

/** An archive of one call, and the same with whatever else may stand in one. */
async function archives(): Promise<{
  readonly one: Archive;
  readonly mixed: Archive;
  readonly signOn: Archive;
}> {
  const office = await newOffice();
  await new SoapClient(nmbrs.url, office.logins.master).call('DebtorService', 'List_GetAll');
  const one = (await office.calls.har()) as Archive;
  const [listing] = one.log.entries as [Entry];
  const without = (...changes: readonly (readonly [string, string])[]): Entry =>
    JSON.parse(changes.reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(listing)));
  const signedOn = without(['DebtorService', 'SingleSignOn'], ['List_GetAll', 'GetToken2']);
  const cutOff = without(['Envelope>', '']);
  const elsewhere = without(['/soap/v3/', '/other/']);
  const unknown = without(['List_GetAll', 'List_GetNothing']);
  return {
    one,
    mixed: { log: { ...one.log, entries: [signedOn, listing, cutOff, cutOff, elsewhere, unknown] } },
    signOn: { log: { ...one.log, entries: [signedOn] } },
  };
}

function ofRunningMock({ subdomain }: Office, ...args: readonly string[]) {
  return run(['permissions', '--url', nmbrs.url, '--environment', subdomain, ...args]);
}

function ofArchive(archive: unknown, ...args: readonly string[]) {
  const file = join(folder, 'calls.har');
  writeFileSync(file, JSON.stringify(archive));
  return run(['permissions', file, ...args]);
}

function cellsOf({ logins }: PermissionMatrix, name: string) {
  return logins.find(({ archetype }) => archetype === name)?.cells ?? [];
}

describe('calls that use what calls before them made', () => {
  it('name what the replay made; who was refused there does not reach them', async () => {
    const office = await newOffice();
    await writeThenUse(office);
    const { code, stdout } = await ofRunningMock(office);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}master +✓ +✓ +✓ +✓ +✓ +✓ +✓$/m);
    expect(stdout).toMatch(/^ {2}debtor +1002 +– +✓ +✓ +✓ +✓ +✓$/m);
    expect(stdout).toMatch(/^ {2}template-call-off +✓ +✓ +1002 +– +✓ +✓ +✓$/m);
    expect(stdout).toMatch(/^ {2}template-read-only +1002 +– +1002 +– +1002 +✓ \d+\/\d+ +–$/m);
    expect(stdout).toMatch(/^ {2}free-trial +2013 +– +✓ +✓ +✓ +✓ +✓$/m);
    expect(stdout).toContain('– not reached: it names what a call before it should have made or listed');
    expect(stdout).toMatch(/It needs to see 1 debtor:\n {2}debtor 1001 /);
    expect(stdout).not.toContain('Where these belong is not known here');
    expect(stdout).not.toContain('≠');
    expect(stdout).not.toContain('Not replayed');
  });

  it('are told from an archive without the answers of the inserts, by what the list says', async () => {
    const office = await newOffice();
    const client = new SoapClient(nmbrs.url, office.logins.master);
    await fallIll(client, 'Absence_Insert', 'griep');
    await fallIll(client, 'Absence2_Insert', 'koorts');
    const { body } = await client.call('EmployeeService', 'Absence2_GetList', EMPLOYEE);
    const idOf = (comment: string) =>
      new RegExp(`<AbsenceId>(\\d+)</AbsenceId><Comment>${comment}<`).exec(body)?.[1];
    await recover(client, idOf('griep'));
    const halfway =
      '<StartDate>2026-11-17</StartDate><Reportdate>2026-11-17</Reportdate><Percent>50</Percent>';
    await client.call(
      'EmployeeService',
      'Absence_PartialRecoveryInsert',
      `${EMPLOYEE}<AbsenceID>${idOf('koorts')}</AbsenceID>${halfway}`,
    );
    const archive = (await office.calls.har()) as Archive;
    for (const { response } of archive.log.entries.slice(0, 2)) response.content.text = '';
    const matrix: PermissionMatrix = JSON.parse((await ofArchive(archive, '--json')).stdout);
    const notReached = (name: string) => cellsOf(matrix, name).map((cell) => cell.notReached);
    expect(cellsOf(matrix, 'master').map(({ answered }) => answered)).toEqual([1, 1, 1, 1, 1]);
    expect(notReached('template-call-off')).toEqual([0, 0, 0, 0, 1]);
    expect(notReached('template-read-only')).toEqual([0, 0, 0, 1, 1]);
  });

  it('are not reached when they are about the records of another account', async () => {
    const office = await newOffice();
    const client = new SoapClient(nmbrs.url, office.logins.master);
    await client.call('DebtorService', 'List_GetAll');
    await client.call('DebtorService', 'Debtor_Get', '<DebtorId>1002</DebtorId>');
    const archive = JSON.stringify(await office.calls.har()).replaceAll(/>(100\d)</g, '>25$1<');
    const { stdout } = await ofArchive(JSON.parse(archive));
    expect(stdout).toMatch(/^ {2}master +✓ +– ≠$/m);
    expect(stdout).toContain('\nWhere these belong is not known here: debtor 251002.');
  });
});

describe('what cannot be replayed', () => {
  it('is counted, with the reason', async () => {
    const { one, mixed } = await archives();
    expect((await ofArchive(one)).stdout).not.toContain('Not replayed');
    expect((await ofArchive(mixed)).stdout).toContain(
      '\nNot replayed: 1 of SingleSignOn, which carries no login; 2 without a request that can be read; ' +
        '2 of no operation that is known.\n',
    );
    const { leftOut, operations }: PermissionMatrix = JSON.parse((await ofArchive(mixed, '--json')).stdout);
    expect(leftOut).toEqual({ singleSignOn: 1, unreadable: 2, unknownOperation: 2 });
    expect(operations.map(({ calls }) => calls)).toEqual([1]);
  });

  it('makes no matrix by itself', async () => {
    const { signOn } = await archives();
    expect(await ofArchive(signOn)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'nmbrs-mock permissions: no call can be replayed, only: 1 of SingleSignOn, which carries no login; ' +
        'let the integration make others.\n',
    });
  });
});

describe('what the login that made the calls gets now', () => {
  it('is marked where it got something else then', async () => {
    const office = await newOffice();
    await office.addTrouble({ operation: 'Debtor_Get', times: 1, effect: { kind: 'fault', code: 1002 } });
    const client = new SoapClient(nmbrs.url, office.logins.master);
    for (const debtor of [1001, 1001, 1002])
      await client.call('DebtorService', 'Debtor_Get', `<DebtorId>${debtor}</DebtorId>`);
    await client.call('DebtorService', 'List_GetAll');
    const { stdout } = await ofRunningMock(office);
    expect(stdout).toMatch(/^ {2}master +✓ ≠ +✓$/m);
    expect(stdout).toMatch(/^ {2}debtor +✓ 1003 +✓ 1\/6$/m);
    expect(stdout).toContain(
      '\n≠ this kind of login got something else when it made these calls itself:\n' +
        '  master, 1 DebtorService.Debtor_Get: ✓ 1002\n',
    );
    const matrix: PermissionMatrix = JSON.parse((await ofRunningMock(office, '--json')).stdout);
    expect(cellsOf(matrix, 'master').map(({ recorded }) => recorded)).toEqual([
      { answered: 2, refused: { '1002': 1 }, notReached: 0, listed: null },
      null,
    ]);
    expect(cellsOf(matrix, 'debtor').map(({ recorded }) => recorded)).toEqual([null, null]);
  });

  it('is not known of a login with a name of its own', async () => {
    const office = await newOffice();
    await new SoapClient(nmbrs.url, office.logins.klant).call('DebtorService', 'List_GetAll');
    const { username } = office.logins.klant;
    expect((await ofRunningMock(office)).stdout).toContain(
      `\nNot held against what was recorded, since their kind is not known: ${username}.\n`,
    );
    const { unknownLogins }: PermissionMatrix = JSON.parse((await ofRunningMock(office, '--json')).stdout);
    expect(unknownLogins).toEqual([username]);
  });
});
