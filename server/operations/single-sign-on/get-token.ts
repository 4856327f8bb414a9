import type { SignOnHandlers } from '../call.ts';

/** Short-lived tokens with which a browser is logged in to the web application. */
export const getToken = {
  GetToken({ Username, Password }, desk, operation) {
    return desk.byPassword(operation, Username, Password);
  },

  GetToken2({ Username, Token }, desk, operation) {
    return desk.byToken(operation, Username, Token);
  },

  GetTokenWithDomain({ Username, Password, Domain }, desk, operation) {
    return desk.byDomain(operation, Username, Password, Domain);
  },
} satisfies SignOnHandlers<'v3'>;
