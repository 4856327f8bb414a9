import { z } from 'zod';
import { NotPossible } from '../../../base/not-possible.ts';
import { activationLink } from '../../access/activation-link.ts';
import { type Mail, whyLinkIsDead } from '../../access/outbox.ts';
import type { Tenant } from '../../access/tenant.ts';
import { type Route, route } from '../route.ts';
import { environmentInPath, environmentOf, idInPath, momentSchema } from './common.ts';

export const mailSchema = z
  .strictObject({
    id: z.int(),
    to: z.string(),
    loginId: z.int(),
    subject: z.string(),
    text: z.string(),
    link: z.string().describe('Sets the password and makes the login active. Works once.'),
    sentAt: momentSchema,
    expiresAt: momentSchema.describe('From then on the link no longer works.'),
    usedAt: momentSchema.nullable(),
    dead: z.string().nullable().describe('Why the link works no more; null while it does.'),
  })
  .meta({ id: 'Mail', description: 'An activation mail, as the owner of the login would find it.' });

export function mailView({ environment }: Tenant, mail: Mail, origin: string) {
  const { id, to, loginId, subject, sentAt, expiresAt, usedAt } = mail;
  const link = activationLink(origin, mail);
  return {
    id,
    to,
    loginId,
    subject,
    text: `Er is een login voor u gemaakt bij ${environment.name}. Kies een wachtwoord: ${link}`,
    link,
    sentAt,
    expiresAt,
    usedAt,
    dead: whyLinkIsDead(mail, environment.now),
  };
}

/** @throws NotPossible for a mail that was never sent. */
function mailOf({ users }: Tenant, id: number): Mail {
  const mail = users.mails.find((one) => one.id === id);
  if (mail) return mail;
  throw new NotPossible('unknown', 'mail', `There is no mail ${id}.`, 'List the outbox, and name one of it.');
}

export const outboxRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/environments/{environment}/outbox',
    name: 'listOutbox',
    group: 'Outbox',
    summary: 'List the mails an environment has sent',
    parameters: environmentInPath,
    gives: 'Its mails, oldest first.',
    answer: z.array(mailSchema),
    handle: (given) => {
      const tenant = environmentOf(given);
      return tenant.users.mails.map((mail) => mailView(tenant, mail, given.origin));
    },
  }),
  route({
    method: 'get',
    path: '/environments/{environment}/outbox/{mail}',
    name: 'readMail',
    group: 'Outbox',
    summary: 'Open a mail',
    parameters: { ...environmentInPath, mail: idInPath('The id of the mail.') },
    gives: 'The mail.',
    answer: mailSchema,
    handle: (given) => {
      const tenant = environmentOf(given);
      return mailView(tenant, mailOf(tenant, given.path.mail), given.origin);
    },
  }),
];
