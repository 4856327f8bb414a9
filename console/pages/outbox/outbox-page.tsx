import './outbox.css';
import type { Mail } from '../../../client/index.ts';
import { useAsked } from '../../mock/asked.ts';
import { useEnvironment, useLinkTo } from '../../mock/environment.ts';
import { isUnread } from '../../mock/read-mails.ts';
import { Badge } from '../../parts/badge.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/shown.tsx';
import { Table } from '../../parts/table.tsx';
import { dateTimeText } from '../../parts/times.ts';
import { LinkState } from './link-state.tsx';

/** The mails that an environment has sent, the newest first. */
export default function OutboxPage() {
  const environment = useEnvironment();
  const asked = useAsked(() => environment.outbox(), [environment.subdomain]);
  return (
    <Page title="Outbox" about="What Nmbrs would have mailed. Nothing leaves the mock: it is all read here.">
      <Shown asked={asked}>
        {(mails) =>
          mails.length === 0 ? (
            <Empty title="No mail was sent yet">
              The envelope of a login sends one: its link sets the password, and works for 24 hours.
            </Empty>
          ) : (
            <Mails mails={mails.toReversed()} />
          )
        }
      </Shown>
    </Page>
  );
}

function Mails({ mails }: { readonly mails: readonly Mail[] }) {
  const { subdomain } = useEnvironment();
  const linkTo = useLinkTo();
  return (
    <Table
      caption="Mails"
      rows={mails}
      keyOf={({ id }) => id}
      columns={[
        {
          heading: 'To',
          cell: (mail) => (
            <span class={isUnread(subdomain, mail) ? 'mail-to unread' : 'mail-to'}>
              <a href={linkTo('outbox', mail.id)}>{mail.to}</a>
              {isUnread(subdomain, mail) && <Badge tone="accent">unread</Badge>}
            </span>
          ),
        },
        { heading: 'Subject', cell: ({ subject }) => subject },
        { heading: 'Sent', isTight: true, cell: ({ sentAt }) => dateTimeText(sentAt) },
        { heading: 'Link', isTight: true, cell: (mail) => <LinkState mail={mail} /> },
      ]}
    />
  );
}
