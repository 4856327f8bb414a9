import { NotPossible } from '../../../base/not-possible.ts';
import { mailSchema } from '../../../contracts/control/outbox.ts';
import { activationLink } from '../../access/activation-link.ts';
import { type Mail, whyLinkIsDead } from '../../access/mail.ts';
import type { Tenant } from '../../access/tenant.ts';
import { pageOf } from '../page.ts';
import { pagedRoute, type Route, route } from '../route.ts';
import { environmentInPath, environmentOf, idInPath } from './common.ts';

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
  const mail = users.outbox.get(id);
  if (mail) return mail;
  throw new NotPossible('unknown', 'mail', `There is no mail ${id}.`, 'List the outbox, and name one of it.');
}

export const outboxRoutes: readonly Route[] = [
  pagedRoute({
    path: '/environments/{environment}/outbox',
    name: 'listOutbox',
    group: 'Outbox',
    summary: 'List the mails an environment has sent',
    parameters: environmentInPath,
    gives: 'Its mails, oldest first.',
    item: mailSchema,
    handle: (input) => {
      const tenant = environmentOf(input);
      return pageOf([[0, tenant.users.outbox.all]], input.query, (mail) =>
        mailView(tenant, mail, input.origin),
      );
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
    handle: (input) => {
      const tenant = environmentOf(input);
      return mailView(tenant, mailOf(tenant, input.path.mail), input.origin);
    },
  }),
];
