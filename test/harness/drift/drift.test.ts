import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import type { ServiceName } from '../../../contracts/interface/model.ts';
import { driftOf } from '../../../harness/drift/drift.ts';
import { renderWsdl } from '../../../server/soap/description/wsdl.ts';
import { readShared } from '../../support/shared.ts';

describe('the catalogue and the WSDLs it is served as', () => {
  test.each(catalogue.services.map((service) => [`${service.name} ${service.version}`, service] as const))(
    '%s: no drift',
    (_title, service) => {
      const wsdl = renderWsdl(service, `http://127.0.0.1:8080${service.paths[0]}`);
      const drift = driftOf(wsdl, { title: 'the WSDL' });
      expect([drift.service, drift.version]).toEqual([service.name, service.version]);
      expect(drift.changes).toEqual([]);
    },
  );
});

describe('the catalogue and the real WSDLs', () => {
  const REAL: readonly (readonly [ServiceName, string])[] = [
    ['CompanyService', 'CompanyService.wsdl'],
    ['EmployeeService', 'EmployeeService.wsdl'],
    ['DebtorService', 'DebtorService.2017.wsdl'],
    ['SingleSignOn', 'SingleSignOn.v2.0.2017.wsdl'],
  ];

  // They are what version 2.1 of the catalogue was written from, so that no drift is known.
  test.for(REAL)('%s: no drift from %s', ([service, file], context) => {
    const drift = driftOf(readShared(`nmbrs/v2.1/${file}`, context), { title: file });
    expect([drift.service, drift.version]).toEqual([service, 'v2.1']);
    expect(drift.changes).toEqual([]);
  });
});
