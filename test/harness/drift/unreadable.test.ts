import { expect, test } from 'vitest';
import { catalogue } from '../../../contracts/interface/catalogue.ts';
import { driftOf } from '../../../harness/drift/drift.ts';
import { WsdlError } from '../../../harness/drift/wsdl-error.ts';
import { renderWsdl } from '../../../server/soap/description/wsdl.ts';

const WSDL = renderWsdl(
  catalogue.service('EmployeeService', 'v3'),
  'http://127.0.0.1/soap/v3/EmployeeService.asmx',
);

/** The WSDL with a document type that declares these. */
function withEntities(declarations: string): string {
  return WSDL.replace('?>', `?><!DOCTYPE x [${declarations}]>`);
}

/** A WSDL, or what might be taken for one, and what is wrong with it. */
const CASES: readonly (readonly [what: string, text: string, message: string | RegExp])[] = [
  ['nothing', '', /^the WSDL: /],
  ['no XML', 'Not found', /line 1, column \d+: this is no XML/],
  ['XML that breaks off', WSDL.slice(0, 2000), /this is no XML/],
  [
    'a web page',
    '<html><body /></html>',
    'this is no WSDL 1.1 but html; that of a service is at its address with ?WSDL',
  ],
  ['WSDL 2.0', '<description xmlns="http://www.w3.org/ns/wsdl" />', 'this is no WSDL 1.1 but description'],
  ['no service', WSDL.replace(/<wsdl:service[\s\S]*<\/wsdl:service>/, ''), 'it offers no service'],
  ['no port that speaks SOAP', WSDL.replaceAll(/<soap(12)?:address .*/g, ''), 'no port that speaks SOAP'],
  [
    'a missing binding',
    WSDL.replace('<wsdl:binding name="', '$&x'),
    'binding EmployeeServiceSoap is used, but not declared',
  ],
  [
    'a missing port type',
    WSDL.replace('<wsdl:portType name="', '<wsdl:import location="more.wsdl" />$&x'),
    'portType EmployeeServiceSoap is used, but not declared; save what it imports in one file',
  ],
  [
    'an operation that the port type lacks',
    WSDL.replace('<wsdl:operation name="Absence_Insert">', '<wsdl:operation name="Other">'),
    'operation Absence_Insert is bound, but its port type does not declare it',
  ],
  [
    'a missing message',
    WSDL.replace('<wsdl:message name="Absence_InsertSoapIn">', '<wsdl:message name="Other">'),
    'message Absence_InsertSoapIn is used, but not declared',
  ],
  [
    'a missing element',
    WSDL.replace('<s:element name="Absence_Insert">', '<s:element name="Other">'),
    'element {https://api.nmbrs.nl/soap/v3/EmployeeService}Absence_Insert is used, but declared in no schema of this file; save',
  ],
  [
    'a missing type',
    WSDL.replace('<s:complexType name="AbsenceCause">', '<s:complexType name="Other">'),
    'type {https://api.nmbrs.nl/soap/v3/EmployeeService}AbsenceCause is used, but declared in no schema',
  ],
  [
    'a type that extends itself',
    WSDL.replace('<s:extension base="tns:Absence">', '<s:extension base="tns:AbsenceV2">'),
    'AbsenceV2 extends itself',
  ],
  [
    'a simple type that restricts itself',
    WSDL.replace(
      '</s:schema>',
      '<s:simpleType name="Loop"><s:restriction base="tns:Loop" /></s:simpleType></s:schema>',
    ).replace('type="s:string"', 'type="tns:Loop"'),
    'simpleType Loop holds itself',
  ],
  [
    'a group that holds itself',
    WSDL.replace(
      '</s:schema>',
      '<s:group name="Loop"><s:sequence><s:group ref="tns:Loop" /></s:sequence></s:group></s:schema>',
    ).replace('<s:sequence>', '<s:sequence><s:group ref="tns:Loop" />'),
    'group Loop holds itself',
  ],
  [
    'a number of times that is none',
    WSDL.replace('minOccurs="1"', 'minOccurs="some"'),
    'minOccurs of element ',
  ],
  [
    'an entity of another file',
    withEntities('<!ENTITY other SYSTEM "file:///etc/hostname">'),
    'this XML declares an entity, which is not read here. Write its text where it is used.',
  ],
  [
    'thousands of entities',
    withEntities(Array.from({ length: 5_000 }, (_, at) => `<!ENTITY e${at} "x">`).join('')),
    'this XML declares an entity, which is not read here. Write its text where it is used.',
  ],
  [
    'elements in elements in elements',
    WSDL.replace('</wsdl:types>', `${'<x>'.repeat(9_000)}${'</x>'.repeat(9_000)}</wsdl:types>`),
    'elements are nested more than 100 levels deep here. Nest fewer of them.',
  ],
  ...['__proto__', 'constructor', 'prototype'].map((name): (typeof CASES)[number] => [
    `an element called ${name}`,
    WSDL.replace('</wsdl:types>', `<${name} /></wsdl:types>`),
    /this XML cannot be read: .*reserved/,
  ]),
  [
    'another service',
    WSDL.replaceAll('EmployeeService', 'WeatherService'),
    'the catalogue has no service WeatherService; it has DebtorService, CompanyService,',
  ],
];

test.each(CASES)('%s is refused, and the message says why', (_what, text, message) => {
  const compare = () => driftOf(text, { title: 'the WSDL' });
  expect(compare).toThrow(WsdlError);
  expect(compare).toThrow(message);
});

test('a version that the service does not have', () => {
  const wsdl = renderWsdl(catalogue.service('ReportService', 'v3'), 'http://127.0.0.1/');
  expect(() => driftOf(wsdl, { title: 'the WSDL', version: 'v2.1' })).toThrow(
    'the WSDL: the catalogue has no ReportService v2.1',
  );
});
