import { z } from 'zod';
import { debtorSchema, taggingSchema } from '../../../contracts/control/debtors.ts';
import { tagDebtor, tagNumber } from '../../access/tags.ts';
import type { Environment } from '../../world/environment.ts';
import type { Debtor } from '../../world/records.ts';
import { type Route, route } from '../route.ts';
import { changing, environmentInPath, environmentOf, idInPath } from './common.ts';

function debtorView(environment: Environment, { id, number, name, tags }: Debtor) {
  const companies = environment
    .companiesOf(id)
    .map((company) => ({ id: company.id, number: company.number, name: company.name }));
  return { id, number, name, tags, companies };
}

export const debtorRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/environments/{environment}/debtors',
    name: 'listDebtors',
    group: 'Tags',
    summary: 'List the debtors of an environment with their tags',
    parameters: environmentInPath,
    gives: 'All its debtors.',
    answer: z.array(debtorSchema),
    handle: (input) => {
      const { environment } = environmentOf(input);
      return [...environment.debtors.all()].map((debtor) => debtorView(environment, debtor));
    },
  }),
  route({
    method: 'put',
    path: '/environments/{environment}/debtors/{debtor}/tags',
    name: 'tagDebtor',
    group: 'Tags',
    summary: 'Give a debtor these tags and no others',
    parameters: { ...environmentInPath, debtor: idInPath('The id of the debtor.') },
    body: taggingSchema,
    gives: 'The debtor as it is now.',
    answer: debtorSchema,
    handle: (input) =>
      changing(input, ({ environment }) => {
        const numbers = input.body.tags.map((tag) => tagNumber(environment, tag));
        return debtorView(environment, tagDebtor(environment, input.path.debtor, numbers));
      }),
  }),
];
