import { z } from 'zod';
import { troubleReportSchema, troubleSchema } from '../../../contracts/control/trouble.ts';
import { type Route, route } from '../route.ts';
import { environmentInPath, environmentOf, idInPath } from './common.ts';
import { RulesShown } from './rules-shown.ts';

const rules = new RulesShown(({ trouble }) => trouble);

const troubleInPath = { ...environmentInPath, trouble: idInPath('The id of the rule.') };

export const troubleRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/environments/{environment}/trouble',
    name: 'listTrouble',
    group: 'Trouble',
    summary: 'List the trouble of an environment',
    parameters: environmentInPath,
    gives: 'Its rules, in the order in which they meet a call.',
    answer: z.array(troubleReportSchema),
    handle: rules.list,
  }),
  route({
    method: 'post',
    path: '/environments/{environment}/trouble',
    name: 'addTrouble',
    group: 'Trouble',
    summary: 'Make trouble for calls of an environment',
    parameters: environmentInPath,
    body: troubleSchema,
    status: 201,
    gives: 'The rule.',
    answer: troubleReportSchema,
    location: ({ id }, { environment }) => `/environments/${environment}/trouble/${id}`,
    handle: (input) =>
      rules.made(input.services.trouble.add(environmentOf(input).subdomain, input.body), input),
  }),
  route({
    method: 'delete',
    path: '/environments/{environment}/trouble',
    name: 'clearTrouble',
    group: 'Trouble',
    summary: 'End all trouble of an environment',
    parameters: environmentInPath,
    status: 204,
    gives: 'Nothing: there are no rules any more.',
    handle: rules.clear,
  }),
  route({
    method: 'get',
    path: '/environments/{environment}/trouble/{trouble}',
    name: 'readTrouble',
    group: 'Trouble',
    summary: 'Read one rule, and how often it was applied',
    parameters: troubleInPath,
    gives: 'The rule.',
    answer: troubleReportSchema,
    handle: (input) => rules.read(input, input.path.trouble),
  }),
  route({
    method: 'put',
    path: '/environments/{environment}/trouble/{trouble}',
    name: 'replaceTrouble',
    group: 'Trouble',
    summary: 'Put another rule in the place of one',
    parameters: troubleInPath,
    body: troubleSchema,
    gives: 'The rule: under the same id, at the same place among the others, with nothing counted.',
    answer: troubleReportSchema,
    handle(input) {
      const { subdomain } = environmentOf(input);
      return rules.made(input.services.trouble.replace(subdomain, input.path.trouble, input.body), input);
    },
  }),
  route({
    method: 'delete',
    path: '/environments/{environment}/trouble/{trouble}',
    name: 'removeTrouble',
    group: 'Trouble',
    summary: 'End the trouble of one rule',
    parameters: troubleInPath,
    gives: 'The rule as it was at its end.',
    answer: troubleReportSchema,
    handle: (input) => rules.remove(input, input.path.trouble),
  }),
];
