// Lists the debtors with one of Node's ways to call: node client.mjs fetch|undici|https|axios
import { readFileSync } from 'node:fs';
import https from 'node:https';

const URL = 'https://api.nmbrs.nl/soap/v3/DebtorService.asmx';
const headers = {
  'Content-Type': 'text/xml; charset=utf-8',
  SOAPAction: '"https://api.nmbrs.nl/soap/v3/DebtorService/List_GetAll"',
};
const body = readFileSync(new globalThis.URL('request.xml', import.meta.url), 'utf8');

const ways = {
  fetch: async () => (await fetch(URL, { method: 'POST', headers, body })).text(),
  undici: async () => {
    const { request } = await import('undici');
    return (await request(URL, { method: 'POST', headers, body })).body.text();
  },
  https: () =>
    new Promise((resolve, reject) => {
      const request = https.request(URL, { method: 'POST', headers }, async (answer) => {
        let text = '';
        for await (const chunk of answer.setEncoding('utf8')) text += chunk;
        resolve(text);
      });
      request.on('error', reject).end(body);
    }),
  axios: async () => (await (await import('axios')).default.post(URL, body, { headers })).data,
};

console.log((await ways[process.argv[2]]()).match(/<Debtor>/g).length);
