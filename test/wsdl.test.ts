import { describe, expect, test } from 'vitest';
import { catalogue } from '../contracts/interface/catalogue.ts';
import type { Field, ServiceName, SimpleTypeName, Version } from '../contracts/interface/model.ts';
import { renderDisco } from '../server/soap/description/disco.ts';
import { requestMessage, responseMessage } from '../server/soap/description/sample-message.ts';
import { schemaOrder } from '../server/soap/description/schema-order.ts';
import { renderWsdl } from '../server/soap/description/wsdl.ts';
import { differences } from './support/outline.ts';
import { schemaValidator } from './support/schema-validator.ts';
import { readShared } from './support/shared.ts';
import { readWsdl } from './support/wsdl-model.ts';

const ADDRESS = 'http://localhost:8080/soap/v2.1/Service.asmx';

function render(service: ServiceName, version: Version): string {
  return renderWsdl(catalogue.service(service, version), ADDRESS);
}

/** Without what may differ: documentation, addresses, line ends, and the order of namespace declarations. */
function comparableText(wsdl: string): string {
  return wsdl
    .replaceAll('\r', '')
    .replace(/<wsdl:definitions [^>]*>/, '<wsdl:definitions>')
    .replace(/<wsdl:documentation [^>]*>[^<]*/g, '<wsdl:documentation>')
    .replace(/ location="[^"]*"/g, '');
}

describe('the WSDL says what the real one says', () => {
  const REAL: readonly (readonly [ServiceName, string])[] = [
    ['CompanyService', 'CompanyService.wsdl'],
    ['EmployeeService', 'EmployeeService.wsdl'],
    ['DebtorService', 'DebtorService.2017.wsdl'],
    ['SingleSignOn', 'SingleSignOn.v2.0.2017.wsdl'],
  ];

  // Its order too (fact: wire-wsdl-order).
  test.for(REAL)('%s: no difference in meaning or order from %s', ([service, file], context) => {
    const real = readWsdl(readShared(`nmbrs/v2.1/${file}`, context), `${service} 2.1`);
    expect(differences(real, readWsdl(render(service, 'v2.1'), `${service} 2.1`))).toEqual([]);
  });

  test.for(REAL)('%s: the same lines as %s', ([service, file], context) => {
    const real = readShared(`nmbrs/v2.1/${file}`, context);
    expect(comparableText(render(service, 'v2.1'))).toBe(comparableText(real));
  });
});

interface Mutation {
  readonly what: string;
  /** The text after which to replace; from the start if left out. */
  readonly after?: string;
  readonly replace: string | RegExp;
  readonly by: string;
  readonly sentences: readonly string[];
}

const ABSENCE = '<s:complexType name="Absence">';

