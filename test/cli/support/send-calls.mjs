/**
 * Makes the calls in a file, one after another, by undici: with `https://api.nmbrs.nl` as the address it is a client that has
 * the host written into it. Fails when one is not answered.
 *
 * node send-calls.mjs FILE ADDRESS [PROXY]
 */
import { readFileSync } from 'node:fs';
import { fetch, getGlobalDispatcher, ProxyAgent } from 'undici';

const [file, address, proxy] = process.argv.slice(2);
const dispatcher = proxy ? new ProxyAgent(proxy) : getGlobalDispatcher();

// Left to itself, undici accepts more encodings over TLS.
const encodings = { 'Accept-Encoding': 'gzip' };

for (const { path, headers, body } of JSON.parse(readFileSync(file, 'utf8'))) {
  const request = { method: 'POST', headers: { ...headers, ...encodings }, body, dispatcher };
  const answer = await fetch(address + path, request);
  await answer.arrayBuffer();
}
await dispatcher.close();
