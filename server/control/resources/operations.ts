import { z } from 'zod';
import { loadCode } from '../../../base/load-code.ts';
import { once } from '../../../base/once.ts';
import { operationListSchema, operationSchema } from '../../../contracts/control/operations.ts';
import { serviceSchema, versionSchema } from '../../../contracts/control/values.ts';
import { operationsNamed } from '../../../contracts/interface/operations-named.ts';
import { type Route, route } from '../route.ts';

/** What looks at every operation, or reads every fact, is loaded when it is first asked for. */
const loadList = once(() => loadCode(() => import('../operations/list-operations.ts')));
const loadDescription = once(() => loadCode(() => import('../operations/describe-operation.ts')));

export const operationRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/operations',
    name: 'listOperations',
    group: 'Operations',
    summary: 'List every operation, with what it can be found by',
    gives: 'All operations of all services, in short.',
    answer: operationListSchema,
    ofProcess: true,
    handle: async () => (await loadList()).listOperations(),
  }),
  route({
    method: 'get',
    path: '/operations/{version}/{service}/{operation}',
    name: 'readOperation',
    group: 'Operations',
    summary: 'Read an operation: its signature, errors, marks and sample messages',
    parameters: {
      version: versionSchema,
      service: serviceSchema,
      operation: z.string().describe('Its name: `List_GetByDebtor`.'),
    },
    gives: 'The operation.',
    answer: operationSchema,
    ofProcess: true,
    async handle({ path: { operation, ...within } }) {
      const [named] = operationsNamed(operation, within);
      return (await loadDescription()).describeOperation(named);
    },
  }),
];