const MUTATIONS: readonly Mutation[] = [
  {
    what: 'the simple type of a field',
    after: ABSENCE,
    replace: 'name="Percentage" type="s:int"',
    by: 'name="Percentage" type="s:string"',
    sentences: ['type Absence: element Percentage: type xs:int expected, xs:string found'],
  },
  {
    what: 'the named type of a field',
    after: '<s:element name="Absence2_GetListResponse">',
    replace: 'type="tns:ArrayOfAbsenceV2"',
    by: 'type="tns:ArrayOfAbsence"',
    sentences: [
      'element Absence2_GetListResponse: element Absence2_GetListResult: type ArrayOfAbsenceV2 expected, ArrayOfAbsence found',
    ],
  },
  {
    what: 'the order of fields',
    after: ABSENCE,
    replace: /(.*name="Percentage".*\n)(.*\n)/,
    by: '$2$1',
    sentences: ['type Absence: sequence: order: element Percentage expected, element Start found'],
  },
  {
    what: 'minOccurs',
    after: ABSENCE,
    replace: 'minOccurs="1" maxOccurs="1" name="Percentage"',
    by: 'minOccurs="0" maxOccurs="1" name="Percentage"',
    sentences: ['type Absence: element Percentage: minOccurs 1 expected, 0 found'],
  },
  {
    what: 'maxOccurs',
    after: '<s:complexType name="ArrayOfAbsence">',
    replace: 'maxOccurs="unbounded"',
    by: 'maxOccurs="1"',
    sentences: ['type ArrayOfAbsence: element Absence: maxOccurs unbounded expected, 1 found'],
  },
  {
    what: 'nillable',
    after: ABSENCE,
    replace: 'name="End" nillable="true"',
    by: 'name="End"',
    sentences: ['type Absence: element End: nillable true expected, false found'],
  },
  {
    what: 'a missing field',
    after: ABSENCE,
    replace: /.*name="Percentage".*\n/,
    by: '',
    sentences: ['type Absence: element Percentage missing'],
  },
  {
    what: 'a value of an enum',
    after: '<s:simpleType name="Gender">',
    replace: 'value="female"',
    by: 'value="woman"',
    sentences: ['simple type Gender: value female missing', 'simple type Gender: value woman not expected'],
  },
  {
    what: 'the base of a type',
    after: '<s:complexType name="AbsenceV2">',
    replace: 'base="tns:Absence"',
    by: 'base="tns:Leave"',
    sentences: ['type AbsenceV2: extension: base Absence expected, Leave found'],
  },
  {
    what: 'the attributes that the header type admits',
    replace: /.*<s:anyAttribute \/>\n/,
    by: '',
    sentences: ['type AuthHeader: xs:anyAttribute missing'],
  },
  {
    what: 'the order of types',
    replace: /( *<s:complexType name="Absence">[\s\S]*?<\/s:complexType>\n)([\s\S]*?)( *<\/s:schema>)/,
    by: '$2$1$3',
    sentences: ['schema: order: type Absence expected, element Absence_InsertResponse found'],
  },
  {
    what: 'a missing import',
    replace: /.*<s:import .*\n/,
    by: '',
    sentences: ['xs:import http://microsoft.com/wsdl/types/ missing'],
  },
  {
    what: 'the part of a message',
    after: '<wsdl:message name="Absence_InsertSoapIn">',
    replace: 'element="tns:Absence_Insert"',
    by: 'element="tns:Absence_Update"',
    sentences: [
      'message Absence_InsertSoapIn: part parameters: element Absence_Insert expected, Absence_Update found',
    ],
  },
  {
    what: 'a missing operation',
    replace: /.*<wsdl:operation name="Absence_Insert">[\s\S]*?<\/wsdl:operation>\n/,
    by: '',
    sentences: ['portType EmployeeServiceSoap: operation Absence_Insert missing'],
  },
  {
    what: 'an extra operation',
    replace: /.*<wsdl:operation /,
    by: '<wsdl:operation name="Absence_Undo" />\n$&',
    sentences: ['portType EmployeeServiceSoap: operation Absence_Undo not expected'],
  },
  {
    what: 'a soapAction',
    after: '<wsdl:binding name="EmployeeServiceSoap12"',
    replace: 'https://api.nmbrs.nl/soap/v2.1/EmployeeService/Absence_Insert"',
    by: 'urn:Absence_Insert"',
    sentences: [
      'binding EmployeeServiceSoap12: operation Absence_Insert: soap12:operation: soapAction ' +
        'https://api.nmbrs.nl/soap/v2.1/EmployeeService/Absence_Insert expected, urn:Absence_Insert found',
    ],
  },
  {
    what: 'the part of a header',
    after: 'message="tns:Absence_InsertAuthHeader"',
    replace: 'part="AuthHeader"',
    by: 'part="Header"',
    sentences: [
      'binding EmployeeServiceSoap: operation Absence_Insert: soap:header: part AuthHeader expected, Header found',
    ],
  },
  {
    what: 'a missing header',
    replace: /.*<soap:header message="tns:Absence_InsertAuthHeader".*\n/,
    by: '',
    sentences: ['binding EmployeeServiceSoap: operation Absence_Insert: soap:header missing'],
  },
  {
    what: 'a missing port',
    replace: /.*<wsdl:port name="EmployeeServiceSoap12"[\s\S]*?<\/wsdl:port>\n/,
    by: '',
    sentences: ['service EmployeeService: port EmployeeServiceSoap12 missing'],
  },
  {
    what: 'the binding of a port',
    replace: 'binding="tns:EmployeeServiceSoap12"',
    by: 'binding="tns:EmployeeServiceSoap"',
    sentences: [
      'service EmployeeService: port EmployeeServiceSoap12: binding EmployeeServiceSoap12 expected, EmployeeServiceSoap found',
    ],
  },
];

