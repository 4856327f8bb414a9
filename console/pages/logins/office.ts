import type { Debtor, LoginAccess, LoginRecord, Tag, Template } from '../../../client/index.ts';
import { type Asked, useAsked } from '../../mock/asked.ts';
import { useEnvironment } from '../../mock/environment.ts';

/** The logins of an environment, and all that their settings speak of. */
export interface Office {
  readonly logins: readonly LoginRecord[];
  /** What the calls of each login come to, by its id. */
  readonly access: ReadonlyMap<number, LoginAccess>;
  readonly templates: readonly Template[];
  readonly tags: readonly Tag[];
  readonly debtors: readonly Debtor[];
}

export function useOffice(): Asked<Office> {
  const environment = useEnvironment();
  const ask = async (): Promise<Office> => {
    const [logins, access, templates, tags, debtors] = await Promise.all([
      environment.listLogins(),
      environment.access(),
      environment.templates(),
      environment.tags(),
      environment.debtors(),
    ]);
    return {
      logins,
      access: new Map(access.map((one) => [one.login, one])),
      templates,
      tags,
      debtors,
    };
  };
  return useAsked(ask, [environment.subdomain]);
}
