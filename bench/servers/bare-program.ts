import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A program that answers and nothing else: what starting Node itself takes. */
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(200, { 'Content-Length': '0' });
    response.end();
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
