import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveBench } from '../child.ts';

/** The least a Node server can do: read the body, answer bytes made beforehand. */
serveBench(({ answer }) => {
  const body = Buffer.from(answer);
  const headers = {
    'Cache-Control': 'private, max-age=0',
    'Content-Type': 'text/xml; charset=utf-8',
    'Content-Length': String(body.length),
  };
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
