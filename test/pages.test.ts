import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { marksOf } from '../contracts/facts/facts.ts';
import { catalogue } from '../contracts/interface/catalogue.ts';
import type {
  Field,
  Operation,
  RecordType,
  ServiceContract,
  ServiceName,
  Version,
} from '../contracts/interface/model.ts';
import { renderServicesPage, renderVersionPage } from '../server/soap/description/index-page.ts';
import { methodNotFound, renderOperationPage } from '../server/soap/description/operation-page.ts';
import type { PageContext } from '../server/soap/description/page-context.ts';
import { placeholder, requestMessage, responseMessage } from '../server/soap/description/sample-message.ts';
import { renderServicePage } from '../server/soap/description/service-page.ts';
import { shows } from './support/facts.ts';
import { readShared } from './support/shared.ts';

const context: PageContext = {
  services: catalogue.services,
  coverage: ({ name }) => ({
    errors: [1001, 2011],
    verified: name === 'Absence_Insert' ? { target: 'https://api.nmbrs.example', date: '2026-12-01' } : null,
  }),
};

const employees = catalogue.service('EmployeeService', 'v3');

function operation(name: string, service: ServiceContract = employees): Operation {
  const found = service.operation(name);
  if (!found) throw new Error(`${service.name} has no ${name}`);
  return found;
}

function operationPage(subject: Operation): string {
  const [path = ''] = subject.service.paths;
  return renderOperationPage(subject, { host: 'localhost:8080', path }, context);
}

function hrefs(page: string): string[] {
  return [...page.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);
}

/** The text of the samples on a page, as a reader copies it. */
function samples(page: string): string[] {
  return [...page.matchAll(/<pre[^>]*>([\s\S]*?)<\/pre>/g)].map(([, sample = '']) =>
    sample
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&'),
  );
}

describe(shows('wire-disco-link'), () => {
  test.each(catalogue.services)('$name $version', (service) => {
    const [, href = ''] =
      /<link rel="alternate" type="text\/xml" href="([^"]*)" \/>/.exec(renderServicePage(service, context)) ??
      [];
    for (const path of service.paths)
      expect(new URL(href, `http://localhost${path}`).href).toBe(`http://localhost${path}?disco`);
  });
});

describe('every page is well-formed', () => {
  test.each(catalogue.services.map((service) => [`${service.name} ${service.version}`, service] as const))(
    '%s and its operations',
    (_title, service) => {
      expect(XMLValidator.validate(renderServicePage(service, context))).toBe(true);
      for (const subject of service.operations)
        expect(XMLValidator.validate(operationPage(subject)), subject.name).toBe(true);
    },
  );

  test('the index pages', () => {
    expect(XMLValidator.validate(renderServicesPage(context))).toBe(true);
    expect(XMLValidator.validate(renderVersionPage('v3', context))).toBe(true);
  });
});

describe('the pages link to each other', () => {
  test('the page of all services to the versions, services, WSDLs and the control pages', () => {
    expect(hrefs(renderServicesPage(context))).toEqual(
      expect.arrayContaining([
        '/soap/v3/',
        '/soap/v2.1/',
        '/soap/v3/EmployeeService.asmx',
        '/soap/v2.1/EmployeeService.asmx?WSDL',
        '/_mock/coverage',
        '/_mock/logins',
        '/ca.pem',
      ]),
    );
  });

  test('a version page to the services of that version only', () => {
    const links = hrefs(renderVersionPage('v2.1', context));
    expect(links).toContain('/');
    expect(links).toContain('/soap/v2.1/CompanyService.asmx');
    expect(links).not.toContain('/soap/v3/CompanyService.asmx');
  });

  test('a service page to its descriptions, its operations, the index and the other version', () => {
    const links = hrefs(renderServicePage(employees, context));
    expect(links).toEqual(
      expect.arrayContaining(['/', '/soap/v3/', '?WSDL', '?disco', '/soap/v2.1/EmployeeService.asmx']),
    );
    for (const { name } of employees.operations) expect(links).toContain(`?op=${name}`);
  });

  test('an operation page to its service and to the same operation in the other version, if it is there', () => {
    const links = hrefs(operationPage(operation('Absence_Insert')));
    expect(links).toContain('/soap/v3/EmployeeService.asmx');
    expect(links).toContain('/soap/v2.1/EmployeeService.asmx?op=Absence_Insert');
    expect(hrefs(operationPage(operation('AbsenceNotification_Insert'))).join()).not.toContain('v2.1');
  });
});

