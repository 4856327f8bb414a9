import type { EnvironmentState } from '../../../contracts/control/environments.ts';
import { linkTo, useEnvironment, useLinkTo } from '../../mock/environment.ts';
import { useEnvironments } from '../../mock/environments.ts';
import { Badge } from '../../parts/badge.tsx';
import { ButtonLink } from '../../parts/button.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/shown.tsx';
import { Table } from '../../parts/table.tsx';
import { dateTimeText } from '../../parts/times.ts';

/** All environments of the mock. */
export default function EnvironmentsPage() {
  const here = useEnvironment().subdomain;
  const linkHere = useLinkTo();
  const asked = useEnvironments();
  return (
    <Page
      title="Environments"
      about="Each is a tenant of Nmbrs by itself: its debtors, logins, templates, clock and calls. A test makes one of its own."
      actions={
        <>
          <ButtonLink href={linkHere('environments', 'import')}>Import a world</ButtonLink>
          <ButtonLink kind="primary" icon="add" href={linkHere('environments', 'new')}>
            New environment
          </ButtonLink>
        </>
      }
    >
      <Shown asked={asked}>
        {(environments) =>
          environments.length === 0 ? (
            <Empty title="There is no environment">Import a world, which makes the first.</Empty>
          ) : (
            <Table
              caption="Environments"
              rows={environments}
              keyOf={({ subdomain }) => subdomain}
              columns={[
                {
                  heading: 'Environment',
                  cell: ({ subdomain }) => (
                    <>
                      <a href={linkTo(subdomain, 'environments', 'this')}>{subdomain}</a>{' '}
                      {subdomain === here && <Badge tone="accent">this one</Badge>}
                    </>
                  ),
                },
                { heading: 'Name', cell: ({ name }) => name },
                { heading: 'Product', isTight: true, cell: ({ product }) => product },
                { heading: 'Clock', isTight: true, cell: ({ clock: { now } }) => dateTimeText(now) },
                {
                  heading: 'Stays',
                  cell: ({ forTest }) =>
                    forTest ? <Badge>while it is used</Badge> : <Badge tone="good">until deleted</Badge>,
                },
                { heading: 'Settings', cell: (environment) => <Peculiarities environment={environment} /> },
              ]}
            />
          )
        }
      </Shown>
    </Page>
  );
}

/** What an environment has otherwise than most. */
function Peculiarities({ environment }: { readonly environment: EnvironmentState }) {
  const { subscription, freeTrial, sandboxCopy, version21, profile } = environment;
  const told = [
    ...(subscription === 'none' ? ['no subscription'] : []),
    ...(freeTrial ? ['free trial'] : []),
    ...(sandboxCopy ? ['sandbox copy'] : []),
    ...(version21 === 'served' ? [] : [`version 2.1: ${version21}`]),
    ...(profile === 'likely' ? [] : [`profile: ${profile}`]),
  ];
  if (told.length === 0) return <span class="soft">as usual</span>;
  return (
    <span class="badges">
      {told.map((text) => (
        <Badge key={text} tone="fair">
          {text}
        </Badge>
      ))}
    </span>
  );
}
