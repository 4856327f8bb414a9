import './debtors.css';
import { useState } from 'preact/hooks';
import type { Debtor } from '../../../client/index.ts';
import { useLinkTo } from '../../mock/environment.ts';
import { IconButton } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { useInAddress } from '../../parts/in-address.ts';
import { Page } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/shown.tsx';
import { Table } from '../../parts/table.tsx';
import { TagLabels } from '../../parts/tag-label.tsx';
import { type Office, useOffice } from '../logins/office.ts';
import { DebtorTagsDialog } from './debtor-tags-dialog.tsx';
import { TagsSection } from './tags-section.tsx';

/** Debtor management: all debtors of an environment, their tags, and the way to their login settings. */
export default function DebtorsPage() {
  const asked = useOffice();
  return (
    <Page
      title="Debtors"
      about="Tags decide which debtors a login at master level sees. The login settings of a debtor stand on its page."
    >
      <Shown asked={asked}>
        {(office) => (
          <>
            <DebtorsList office={office} />
            <TagsSection office={office} />
          </>
        )}
      </Shown>
    </Page>
  );
}

function DebtorsList({ office }: { readonly office: Office }) {
  const linkTo = useLinkTo();
  const [wanted, setWanted] = useInAddress('search');
  const [wantedTag, setWantedTag] = useInAddress('tag');
  const [tagged, setTagged] = useState<Debtor | null>(null);
  const tag = office.tags.find(({ number }) => String(number) === wantedTag)?.number;
  const debtors = office.debtors.filter(
    ({ number, name, tags }) =>
      (tag === undefined || tags.includes(tag)) &&
      `${number} ${name}`.toLowerCase().includes(wanted.toLowerCase()),
  );
  return (
    <>
      <div class="debtors-choice">
        <TextField
          label="Search"
          type="search"
          placeholder="Number or name"
          value={wanted}
          onInput={setWanted}
        />
        <SelectField
          label="Tag"
          value={String(tag ?? '')}
          onChange={setWantedTag}
          choices={[
            { value: '', text: 'All' },
            ...office.tags.map(({ number, name }) => ({ value: String(number), text: name })),
          ]}
        />
      </div>
      {debtors.length === 0 ? (
        <Empty title="No debtor is like this">Choose another tag, or search for something else.</Empty>
      ) : (
        <Table
          caption="Debtors"
          rows={debtors}
          keyOf={({ id }) => id}
          columns={[
            { heading: 'Debtor', cell: ({ id, name }) => <a href={linkTo('debtors', id)}>{name}</a> },
            { heading: 'Number', isTight: true, cell: ({ number }) => number },
            {
              heading: 'Tags',
              cell: (debtor, about) => (
                <span class="debtor-tags">
                  <TagLabels numbers={debtor.tags} tags={office.tags} />
                  <IconButton icon="add" name="Choose tags" about={about} onPress={() => setTagged(debtor)} />
                </span>
              ),
            },
            { heading: 'Companies', isNumber: true, cell: ({ companies }) => companies.length },
            {
              heading: 'Client logins',
              isNumber: true,
              cell: ({ id }) => office.logins.filter(isClientOf(id)).length,
            },
          ]}
        />
      )}
      {tagged && <DebtorTagsDialog debtor={tagged} tags={office.tags} onClose={() => setTagged(null)} />}
    </>
  );
}

/** Tells the logins that live under a debtor. */
export function isClientOf(debtor: number): (login: Office['logins'][number]) => boolean {
  return ({ debtorId, state }) => debtorId === debtor && state !== 'deleted';
}
