import { describe, expect, it } from 'vitest';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Field, Type } from '../../contracts/interface/model.ts';

const operations = catalogue.services.flatMap((service) => service.operations);

describe('the catalogue', () => {
  it('holds every operation that the real services are known to have', () => {
    const seen = {
      'DebtorService v3': 31,
      'CompanyService v3': 100,
      'EmployeeService v3': 206,
      'SingleSignOn v3': 3,
      'ReportService v3': 84,
      'DebtorService v2.1': 22,
      'CompanyService v2.1': 98,
      'EmployeeService v2.1': 191,
      'SingleSignOn v2.1': 2,
    };
    const counts = new Map(
      catalogue.services.map(({ name, version, operations }) => [`${name} ${version}`, operations.length]),
    );
    expect([...counts.keys()].sort()).toEqual(Object.keys(seen).sort());
    for (const [service, count] of Object.entries(seen))
      expect(counts.get(service), service).toBeGreaterThanOrEqual(count);
  });

  it('says of no operation that only reads that the protected mode forbids it', () => {
    const wrong = operations.filter(({ writes, raises }) => !writes && raises.includes('ProtectedMode'));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('gives every operation the header of its version, but for the three known exceptions', () => {
    const usual = { v3: 'AuthHeaderWithDomain', 'v2.1': 'AuthHeader' } as const;
    const exceptions = operations
      .filter(
        ({ service, header }) => service.name !== 'SingleSignOn' && header?.name !== usual[service.version],
      )
      .map(({ service, name, header }) => `${service.name} ${service.version} ${name}: ${header?.name}`);
    expect(exceptions).toEqual([
      'DebtorService v3 Environment_Get: AuthHeader',
      'EmployeeService v2.1 EndServiceReason_GetList: AuthHeaderWithDomain',
    ]);
    const singleSignOn = operations.filter(({ service }) => service.name === 'SingleSignOn');
    expect(singleSignOn.map(({ header }) => header)).toEqual(singleSignOn.map(() => null));
  });

  // The access rules are derived from the annotations, so a forgotten one is a hole.
  it('annotates every field that by its name holds the id of a debtor, company or employee', () => {
    const unmarked = operations.flatMap((operation) =>
      fieldsBelow([...operation.request, ...(operation.result ? [operation.result] : [])])
        .filter(({ name }) => /^(debtor|company|employee|comapny|default ?company)id$/i.test(name))
        .filter(({ identity }) => identity === null)
        .map(
          ({ name }) => `${operation.service.name} ${operation.service.version} ${operation.name}: ${name}`,
        ),
    );
    expect(unmarked).toEqual([]);
  });

  it('annotates the own ids of debtors, companies and employees', () => {
    const annotated = (['DebtorService', 'CompanyService', 'EmployeeService'] as const).map((name) => {
      const service = catalogue.service(name, 'v3');
      return service.types.flatMap((type) =>
        type.kind === 'record'
          ? type.ownFields
              .filter(({ identity, name }) => identity && /^id$/i.test(name))
              .map(({ identity }) => `${type.name}: ${identity?.scope}`)
          : [],
      );
    });
    expect(annotated).toEqual([
      ['Debtor: debtor'],
      ['Company: company'],
      ['Employee: employee', 'PersonalInfo_V2: employee'],
    ]);
  });
});

/** The fields and everything inside them, each type once. */
function fieldsBelow(fields: readonly Field[], visited = new Set<Type>()): Field[] {
  return fields.flatMap((field) => {
    const { type } = field;
    if (visited.has(type)) return [field];
    visited.add(type);
    if (type.kind === 'record') return [field, ...fieldsBelow(type.fields, visited)];
    return type.kind === 'list' ? [field, ...fieldsBelow([type.item], visited)] : [field];
  });
}
