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
        `NMBRS_URL=${inShell(url)}`,
        `NMBRS_USERNAME=${inShell(username)}`,
        `NMBRS_TOKEN=${inShell(token)}`,
        `NMBRS_DOMAIN=${inShell(domain)}`,
      ].join('\n'),
  },
  {
    name: 'curl',
    text: (access) =>
      `curl -s ${inShell(`${access.url}${SERVICE_PATH}`)} -H 'Content-Type: text/xml; charset=utf-8' \\
  -H ${inShell(`SOAPAction: ${SOAP_ACTION}`)} -d ${inShell(listRequest(access))}`,
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
    text: (access) => `using System;
using System.Net.Http;
using System.Text;
using System.Xml.Linq;

static class ListDebtors
{
    static void Main()
    {
        var request = new StringContent(${inVerbatim(listRequest(access))}, Encoding.UTF8, "text/xml");
        request.Headers.Add("SOAPAction", ${JSON.stringify(SOAP_ACTION)});
        var answer = new HttpClient().PostAsync(${JSON.stringify(`${access.url}${SERVICE_PATH}`)}, request).Result;
        XNamespace nmbrs = "${NAMESPACE}";
        foreach (var debtor in XDocument.Parse(answer.Content.ReadAsStringAsync().Result).Descendants(nmbrs + "Debtor"))
            Console.WriteLine(debtor.Element(nmbrs + "Number").Value + " " + debtor.Element(nmbrs + "Name").Value);
    }
}`,
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

function inShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function inPhp(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}

function inVerbatim(text: string): string {
  return `@"${text.replaceAll('"', '""')}"`;
}
