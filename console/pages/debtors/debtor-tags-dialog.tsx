import { useState } from 'preact/hooks';
import type { Debtor, Tag } from '../../../client/index.ts';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { CheckboxList } from '../../parts/checkbox-list.tsx';
import { FormDialog } from '../../parts/dialog.tsx';
import { TagLabel } from '../../parts/tag-label.tsx';

interface DebtorTagsDialogProps {
  readonly debtor: Debtor;
  readonly tags: readonly Tag[];
  readonly onClose: () => void;
}

/** Which tags a debtor has. */
export function DebtorTagsDialog({ debtor, tags, onClose }: DebtorTagsDialogProps) {
  const environment = useEnvironment();
  const [chosen, choose] = useState(debtor.tags);
  const save = useDeed(() => environment.tagDebtor(debtor.id, chosen), 'The tags are saved.');
  const submit = async () => {
    if (await save.run()) onClose();
  };
  return (
    <FormDialog
      title={`Tags of ${debtor.name}`}
      action="Save"
      onSubmit={submit}
      deed={save}
      onClose={onClose}
    >
      {tags.length === 0 && <p class="soft">There is no tag yet. Make one with “New tag”.</p>}
      <div>
        <CheckboxList
          choices={tags.map((tag) => ({ id: tag.number, label: <TagLabel tag={tag} /> }))}
          chosen={chosen}
          onChange={choose}
        />
      </div>
    </FormDialog>
  );
}