describe('what the pages say', () => {
  test('counts of operations', () => {
    const count = employees.operations.length;
    expect(renderServicePage(employees, context)).toContain(`<p>${count} operations.</p>`);
    expect(renderVersionPage('v3', context)).toContain(`<td>${count}</td>`);
  });

  test('family and confidence beside each operation', () => {
    const page = renderServicePage(employees, context);
    const [, row = ''] = page.split('>AbsenceNotification_Insert</a>');
    expect(row.split('</tr>')[0]).toMatch(/>absence<[\s\S]*>high</);
  });

  test('summary, family, errors, evidence and notes of an operation', () => {
    const subject: Operation = {
      ...operation('Contract_Insert'),
      summary: 'Add a contract.',
      deprecated: true,
      provenance: {
        confidence: 'low',
        evidence: ['op-page-v3', 'inferred'],
        notes: ['A first note.', 'A second.'],
      },
    };
    const page = operationPage(subject);
    for (const text of [
      'Add a contract.',
      '<dd>contracts</dd>',
      'op-page-v3, inferred',
      'A first note.',
      'A second.',
      subject.soapAction,
    ])
      expect(page).toContain(text);
    for (const error of ['1001: Invalid Authentication', '2011: Protected Mode: Cannot change in the past'])
      expect(page).toContain(`<li><code>${error}</code> `);
    expect(page).toContain('the fields are a guess');
    for (const mark of ['low', 'deprecated']) expect(page).toContain(`>${mark}</span>`);
  });

  test('what to call instead of a deprecated operation, how, and where that is told', () => {
    const reports = catalogue.service('CompanyService', 'v3');
    const page = operationPage(reports.operation('Reports_GetPayslipByRunCompany_v2') as Operation);
    expect(page).toContain(
      'Deprecated. Call ReportService.Reports_GetPayslipByRunCompany_v2_Background instead. It answers the id of a task, for which Reports_BackgroundTask_Result gives the result. There CompanyId is called companyId, RunId is called runId, intYear is called year.',
    );
    expect(hrefs(page)).toContain(
      '/soap/v3/ReportService.asmx?op=Reports_GetPayslipByRunCompany_v2_Background',
    );
    expect(operationPage(operation('Absence_Insert'))).not.toContain('Deprecated.');
  });

  test('what an operation rests on: the sentence, how sure it is, its source and its id', () => {
    const [mark] = marksOf(['personal-info-keeps-left-out']);
    const page = operationPage(operation('PersonalInfo_Update'));
    expect(page).toContain('8 marks: may be different at the real service');
    for (const text of [mark?.says, mark?.source, mark?.id, `>${mark?.confidence}</span>`])
      expect(page).toContain(text);
    expect(operationPage(operation('CostCenter_GetCurrent'))).not.toContain('Rests on');
  });

  test('where and when an operation was verified, beside its confidence', () => {
    const verified = 'verified live on 2026-12-01 against https://api.nmbrs.example</dd>';
    expect(operationPage(operation('Absence_Insert'))).toContain(verified);
    expect(operationPage(operation('Contract_Insert'))).not.toContain('verified live');
  });

  test('an operation that is not there', () => {
    expect(methodNotFound('Nope', employees)).toBe("Method 'Nope' was not found in service EmployeeService.");
  });
});

