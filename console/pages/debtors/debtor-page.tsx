import './debtor-page.css';
import { useState } from 'preact/hooks';
import type { Debtor } from '../../../client/index.ts';
import { useLinkTo } from '../../mock/environment.ts';
import { Button } from '../../parts/button.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/shown.tsx';
import { Table } from '../../parts/table.tsx';
import { TagLabels } from '../../parts/tag-label.tsx';
import { type Office, useOffice } from '../logins/office.ts';
import { ClientLogins } from './client-logins.tsx';
import { DebtorTagsDialog } from './debtor-tags-dialog.tsx';

/** One debtor: its tags, its companies, and the logins of its own people. */
export default function DebtorPage({ debtor: id }: { readonly debtor: string }) {
  const linkTo = useLinkTo();
  const asked = useOffice();
  const debtor =
    asked.kind === 'known' ? asked.value.debtors.find((one) => String(one.id) === id) : undefined;
  return (
    <Page
      title={debtor?.name ?? 'Debtor'}
      about={debtor && `Debtor ${debtor.number}`}
      above={{ href: linkTo('debtors'), text: 'Debtors' }}
    >
      <Shown asked={asked}>
        {(office) =>
          debtor === undefined ? (
            <Empty title="It is not here any more">{`There is no debtor ${id}.`}</Empty>
          ) : (
            <DebtorParts debtor={debtor} office={office} />
          )
        }
      </Shown>
    </Page>
  );
}

function DebtorParts({ debtor, office }: { readonly debtor: Debtor; readonly office: Office }) {
  const linkTo = useLinkTo();
  const [isTagging, setTagging] = useState(false);
  return (
    <>
      <div class="tags-of-debtor">
        <TagLabels numbers={debtor.tags} tags={office.tags} />
        <Button kind="quiet" icon="add" onPress={() => setTagging(true)}>
          Choose tags
        </Button>
      </div>
      {isTagging && <DebtorTagsDialog debtor={debtor} tags={office.tags} onClose={() => setTagging(false)} />}
      <ClientLogins debtor={debtor} office={office} />
      <Section title="Companies">
        {debtor.companies.length === 0 ? (
          <Empty title="It has no company" />
        ) : (
          <Table
            caption="Companies"
            rows={debtor.companies}
            keyOf={({ id }) => `company-${id}`}
            columns={[
              { heading: 'Company', cell: ({ id, name }) => <a href={linkTo('companies', id)}>{name}</a> },
              { heading: 'Number', isNumber: true, cell: ({ number }) => number },
            ]}
          />
        )}
      </Section>
    </>
  );
}
