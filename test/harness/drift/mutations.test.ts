import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import type { ServiceName } from '../../../contracts/interface/model.ts';
import { catalogueShape } from '../../../harness/drift/catalogue-shape.ts';
import type { Change } from '../../../harness/drift/change.ts';
import { CHANGE_RULES } from '../../../harness/drift/change-rules.ts';
import { compareServices } from '../../../harness/drift/compare-services.ts';
import { driftOf } from '../../../harness/drift/drift.ts';
import { wsdlShape } from '../../../harness/drift/wsdl-shape.ts';
import { renderWsdl } from '../../../server/soap/description/wsdl.ts';
import { readShared } from '../../support/shared.ts';
import { MUTATIONS, type Mutation } from './mutations.ts';

const REAL_FILES: Readonly<Partial<Record<ServiceName, string>>> = {
  CompanyService: 'CompanyService.wsdl',
  EmployeeService: 'EmployeeService.wsdl',
  DebtorService: 'DebtorService.2017.wsdl',
  SingleSignOn: 'SingleSignOn.v2.0.2017.wsdl',
};

/** The WSDL as the mock serves it. */
function served(name: ServiceName): string {
  const known = rendered.get(name);
  if (known) return known;
  const service = catalogue.service(name, 'v2.1');
  const wsdl = renderWsdl(service, `https://api.nmbrs.nl${service.paths[0]}`);
  rendered.set(name, wsdl);
  return wsdl;
}

const rendered = new Map<ServiceName, string>();

function mutated(wsdl: string, { after = '', replace, by }: Mutation): string {
  const start = wsdl.indexOf(after);
  expect(start).toBeGreaterThanOrEqual(0);
  const changed = wsdl.slice(0, start) + wsdl.slice(start).replace(replace, by);
  expect(changed).not.toBe(wsdl);
  return changed;
}

function changesOf(wsdl: string): readonly Change[] {
  return driftOf(wsdl, { title: 'the WSDL', version: 'v2.1' }).changes;
}

function linesOf(changes: readonly Change[]): string[] {
  return changes.map(lineOf).sort();
}

function lineOf({ kind, effect, place, message }: Change): string {
  return `${effect} ${kind.split('.', 1)[0]}: ${place}: ${message}`;
}

test('there are many mutations, no two alike', () => {
  expect(MUTATIONS.length).toBeGreaterThanOrEqual(50);
  expect(new Set(MUTATIONS.map(({ what }) => what)).size).toBe(MUTATIONS.length);
});

/** What is added to a service that lacked it, which no WSDL has over the catalogue. */
function changesBackFrom(wsdl: string): readonly Change[] {
  const service = catalogueShape(catalogue.service('DebtorService', 'v2.1'));
  return compareServices(wsdlShape(wsdl, 'the WSDL'), service, 'all', false);
}

test.each([
  [
    'port',
    /<wsdl:port name="DebtorServiceSoap12"[\s\S]*?<\/wsdl:port>/,
    'DebtorService: port added: SOAP 1.2',
  ],
  [
    'binding',
    /<wsdl:operation name="Title_Insert">(?=\s*<soap12:)[\s\S]*?<\/wsdl:operation>/,
    'Title_Insert: binding added: SOAP 1.2',
  ],
  [
    'answer',
    /<wsdl:output message="tns:Title_InsertSoapOut" \/>/,
    'Title_Insert: answer added: Title_InsertResponse',
  ],
])('what a service lacked is added: a %s', (_what, lacking, message) => {
  const changes = changesBackFrom(served('DebtorService').replace(lacking, ''));
  expect(changes.map(lineOf)).toEqual([`harmless service: ${message}`]);
});

describe('a change of a served WSDL is found, and its effect told', () => {
  const kinds = new Set(['service.port-added', 'service.binding-added', 'service.answer-added']);

  test.each(MUTATIONS.map((mutation) => [mutation.what, mutation] as const))('%s', (_what, mutation) => {
    const changes = changesOf(mutated(served(mutation.service), mutation));
    for (const { kind } of changes) kinds.add(kind);
    expect(linesOf(changes)).toEqual(mutation.changes);
  });

  test('every ruling is applied to some change', () => {
    expect([...kinds].sort()).toEqual(Object.keys(CHANGE_RULES).sort());
  });
});

describe('a change of a real WSDL is found, and its effect told', () => {
  test.for(MUTATIONS.map((mutation) => [mutation.what, mutation] as const))('%s', ([, mutation], context) => {
    const real = readShared(`nmbrs/v2.1/${REAL_FILES[mutation.service]}`, context).replaceAll('\r', '');
    expect(linesOf(changesOf(mutated(real, mutation)))).toEqual(mutation.changes);
  });
});
