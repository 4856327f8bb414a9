import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveBench } from '../processes/server-process.ts';
import { ANSWER_HEADERS } from '../requests/soap-call.ts';

/** The least a Node server can do: read the body, answer bytes made beforehand. */
serveBench('bare', ({ answer }) => {
  const body = Buffer.from(answer);
  const headers = { ...ANSWER_HEADERS, 'Content-Length': String(body.length) };
  const server = createServer((request, response) => {
    request.on('data', () => {});
    request.on('end', () => {
      response.writeHead(200, headers);
      response.end(body);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
});
