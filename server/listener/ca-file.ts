import type { Request, Response } from 'express';
import type { ErrorListener } from '../../base/error-listener.ts';
import type { Certificates } from '../certificates/open-certificates.ts';

export const CA_TYPE = 'application/x-pem-file';

const NO_TLS = 'This mock speaks no TLS, so that there is no CA to trust; start it without --no-tls.';
const NOT_HERE =
  'This mock answers TLS with a certificate of its user, which does not hold its CA; trust the CA that signed it.';
const OF_NO_USE = 'The CA of this mock is of no use; its log tells why, and what to do.';

/**
 * Answers the certificate of the authority, which is made when there is none. It is no secret.
 * @param certificates null where the server speaks no TLS.
 */
export function caFile(
  certificates: (() => Promise<Certificates>) | null,
  onError: ErrorListener,
): (request: Request, response: Response) => Promise<void> {
  return async (_request, response) => {
    if (certificates === null) return refuse(response, 404, NO_TLS);
    try {
      const { ca } = await certificates();
      if (ca === null) return refuse(response, 404, NOT_HERE);
      response
        .set('Content-Type', CA_TYPE)
        .set('Content-Disposition', 'attachment; filename="nmbrs-mock-ca.pem"')
        .send(Buffer.from(ca));
    } catch (error) {
      // It names folders of this machine, which are no business of clients.
      onError(error);
      refuse(response, 500, OF_NO_USE);
    }
  };
}

function refuse(response: Response, status: number, sentence: string): void {
  response.status(status).type('text/plain').send(`${sentence}\n`);
}
