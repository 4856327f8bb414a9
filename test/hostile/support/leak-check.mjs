/**
 * Sends good and hostile requests to the built server and prints what stayed behind: of the heap, of listeners on the
 * process, and of handles after closing. Run with --expose-gc.
 */
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { startNmbrs } from '../../../dist/index.js';

const ROUNDS = 1_000;
const NAMESPACE = 'https://api.nmbrs.nl/soap/v3/CompanyService';
const PATH = '/soap/v3/CompanyService.asmx';
const SOAP = { 'Content-Type': 'text/xml', SOAPAction: `"${NAMESPACE}/Company_GetCurrentPeriod"` };

const nmbrs = await startNmbrs();
const agent = new Agent({ keepAlive: true });
const [login] = nmbrs.logins;

const envelope = (parameters) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><AuthHeaderWithDomain xmlns="${NAMESPACE}">` +
  `<Username>${login.username}</Username><Token>${login.token}</Token></AuthHeaderWithDomain></s:Header><s:Body>` +
  `<Company_GetCurrentPeriod xmlns="${NAMESPACE}">${parameters}</Company_GetCurrentPeriod></s:Body></s:Envelope>`;

const GOOD = envelope('<CompanyId>10001</CompanyId>');

/** Makes requests of round `n`: what differs from round to round is what a cache might keep. */
const KINDS = [
  (n) => send('POST', PATH, GOOD, { ...SOAP, 'Content-Type': `text/xml; x=${n}` }),
  (n) => send('POST', PATH, envelope(`<CompanyId>10001</CompanyId><Unknown${n}/>`), SOAP),
  (n) => send('POST', PATH, envelope(`<CompanyId>${n}</CompanyId>`), SOAP),
  (n) => send('POST', PATH, envelope(`<CompanyId>x${n}</CompanyId>`), SOAP),
  (n) => send('POST', PATH, GOOD, { ...SOAP, SOAPAction: `"${NAMESPACE}/Unknown${n}"` }),
  (n) => send('POST', PATH, GOOD.slice(0, n % GOOD.length), SOAP),
  (n) => send('POST', PATH, `<!DOCTYPE a${n} [<!ENTITY e "${n}">]>${GOOD}`, SOAP),
  () => send('POST', PATH, `${GOOD}\u0000`, SOAP),
  (n) => send('POST', PATH, GOOD, { 'Content-Type': `application/json${n}`, SOAPAction: SOAP.SOAPAction }),
  (n) => send('GET', `/nothing/${n}`),
  hangUp,
];

async function rounds(count) {
  const statuses = {};
  for (let n = 1; n <= count; n++)
    for (const status of await Promise.all(KINDS.map((kind) => kind(n))))
      statuses[status] = (statuses[status] ?? 0) + 1;
  return statuses;
}

function send(method, path, body, headers) {
  return new Promise((resolve, reject) => {
    request({ port: nmbrs.port, method, path, headers, agent }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode));
    })
      .on('error', reject)
      .end(body);
  });
}

/** Begins a call and goes away. */
async function hangUp() {
  const socket = connect(nmbrs.port, '127.0.0.1');
  socket.write(`POST ${PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n<s:Envelope`);
  await once(socket, 'connect');
  socket.resetAndDestroy();
  await once(socket, 'close');
  return 'hangUp';
}

function heap() {
  for (let turn = 0; turn < 4; turn++) globalThis.gc();
  return process.memoryUsage().heapUsed;
}

const listeners = () => process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);

// The first calls fill the log of calls and whatever is compiled or loaded when first needed.
await rounds(200);
const [heapBefore, listenersBefore] = [heap(), listeners()];
const statuses = await rounds(ROUNDS);
const [heapAfter, listenersAfter] = [heap(), listeners()];

agent.destroy();
await nmbrs.close();
// Handles are listed until the turn after they were closed.
await new Promise((resolve) => setTimeout(resolve, 50));
const left = process.getActiveResourcesInfo().filter((kind) => kind.startsWith('TCP') || kind === 'Timeout');
console.log(JSON.stringify({ statuses, heapBefore, heapAfter, listenersBefore, listenersAfter, left }));
