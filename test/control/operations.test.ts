import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DescribedOperation, OperationList } from '../../contracts/control/operations.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { QualifiedOperationName } from '../../contracts/interface/operation-types.ts';
import { type Nmbrs, startNmbrs } from '../../index.ts';
import { coverage } from '../../server/operations/coverage.ts';
import { ControlClient, type ProblemBody } from './support/control-client.ts';

let nmbrs: Nmbrs;
let control: ControlClient;
beforeAll(async () => {
  nmbrs = await startNmbrs();
  control = await ControlClient.of(nmbrs);
});
afterAll(() => nmbrs.close());

const read = async (path: string) => (await control.get<DescribedOperation>(`/operations/${path}`)).body;

describe('the list of operations', () => {
  let list: OperationList;
  beforeAll(async () => {
    list = (await control.get<OperationList>('/operations')).body;
  });

  const told = (operation: string, version: string) =>
    list.operations.find((one) => one.operation === operation && one.version === version);

  it('has all of them, with what the coverage tells', () => {
    const covered = coverage(catalogue.services).map(({ verified: _, ...row }) => row);
    expect(list.operations).toHaveLength(737);
    expect(list.operations).toMatchObject(covered);
  });

  it('says what each does, whether it writes, what replaces it, and who calls', () => {
    expect(told('LeaseCar_Stop', 'v3')).toMatchObject({
      summary: expect.stringMatching(/^[A-Z].*\.$/),
      writes: true,
      deprecated: false,
      successor: null,
      header: 'AuthHeaderWithDomain',
    });
    expect(told('List_GetAll', 'v2.1')).toMatchObject({ writes: false, header: 'AuthHeader' });
    expect(told('GetToken', 'v3')?.header).toBeNull();
    const replaced = list.operations.filter(({ successor }) => successor !== null);
    expect(replaced.length).toBeGreaterThan(10);
    expect(replaced.filter(({ deprecated }) => !deprecated)).toEqual([]);
    const names = new Set(list.operations.map(({ service, operation }) => `${service}.${operation}`));
    expect(replaced.filter(({ successor }) => !names.has(successor ?? ''))).toEqual([]);
  });

  it('finds them by the names of fields, of arguments and answers', () => {
    const having = (field: string) =>
      list.fields[field]?.map((place) => {
        const { service, version, operation } = list.operations[place] ?? {};
        return `${version} ${service}.${operation}`;
      });
    expect(having('Dossiernr')).toContain('v3 EmployeeService.Absence2_Insert');
    expect(having('Dossiernr')).toContain('v3 EmployeeService.Absence2_GetList');
    expect(having('Dossiernr')).not.toContain('v3 DebtorService.List_GetAll');
  });

  it('tells every error that one of them raises, once', () => {
    const codes = list.errors.map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(list.operations.flatMap(({ errors }) => errors)));
    expect(new Set(codes).size).toBe(codes.length);
    expect(list.errors.find(({ code }) => code === 1003)).toEqual({
      code: 1003,
      name: 'UnauthorizedId',
      text: expect.stringContaining('1003'),
      when: expect.any(String),
    });
  });

  it('is short enough to be filtered where it is shown', () => {
    expect(JSON.stringify(list).length).toBeLessThan(380_000);
  });
});

describe('an operation', () => {
  it('has its signature as data', async () => {
    const { arguments: args, result } = await read('v3/EmployeeService/Absence2_Insert');
    const employee = { name: 'EmployeeId', type: 'int', typeName: null, list: false, id: 'employee' };
    expect(args.map(({ name }) => name)).toEqual(['EmployeeId', 'Absence', 'NewDossier']);
    expect(args[0]).toEqual({ ...employee, optional: false, nillable: false, values: null, fields: null });
    expect(args[1]).toMatchObject({ type: 'record', typeName: 'AbsenceV2', optional: true });
    const cause = args[1]?.fields?.find(({ name }) => name === 'AbsenceCause');
    expect(cause?.fields?.map(({ name, type }) => [name, type])).toEqual([
      ['CauseId', 'int'],
      ['Cause', 'string'],
    ]);
    expect(result).toMatchObject({ type: 'int', list: false });

    const listed = await read('v3/CompanyService/List_GetByDebtor');
    expect(listed.arguments).toMatchObject([{ name: 'DebtorId', id: 'debtor' }]);
    expect(listed.result).toMatchObject({ type: 'record', typeName: 'Company', list: true });
    const enums = (await read('v3/EmployeeService/BankAccount_Insert')).arguments.flatMap(
      ({ fields }) => fields?.filter(({ type }) => type === 'enum') ?? [],
    );
    expect(enums).toMatchObject([{ values: expect.arrayContaining([expect.any(String)]) }]);
  });

  it('says what it rests on, what it raises and why, and what it does not use', async () => {
    const stop = await read('v3/EmployeeService/LeaseCar_Stop');
    expect(stop.marks[0]).toEqual({
      id: 'stop-ends-all-running',
      says: expect.stringMatching(/\.$/),
      confidence: expect.stringMatching(/^likely$|^guess$/),
      source: expect.any(String),
    });
    expect(stop.errors.map(({ code }) => code)).toEqual([1001, 1002, 1003, 1004, 2003, 2006, 2011, 2046]);
    expect(stop.errors.find(({ code }) => code === 2006)?.causes).not.toEqual([]);
    const update = await read('v3/EmployeeService/Contract_Update');
    expect(update.ignores).toContainEqual({ path: 'EmployeeContract/StartDate', usedBy: 'Contract_Insert' });
  });

  it('has samples, and says where the mock tells of it', async () => {
    const { samples, links, soapAction } = await read('v2.1/DebtorService/list_getall');
    expect(samples.map(({ soapVersion }) => soapVersion)).toEqual(['1.1', '1.2']);
    expect(samples[0]?.request).toContain('<List_GetAll');
    expect(samples[0]?.response).toContain('<List_GetAllResponse');
    const page = await (await fetch(nmbrs.url + links.page)).text();
    expect(page).toContain(soapAction);
    expect(await (await fetch(nmbrs.url + links.wsdl)).text()).toContain('<wsdl:definitions');
  });

  it('can be read of all there are, as the list has it and with every argument', async () => {
    const { operations } = await nmbrs.operations();
    for (const { version, service, operation, marks, errors, ...listed } of operations) {
      const described = await nmbrs.operation(`${service}.${operation}` as QualifiedOperationName, version);
      expect(described).toMatchObject(listed);
      expect(described.errors.map(({ code }) => code)).toEqual(errors);
      expect(described.marks.map(({ id }) => id)).toEqual(marks);
      const { request = [], result } = catalogue.service(service, version).operation(operation) ?? {};
      expect(described.arguments.map(({ name }) => name)).toEqual(request.map(({ name }) => name));
      expect(described.result?.name).toBe(result?.name);
    }
  });

  it.each([
    ['v3/EmployeeService/Absence2_Inset', 'operation', "Did you mean 'Absence2_Insert'?"],
    ['v4/EmployeeService/Absence2_Insert', 'version', expect.any(String)],
    ['v2.1/ReportService/Reports_X', 'operation', expect.any(String)],
  ])('is not found as %s', async (path, field, remedy) => {
    expect(await control.get<ProblemBody>(`/operations/${path}`)).toMatchObject({
      status: 404,
      body: { field, remedy },
    });
  });
});
