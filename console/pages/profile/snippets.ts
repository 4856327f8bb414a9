import { quoted } from '../../../base/shell-quoted.ts';
import { inCSharp, inPhp, postInCSharp } from '../../parts/code-texts.ts';
import { listRequest, NAMESPACE, SERVICE_PATH, SOAP_ACTION, type TokenAccess } from './token-access.ts';

interface Snippet {
  readonly name: string;
  /** What is installed first; left out for nothing. */
  readonly needs?: string;
  readonly text: (access: TokenAccess) => string;
}

/** What a client is told to call as a login, ready to be copied: each lists the debtors that the login sees. */
export const SNIPPETS: readonly Snippet[] = [
  {
    name: '.env',
    text: ({ url, username, token, domain }) =>
      [
        `NMBRS_URL=${quoted(url)}`,
        `NMBRS_USERNAME=${quoted(username)}`,
        `NMBRS_TOKEN=${quoted(token)}`,
        `NMBRS_DOMAIN=${quoted(domain)}`,
      ].join('\n'),
  },
  {
    name: 'curl',
    text: (access) =>
      `curl -s ${quoted(`${access.url}${SERVICE_PATH}`)} -H 'Content-Type: text/xml; charset=utf-8' \\
  -H ${quoted(`SOAPAction: ${SOAP_ACTION}`)} -d ${quoted(listRequest(access))}`,
  },
  {
    name: 'Node',
    needs: 'npm install soap',
    text: (access) => `import { createClientAsync } from 'soap';

const namespace = '${NAMESPACE}';
const client = await createClientAsync(${wsdlOf(access)});
client.addSoapHeader(
  { AuthHeaderWithDomain: ${headerOf(access)} },
  '', 'tns', namespace,
);
const [{ List_GetAllResult }] = await client.List_GetAllAsync({});
for (const { Number, Name } of List_GetAllResult?.Debtor ?? []) console.log(Number, Name);`,
  },
  {
    name: 'PHP',
    needs: 'ext-soap',
    text: ({ url, username, token, domain }) => `<?php
$client = new SoapClient(${inPhp(`${url}${SERVICE_PATH}?WSDL`)}, ['features' => SOAP_SINGLE_ELEMENT_ARRAYS]);
$client->__setSoapHeaders(new SoapHeader('${NAMESPACE}', 'AuthHeaderWithDomain', [
    'Username' => ${inPhp(username)},
    'Token' => ${inPhp(token)},
    'Domain' => ${inPhp(domain)},
]));
foreach ($client->List_GetAll()->List_GetAllResult->Debtor ?? [] as $debtor)
    echo $debtor->Number, ' ', $debtor->Name, PHP_EOL;`,
  },
  {
    name: 'Python',
    needs: 'pip install zeep',
    text: (access) => `import zeep

client = zeep.Client(${wsdlOf(access)})
header = {"AuthHeaderWithDomain": ${headerOf(access)}}
for debtor in client.service.List_GetAll(_soapheaders=header) or []:
    print(debtor.Number, debtor.Name)`,
  },
  {
    name: 'C#',
    text: (access) =>
      postInCSharp({
        program: 'ListDebtors',
        url: `${access.url}${SERVICE_PATH}`,
        body: inCSharp(listRequest(access)),
        mediaType: 'text/xml',
        soapAction: SOAP_ACTION,
        uses: ['System.Xml.Linq'],
        last: [
          `XNamespace nmbrs = "${NAMESPACE}";`,
          'foreach (var debtor in XDocument.Parse(answer.Content.ReadAsStringAsync().Result).Descendants(nmbrs + "Debtor"))',
          '    Console.WriteLine(debtor.Element(nmbrs + "Number").Value + " " + debtor.Element(nmbrs + "Name").Value);',
        ],
      }),
  },
];

function wsdlOf({ url }: TokenAccess): string {
  return JSON.stringify(`${url}${SERVICE_PATH}?WSDL`);
}

/** As JavaScript and Python write it, whose texts are those of JSON. */
function headerOf({ username, token, domain }: TokenAccess): string {
  const [name, secret, place] = [username, token, domain].map((value) => JSON.stringify(value));
  return `{ "Username": ${name}, "Token": ${secret}, "Domain": ${place} }`;
}
