import { nmbrsTest } from '../../../../testing/vitest.ts';
import { doEverything } from '../../../support/every-face.cjs';

nmbrsTest('has an environment with which everything can be done', async ({ env, task }) => {
  await doEverything(env);
  task.meta.used = { url: env.url, environment: env.subdomain, logins: Object.keys(env.logins) };
});
