import type { Request, Response } from 'express';
import { html } from '../../base/html.ts';
import { inTurns } from '../../base/turns.ts';
import type { SingleSignOn } from '../access/single-sign-on.ts';
import type { TenantLogin } from '../access/tenants.ts';
import { renderPage } from '../soap/description/layout.ts';
import { FRONT_PAGE } from '../soap/description/links.ts';

/** Where a single sign-on token is used up (fact: sign-on-address). */
export const SIGN_ON_PATH = '/applications/common/externalactions.aspx';

/**
 * Answers the address a token is opened with, `?login=nmbrs&ID=<token>`: which login is logged in now, or that none is.
 */
export function signOnPage(signOn: SingleSignOn): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    // The case of names does not matter (fact: wire-path-case).
    const query = new Map(
      [...new URLSearchParams(request.url.split('?')[1])].map(([name, value]) => [name.toLowerCase(), value]),
    );
    const token = query.get('login') === 'nmbrs' ? query.get('id') : undefined;
    const found = token === undefined ? null : await inTurns(signOn.redeem(token));
    response
      .status(found ? 200 : 403)
      .set('Cache-Control', 'no-store')
      .type('text/html')
      .send(found ? loggedInPage(found) : refusedPage());
  };
}

function loggedInPage({ tenant, login }: TenantLogin): string {
  return renderPage({
    title: 'Logged in',
    trail: [FRONT_PAGE],
    content: html`<h1>Logged in</h1>
<p>The browser is now logged in to <code>${tenant.subdomain}</code> (${tenant.environment.name}) as <code>${login.username}</code>. The web application itself is not part of this mock.</p>`,
  });
}

function refusedPage(): string {
  return renderPage({
    title: 'Not logged in',
    trail: [FRONT_PAGE],
    content: html`<h1>Not logged in</h1>
<p>This address logs nobody in. It needs <code>login=nmbrs</code> and an <code>ID</code> with a token that SingleSignOn gave out less than 30 seconds ago, that was not used before, and whose login is still active.</p>`,
  });
}
