import type { Family } from '../call.ts';

/** Short-lived tokens with which a browser is logged in to the web application. */
export const getToken = {
  GetToken({ Username, Password }, desk) {
    return desk.byPassword(Username, Password);
  },

  GetToken2({ Username, Token }, desk) {
    return desk.byToken(Username, Token);
  },

  GetTokenWithDomain({ Username, Password, Domain }, desk) {
    return desk.byDomain(Username, Password, Domain);
  },
} satisfies Family<'SingleSignOn'>;
