import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIRST_COMPANY_ID, FIRST_EMPLOYEE_ID } from '../../fixtures/ids.ts';
import { planOfOneCompany } from '../../fixtures/plan.ts';
import { Client, inParallel } from '../client.ts';
import { ServerProcess } from '../processes/server-process.ts';
import { operationNamed, soapCall } from '../requests/soap-call.ts';
import { median } from '../statistics.ts';
import type { Part } from './part.ts';

const ROUNDS = 5;
const WRITTEN = 100_000;
/** One in so many of what is written came in by a call; the others are changes of what the world has. */
const HIRED = 20;
const CONNECTIONS = 32;

/** What a start takes. */
interface Start {
  /** Milliseconds until it can be called. */
  readonly ready: number;
  /** Milliseconds of the first call, which reads a written record. */
  readonly firstRead: number;
  /** Once garbage is collected. */
  readonly heldMegabytes: number;
  readonly mostResidentMegabytes: number;
}

/** What it takes to start over a folder of data, above a start that keeps nothing. */
export const restart: Part = {
  tells: 'starting again over written records that are kept',
  async measure({ quick, yardstick, progress }) {
    const written = quick ? WRITTEN / 100 : WRITTEN;
    const rounds = quick ? 1 : ROUNDS;
    const data = mkdtempSync(join(tmpdir(), 'nmbrs-bench-'));
    try {
      progress(`${written.toLocaleString('en')} records are written`);
      await writeRecords(data, written);
      const over: Start[] = [];
      const without: Start[] = [];
      for (let round = 1; round <= rounds; round++) {
        progress(`start ${round} of ${rounds}`);
        over.push(await measureStart(written, data));
        without.push(await measureStart(written));
      }
      const [kept, bare] = [medianOf(over), medianOf(without)];
      const above = kept.ready - bare.ready;
      const held = kept.heldMegabytes - bare.heldMegabytes;
      return {
        tables: [
          {
            title: `Starting over ${written.toLocaleString('en')} written records (median of ${rounds})`,
            rowsAre: 'start',
            columns: [
              { name: 'ready, ms', decimals: 0 },
              { name: 'first read, ms', decimals: 1 },
              { name: 'held, MB', decimals: 1 },
              { name: 'most RSS, MB', decimals: 0 },
            ],
            rows: [
              { name: 'over the records', figures: figuresOf(kept) },
              { name: 'with nothing kept', figures: figuresOf(bare) },
            ],
          },
        ],
        ratios: [
          { name: 'ms for the records', value: above / yardstick, better: 'lower', tolerance: 0.25 },
          { name: 'MB held for the records', value: held, better: 'lower', tolerance: 0.15 },
        ],
      };
    } finally {
      rmSync(data, { recursive: true });
    }
  },
};

function planOf(written: number) {
  return planOfOneCompany(written);
}

/** Hires some, and reports others ill. */
async function writeRecords(data: string, written: number): Promise<void> {
  const server = await ServerProcess.start('nmbrs', { plan: planOf(written), data });
  const client = new Client(server.port, CONNECTIONS);
  try {
    await inParallel(written / HIRED, CONNECTIONS, () => client.succeed(hiring()));
    await inParallel(written - written / HIRED, CONNECTIONS, (at) =>
      client.succeed(reportOfIllness(FIRST_EMPLOYEE_ID + at)),
    );
  } finally {
    client.close();
    await server.stop();
  }
}

function hiring() {
  return soapCall(
    operationNamed('EmployeeService', 'Employee_Insert'),
    '<FirstName>Jan</FirstName><LastName>Bos</LastName><StartDate>2026-11-01</StartDate>' +
      `<CompanyId>${FIRST_COMPANY_ID}</CompanyId><UnprotectedMode>true</UnprotectedMode>`,
  );
}

function reportOfIllness(employeeId: number) {
  return soapCall(
    operationNamed('EmployeeService', 'Absence2_Insert'),
    `<EmployeeId>${employeeId}</EmployeeId><Absence><AbsenceId>0</AbsenceId><Percentage>50</Percentage>` +
      '<Start>2026-11-16</Start><Dossiernr>0</Dossiernr></Absence><NewDossier>true</NewDossier>',
  );
}

async function measureStart(written: number, data?: string): Promise<Start> {
  const setup = { plan: planOf(written), ...(data !== undefined && { data }) };
  const started = performance.now();
  const server = await ServerProcess.start('nmbrs', setup);
  const ready = performance.now() - started;
  const client = new Client(server.port, CONNECTIONS);
  try {
    await server.watch();
    const read = soapCall(
      operationNamed('EmployeeService', 'Absence2_GetList'),
      `<EmployeeId>${FIRST_EMPLOYEE_ID + written / 2}</EmployeeId>`,
    );
    const { milliseconds } = await client.succeed(read);
    const { mostResidentBytes } = await server.strain();
    return {
      ready,
      firstRead: milliseconds,
      heldMegabytes: (await server.heldBytes()) / 1e6,
      mostResidentMegabytes: mostResidentBytes / 1e6,
    };
  } finally {
    client.close();
    await server.stop();
  }
}

function figuresOf({ ready, firstRead, heldMegabytes, mostResidentMegabytes }: Start): number[] {
  return [ready, firstRead, heldMegabytes, mostResidentMegabytes];
}

function medianOf(starts: readonly Start[]): Start {
  const of = (figure: keyof Start) => median(starts.map((start) => start[figure]));
  return {
    ready: of('ready'),
    firstRead: of('firstRead'),
    heldMegabytes: of('heldMegabytes'),
    mostResidentMegabytes: of('mostResidentMegabytes'),
  };
}
