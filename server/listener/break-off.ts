import type { ServerResponse } from 'node:http';

/** Ends a request whose answer went wrong: with status 500 where none was sent yet, else by ending the connection. */
export function breakOff(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(500, { 'Content-Type': 'text/plain' }).end(FAILED);
}

const FAILED = 'The mock itself failed; the log of the server has the error.\n';
