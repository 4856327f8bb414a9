import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startNmbrs } from 'nmbrs-mock';
import { listen } from 'soap';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openEmployeeService } from '../src/nmbrs.ts';
import { sync } from '../src/sync.ts';
import { CHANGES, COMPANY, ILL, INTEGRATIONS, REPORT, WORKING } from './scenario.ts';

/** The integration against the server of `soap`, with handlers written by hand: as it is done today. */

const handlers = {
  List_GetByCompany: vi.fn(() => ({
    List_GetByCompanyResult: {
      Employee: [ILL, WORKING].map(({ employeeId, personnelNumber }) => ({
        Id: employeeId,
        Number: personnelNumber,
      })),
    },
  })),
  Absence2_Insert: vi.fn(() => ({ Absence2_InsertResult: 1 })),
  Absence_RecoveryInsert: vi.fn(() => ({ Absence_RecoveryInsertResult: '1' })),
  HourComponentVar_Clear: vi.fn(() => ({})),
  HourComponentVar_Insert: vi.fn(() => ({ HourComponentVar_InsertResult: 1 })),
};

const PATH = '/soap/v3/EmployeeService.asmx';

/** One would have saved it from the real service. */
let wsdl: string;
beforeAll(async () => {
  const nmbrs = await startNmbrs();
  const response = await fetch(`${nmbrs.url}${PATH}?WSDL`);
  wsdl = await response.text();
  await nmbrs.close();
});

let server: Server;
let url: string;
beforeEach(async () => {
  vi.clearAllMocks();
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  listen(server, PATH, { EmployeeService: { EmployeeServiceSoap: handlers } }, wsdl);
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

test.each(Object.entries(INTEGRATIONS))('writes what changed: %s', async (_, ways) => {
  const nmbrs = await openEmployeeService({ url, username: 'u', token: 't', domain: 'd' });
  expect(await sync(nmbrs, COMPANY, CHANGES, ways)).toEqual(REPORT);
  expect(handlers.Absence2_Insert).toHaveBeenCalled();
  expect(handlers.Absence_RecoveryInsert).toHaveBeenCalled();
  expect(handlers.HourComponentVar_Clear).toHaveBeenCalled();
  expect(handlers.HourComponentVar_Insert).toHaveBeenCalled();
});
