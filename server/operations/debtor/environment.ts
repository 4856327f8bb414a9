import type { Family } from '../call.ts';

/** The environment itself, which integrations ask for to learn their domain. */
export const environment = {
  Environment_Get(_, { environment }) {
    return { Domain: `${environment.subdomain}.nmbrs.nl`, SubDomain: environment.subdomain };
  },
} satisfies Family<'DebtorService'>;