describe('a difference is found and named', () => {
  const TITLE = 'EmployeeService 2.1';
  const wsdl = render('EmployeeService', 'v2.1');
  const read = readWsdl(wsdl, TITLE);

  test.each(MUTATIONS.map((mutation) => [mutation.what, mutation] as const))('%s', (_what, mutation) => {
    const { after = '', replace, by, sentences } = mutation;
    const start = wsdl.indexOf(after);
    expect(start).toBeGreaterThanOrEqual(0);
    const changed = wsdl.slice(0, start) + wsdl.slice(start).replace(replace, by);
    expect(differences(read, readWsdl(changed, TITLE))).toEqual(
      sentences.map((sentence) => `${TITLE}: ${sentence}`),
    );
  });

  test('other prefixes and documentation are no difference', () => {
    const changed = wsdl
      .replaceAll('s:element', 'xsd:element')
      .replaceAll('xmlns:s=', 'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:s=')
      .replace(/<wsdl:documentation .*\n/g, '');
    expect(differences(read, readWsdl(changed, TITLE))).toEqual([]);
  });
});

const VALID: Record<SimpleTypeName, string> = {
  int: '1',
  decimal: '40.00',
  boolean: 'true',
  dateTime: '2024-03-01T00:00:00',
  guid: '00000000-0000-0000-0000-000000000001',
  string: 'text',
  base64Binary: 'AA==',
  anyType: 'anything',
};

function validValue({ type }: Field): string {
  if (type.kind === 'enum') return type.values.at(-1) ?? '';
  return type.kind === 'simple' ? VALID[type.name] : '';
}

/** What stands in the Header and in the Body of a message. */
function soapEntries(message: string): string[] {
  const parts = message.matchAll(/<soap:(Header|Body)>([\s\S]*)<\/soap:\1>/g);
  return [...parts].map(([, , entry = '']) => entry.trim());
}

test('the schema refuses a message that does not fit', () => {
  const validate = schemaValidator(render('SingleSignOn', 'v3'));
  const message = (field: string) =>
    `<GetToken xmlns="https://api.nmbrs.nl/soap/v3/SingleSignOn">${field}</GetToken>`;
  expect(validate(message('<Username>a</Username>'))).toEqual([]);
  expect(validate(message('<UserName>a</UserName>')).join()).toContain('This element is not expected');
});

describe.each(catalogue.services.map((service) => [`${service.name} ${service.version}`, service] as const))(
  '%s',
  (_title, service) => {
    test('the schema declares every type that the service may send', () => {
      const declared = new Set(schemaOrder(service).map((item) => (item.kind === 'type' ? item.type : null)));
      expect(service.types.filter((type) => !declared.has(type)).map(({ name }) => name)).toEqual([]);
    });

    test('a full message of every operation fits the schema', () => {
      const validate = schemaValidator(renderWsdl(service, ADDRESS));
      for (const operation of service.operations)
        for (const write of [requestMessage, responseMessage])
          for (const entry of soapEntries(write(operation, '1.1', validValue)))
            expect(validate(entry), operation.name).toEqual([]);
    });

    test('the WSDL and the discovery document give the address that was asked', () => {
      expect(renderWsdl(service, ADDRESS).match(/location="[^"]*"/g)).toEqual(
        Array(2).fill(`location="${ADDRESS}"`),
      );
      expect(renderDisco(service, ADDRESS)).toContain(
        `<contractRef ref="${ADDRESS}?wsdl" docRef="${ADDRESS}"`,
      );
    });
  },
);
