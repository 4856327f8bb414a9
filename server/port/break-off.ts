import type { ServerResponse } from 'node:http';
import { NoFilesLeft } from '../../base/load-code.ts';

/**
 * Ends a request that went wrong: with status 500 where none was sent yet, or 503 when it can be tried again, else by
 * ending the connection.
 */
export function breakOff(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy();
  else if (error instanceof NoFilesLeft)
    response.writeHead(503, { 'Content-Type': 'text/plain', 'Retry-After': '1' }).end(`${error.message}\n`);
  else response.writeHead(500, { 'Content-Type': 'text/plain' }).end(FAILED);
}

const FAILED = 'The mock itself failed; the log of the server has the error.\n';
