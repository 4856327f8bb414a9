// Makes an environment of its own, resets demo, and lists the debtors of both; prints the status of each answer.
import { readFileSync } from 'node:fs';

const control = `${process.env.NMBRS_MOCK_URL}/_mock/environments`;
const ask = async (path, body) => {
  const answer = await fetch(control + path, { method: 'POST', body: JSON.stringify(body) });
  return answer.json();
};
const made = await ask('', { subdomain: 'made', clock: { now: '2026-11-16T09:00:00' } });
await ask('/demo/reset', {});

const request = readFileSync(new URL('request.xml', import.meta.url), 'utf8');
const { username, token } = made.logins.master;
const ofMade = request
  .replace(/(<Username>)[^<]*/, `$1${username}`)
  .replace(/(<Token>)[^<]*/, `$1${token}`)
  .replace(/(<Domain>)[^<]*/, '$1made');
const statuses = [];
for (const body of [ofMade, request]) {
  const answer = await fetch('https://api.nmbrs.nl/soap/v3/DebtorService.asmx', {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8' },
    body,
  });
  statuses.push(answer.status);
}
console.log(statuses.join(' '));
