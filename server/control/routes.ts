import { Router } from 'express';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { NamedLogin } from '../../fixtures/logins.ts';
import { coverage } from '../operations/behaviour.ts';
import type { LimitName, Limits } from '../soap/xml/limits.ts';
import type { CallLog } from './call-log.ts';

export interface ControlServices {
  readonly logins: readonly NamedLogin[];
  readonly calls: CallLog;
  readonly limits: Limits;
}

/** The control API below `/_mock`: JSON about the mock itself. */
export function controlRoutes({ logins, calls, limits }: ControlServices): Router {
  const routes = Router();
  routes.get('/coverage', (_request, response) => {
    response.json(coverage(catalogue.services));
  });
  routes.get('/logins', (_request, response) => {
    response.json(logins.map(loginInfo));
  });
  routes.get('/calls', (_request, response) => {
    response.json(calls.calls);
  });
  routes.get('/limits', (_request, response) => {
    const names = Object.keys(limits.refused) as LimitName[];
    response.json(names.map((limit) => ({ limit, allowed: limits[limit], refused: limits.refused[limit] })));
  });
  return routes;
}

/** What somebody needs to use a named login, and what to expect of it. */
function loginInfo({ archetype, environment, domain, username, token, level, expect }: NamedLogin) {
  return { archetype, environment, domain, username, token, level, expect };
}
