import { useState } from 'preact/hooks';
import type { LoginChange, LoginRecord } from '../../../client/index.ts';
import { useDeed } from '../../mock/deed.ts';
import { CheckboxList } from '../../parts/checkbox-list.tsx';
import { FormDialog } from '../../parts/dialog.tsx';
import { Checkbox } from '../../parts/field.tsx';
import { TagLabel } from '../../parts/tag-label.tsx';
import { loginOf } from './login-steps.ts';
import type { Office } from './office.ts';

interface FilterDialogProps {
  readonly login: LoginRecord;
  readonly office: Pick<Office, 'tags' | 'debtors'>;
  readonly onClose: () => void;
}

/** What a login sees: at master level the debtors with some tags, at debtor level some companies of its debtor; or all. */
export function FilterDialog({ login, office, onClose }: FilterDialogProps) {
  const filter = filterOf(login, office);
  const [chosen, choose] = useState(filter.chosen);
  const save = useDeed((change: LoginChange) => loginOf(login).change(change), 'The filter is saved.');
  const submit = async () => {
    if (await save.run(filter.changeTo(chosen))) onClose();
  };
  return (
    <FormDialog
      title={`Filter of ${login.username}`}
      action="Save"
      onSubmit={submit}
      deed={save}
      onClose={onClose}
    >
      <p class="soft">{filter.about}</p>
      <div>
        <Checkbox label={filter.all} isOn={chosen === null} onChange={(isAll) => choose(isAll ? null : [])} />
        <CheckboxList choices={filter.choices} chosen={chosen ?? []} onChange={choose} />
      </div>
      <p class="soft" role="status">
        {chosen?.length === 0 ? filter.none : ''}
      </p>
    </FormDialog>
  );
}

interface Filter {
  readonly about: string;
  readonly all: string;
  /** What follows from choosing nothing. */
  readonly none: string;
  readonly choices: readonly { readonly id: number; readonly label: preact.ComponentChildren }[];
  /** Null for all. */
  readonly chosen: readonly number[] | null;
  readonly changeTo: (chosen: readonly number[] | null) => LoginChange;
}

function filterOf({ tags, companies, debtorId }: LoginRecord, office: FilterDialogProps['office']): Filter {
  if (companies === null)
    return {
      about: 'The login sees the debtors that have one of these tags.',
      all: 'All',
      none: 'Without any tag the login sees no debtor.',
      choices: office.tags.map((tag) => ({ id: tag.number, label: <TagLabel tag={tag} /> })),
      chosen: tags,
      changeTo: (chosen) => ({ tags: chosen }),
    };
  const debtor = office.debtors.find(({ id }) => id === debtorId);
  return {
    about: `The login sees these companies of ${debtor?.name ?? 'its debtor'}.`,
    all: 'All companies, those that come later too',
    none: 'Without any company the login sees nothing, not even its debtor.',
    choices: (debtor?.companies ?? []).map(({ id, number, name }) => ({ id, label: `${number} ${name}` })),
    chosen: companies === 'all' ? null : companies,
    changeTo: (chosen) => ({ companies: chosen ?? 'all' }),
  };
}
