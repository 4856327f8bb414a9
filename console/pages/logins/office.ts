import type { Debtor, LoginRecord, Tag, Template } from '../../../client/index.ts';
import { type Asked, useAsked } from '../../mock/asked.ts';
import { useEnvironment } from '../../mock/environment.ts';

/** The logins of an environment, and all that their settings speak of. */
export interface Office {
  readonly logins: readonly LoginRecord[];
  readonly templates: readonly Template[];
  readonly tags: readonly Tag[];
  readonly debtors: readonly Debtor[];
}

export function useOffice(): Asked<Office> {
  const environment = useEnvironment();
  const ask = async (): Promise<Office> => {
    const [logins, templates, tags, debtors] = await Promise.all([
      environment.listLogins(),
      environment.templates(),
      environment.tags(),
      environment.debtors(),
    ]);
    return { logins, templates, tags, debtors };
  };
  return useAsked(ask, [environment.subdomain]);
}
