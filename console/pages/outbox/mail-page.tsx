import './mail-page.css';
import { useEffect } from 'preact/hooks';
import { noSuch } from '../../../base/no-such.ts';
import type { LoginRecord, Mail } from '../../../client/index.ts';
import { useAsked } from '../../mock/asked.ts';
import { useEnvironment, useLinkTo } from '../../mock/environment.ts';
import { noteRead } from '../../mock/read-mails.ts';
import { Button } from '../../parts/button.tsx';
import { RefusalNotice } from '../../parts/notice.tsx';
import { Facts, Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/shown.tsx';
import { dateTimeText, withTimes } from '../../parts/times.ts';
import { useLoginSteps } from '../logins/login-steps.ts';
import { LinkState } from './link-state.tsx';

/** One mail, as who gets it reads it. */
export default function MailPage({ mail: id }: { readonly mail: string }) {
  const linkTo = useLinkTo();
  const environment = useEnvironment();
  const asked = useAsked(async () => {
    const [mails, logins] = await Promise.all([environment.outbox(), environment.listLogins()]);
    const mail = mails.find((one) => String(one.id) === id);
    if (mail === undefined) throw noSuch('mail', id, { among: [], remedy: 'Look at the outbox.' });
    return { mail, login: logins.find((login) => login.id === mail.loginId) ?? null };
  }, [environment.subdomain, id]);
  return (
    <Page
      title={asked.kind === 'known' ? asked.value.mail.subject : 'Mail'}
      above={{ href: linkTo('outbox'), text: 'Outbox' }}
    >
      <Shown asked={asked}>{(value) => <OpenMail {...value} />}</Shown>
    </Page>
  );
}

function OpenMail({ mail, login }: { readonly mail: Mail; readonly login: LoginRecord | null }) {
  const { subdomain } = useEnvironment();
  const linkTo = useLinkTo();
  const steps = useLoginSteps();
  useEffect(() => noteRead(subdomain, mail), [mail]);
  const [before, after] = mail.text.split(mail.link);
  const isWaiting = login?.state === 'created' || login?.state === 'invited';
  return (
    <>
      <article class="mail" aria-label="Mail">
        <Facts
          facts={[
            [
              'To',
              <a key="to" href={linkTo('logins', mail.loginId)}>
                {mail.to}
              </a>,
            ],
            ['Sent', dateTimeText(mail.sentAt)],
            ['Link', <LinkState key="link" mail={mail} />],
          ]}
        />
        <p class="mail-text" lang="nl">
          {before}
          <a href={mail.link}>{mail.link}</a>
          {after}
        </p>
      </article>
      {mail.dead !== null && <p class="soft">{`The link works no more: ${withTimes(mail.dead)}.`}</p>}
      {mail.dead === null && (
        <p class="soft">The link works once, and for 24 hours by the clock of the environment.</p>
      )}
      {login !== null && isWaiting && (
        <div>
          <Button icon="envelope" onPress={() => steps.take(login, 'invite')}>
            Send activation mail
          </Button>
        </div>
      )}
      <RefusalNotice refusal={steps.refusal} />
    </>
  );
}
