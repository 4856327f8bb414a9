import { describing } from './open-api.ts';
import { activationRoutes } from './resources/activation.ts';
import { answerRoutes } from './resources/answers.ts';
import { callRoutes } from './resources/calls.ts';
import { clockRoutes } from './resources/clock.ts';
import { dataRoutes } from './resources/data.ts';
import { debtorRoutes } from './resources/debtors.ts';
import { environmentRoutes } from './resources/environments.ts';
import { eventRoutes } from './resources/events.ts';
import { fileRoutes } from './resources/files.ts';
import { loginRoutes } from './resources/logins.ts';
import { migrationRoutes } from './resources/migration.ts';
import { mockRoutes } from './resources/mock.ts';
import { operationRoutes } from './resources/operations.ts';
import { outboxRoutes } from './resources/outbox.ts';
import { performRoutes } from './resources/perform.ts';
import { permissionRoutes } from './resources/permissions.ts';
import { seedRoutes } from './resources/seeds.ts';
import { snapshotRoutes } from './resources/snapshots.ts';
import { tagRoutes } from './resources/tags.ts';
import { templateRoutes } from './resources/templates.ts';
import { troubleRoutes } from './resources/trouble.ts';
import { verificationRoutes } from './resources/verification.ts';
import { worldRoutes } from './resources/worlds.ts';
import type { Route } from './route.ts';

/** The control API: the one table from which its router and its description are made. */
export const ROUTES: readonly Route[] = describing([
  ...environmentRoutes,
  ...seedRoutes,
  ...worldRoutes,
  ...snapshotRoutes,
  ...clockRoutes,
  ...tagRoutes,
  ...debtorRoutes,
  ...templateRoutes,
  ...loginRoutes,
  ...permissionRoutes,
  ...outboxRoutes,
  ...fileRoutes,
  ...activationRoutes,
  ...troubleRoutes,
  ...answerRoutes,
  ...eventRoutes,
  ...callRoutes,
  ...performRoutes,
  ...verificationRoutes,
  ...operationRoutes,
  ...migrationRoutes,
  ...mockRoutes,
  ...dataRoutes,
]);