describe('samples', () => {
  test('requests and responses of both SOAP versions with their HTTP lines', () => {
    const [request11, response11, request12, response12] = samples(
      operationPage(operation('Children_Insert')),
    );
    expect(request11).toBe(`POST /soap/v3/EmployeeService.asmx HTTP/1.1
Host: localhost:8080
Content-Type: text/xml; charset=utf-8
Content-Length: length
SOAPAction: "https://api.nmbrs.nl/soap/v3/EmployeeService/Children_Insert"

<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
  <soap:Header>
    <AuthHeaderWithDomain xmlns="https://api.nmbrs.nl/soap/v3/EmployeeService">
      <Username>string</Username>
      <Token>string</Token>
      <Domain>string</Domain>
    </AuthHeaderWithDomain>
  </soap:Header>
  <soap:Body>
    <Children_Insert xmlns="https://api.nmbrs.nl/soap/v3/EmployeeService">
      <EmployeeId>int</EmployeeId>
      <child>
        <Id>int</Id>
        <Name>string</Name>
        <FirstName>string</FirstName>
        <Initials>string</Initials>
        <Gender>undefined or male or female</Gender>
        <Birthday>dateTime</Birthday>
      </child>
    </Children_Insert>
  </soap:Body>
</soap:Envelope>
`);
    expect(response11).toContain(
      'HTTP/1.1 200 OK\nContent-Type: text/xml; charset=utf-8\nContent-Length: length\n\n<?xml',
    );
    expect(response11).toContain('<Children_InsertResult>string</Children_InsertResult>');
    expect(request12).toContain(
      'Content-Type: application/soap+xml; charset=utf-8\nContent-Length: length\n\n<?xml',
    );
    expect(request12).toContain('xmlns:soap12="http://www.w3.org/2003/05/soap-envelope">\n  <soap12:Header>');
    expect(response12).toContain('<soap12:Body>');
  });

  /** Operation pages of Nmbrs of which the text is known; they lack the fields that a header inherits. */
  const REAL_PAGES: readonly (readonly [file: string, ServiceName, Version, operation: string])[] = [
    ['SingleSignOn.GetToken.request.xml', 'SingleSignOn', 'v3', 'GetToken'],
    ['SingleSignOn.GetToken.response.xml', 'SingleSignOn', 'v3', 'GetToken'],
    ['SingleSignOn.GetTokenWithDomain.request.xml', 'SingleSignOn', 'v3', 'GetTokenWithDomain'],
    ['SingleSignOn.GetTokenWithDomain.response.xml', 'SingleSignOn', 'v3', 'GetTokenWithDomain'],
    ['EmployeeService.Contract_Insert.request.xml', 'EmployeeService', 'v3', 'Contract_Insert'],
    [
      'EmployeeService.WageComponentFixed_Insert_Batch_With_End.request.xml',
      'EmployeeService',
      'v3',
      'WageComponentFixed_Insert_Batch_With_End',
    ],
    [
      'v2.1.EmployeeService.HourComponentFixed_Stop.request.xml',
      'EmployeeService',
      'v2.1',
      'HourComponentFixed_Stop',
    ],
  ];

  test.for(REAL_PAGES)(
    'the same lines as the real page: %s',
    ([file, service, version, name], testContext) => {
      const real = readShared(`nmbrs/samples/${file}`, testContext);
      const write = file.includes('.request.') ? requestMessage : responseMessage;
      const own = write(operation(name, catalogue.service(service, version)), '1.1', placeholder);
      const comparable = own.replace(/( *<AuthHeaderWithDomain .*\n)(?: *<(?:Username|Token)>.*\n){2}/, '$1');
      // The first line of ours is the XML declaration, that of the recorded ones names their source.
      expect(comparable.split('\n').slice(1)).toEqual(real.trimEnd().split('\n').slice(1));
    },
  );

  // What the real page leaves out stands here too (fact: wire-operation-page-inherited).
  test('the items of a list stand twice, inherited fields are marked', () => {
    const page = operationPage(operation('Absence2_GetList'));
    expect(samples(page)[1]?.match(/<AbsenceV2>/g)).toHaveLength(2);
    expect(page).toMatch(/<span class="inherited" title="the real page leaves out[^"]*"> *&lt;AbsenceId&gt;/);
    expect(page).not.toMatch(/<span class="inherited"[^>]*> *&lt;AbsenceCause&gt;/);
  });

  test('an operation without an answer has an empty response element', () => {
    const subject = operation('WageComponentFixed_Stop');
    expect(responseMessage(subject, '1.2', placeholder)).toContain(
      `<WageComponentFixed_StopResponse xmlns="${employees.namespace}" />`,
    );
  });

  test('values come from the caller, who is told the way to the field', () => {
    const message = requestMessage(operation('Children_Insert'), '1.2', (_field, path) => path.join('/'));
    expect(message).toContain('<Username>AuthHeaderWithDomain/Username</Username>');
    expect(message).toContain('<Id>Children_Insert/child/Id</Id>');
  });

  test('values are escaped', () => {
    expect(requestMessage(operation('Children_Insert'), '1.1', () => 'a < b & "c"')).toContain(
      '<Name>a &lt; b &amp; "c"</Name>',
    );
  });

  test('a record that holds itself is opened once', () => {
    const fields: Field[] = [];
    const node: RecordType = {
      kind: 'record',
      name: 'Node',
      base: null,
      ownFields: fields,
      fields,
      subtypes: [],
      provenance: { confidence: 'low', evidence: [], notes: [] },
    };
    fields.push({
      name: 'Child',
      type: node,
      min: 0,
      repeated: false,
      nillable: false,
      identity: null,
      ignoresOwnId: false,
      otherSpellings: [],
    });
    const subject: Operation = { ...operation('Children_Insert'), request: fields };
    expect(requestMessage(subject, '1.1', placeholder).match(/<Child( \/)?>/g)).toEqual([
      '<Child>',
      '<Child />',
    ]);
  });
});

test('names and texts cannot break out of a page', () => {
  const evil = `<script>alert("1")</script> & 'so'`;
  const escaped = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;so&#39;';
  const subject: Operation = {
    ...operation('Contract_Insert'),
    name: evil,
    summary: evil,
    provenance: { confidence: 'low', evidence: [evil], notes: [evil] },
  };
  const service: ServiceContract = { ...employees, operations: [subject] };
  for (const page of [operationPage(subject), renderServicePage(service, context)]) {
    expect(page).not.toContain('<script');
    expect(page).toContain(escaped);
  }
});
