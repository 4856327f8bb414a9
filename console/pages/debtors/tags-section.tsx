import { useState } from 'preact/hooks';
import { counted } from '../../../base/counted.ts';
import type { Tag, Untagged } from '../../../client/index.ts';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment, useLinkTo } from '../../mock/environment.ts';
import { Button, IconButton } from '../../parts/button.tsx';
import { FormDialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page.tsx';
import { Empty } from '../../parts/shown.tsx';
import { Table } from '../../parts/table.tsx';
import { TagLabel } from '../../parts/tag-label.tsx';
import type { Office } from '../logins/office.ts';
import { TagDialog } from './tag-dialog.tsx';

type Open = { readonly kind: 'new' } | { readonly kind: 'change' | 'delete'; readonly tag: Tag };

/** Debtor tags (Debiteuren Tags): which there are, and who has them. */
export function TagsSection({ office: { tags, debtors, logins } }: { readonly office: Office }) {
  const linkTo = useLinkTo();
  const [open, setOpen] = useState<Open | null>(null);
  const [deleted, setDeleted] = useState<string | null>(null);
  const close = () => setOpen(null);
  return (
    <Section
      title="Debtor tags"
      actions={
        <Button icon="add" onPress={() => setOpen({ kind: 'new' })}>
          New tag
        </Button>
      }
    >
      {deleted !== null && (
        <Notice tone="good">
          <p>{deleted}</p>
        </Notice>
      )}
      {tags.length === 0 ? (
        <Empty title="There is no tag yet">
          With tags a login at master level can be confined to some debtors.
        </Empty>
      ) : (
        <Table
          caption="Debtor tags"
          rows={tags}
          keyOf={({ number }) => `tag-${number}`}
          columns={[
            { heading: 'Tag', cell: (tag) => <TagLabel tag={tag} /> },
            { heading: 'Number', isNumber: true, cell: ({ number }) => number },
            {
              heading: 'Debtors',
              isNumber: true,
              cell: ({ number }) => (
                <a href={`${linkTo('debtors')}?tag=${number}`}>
                  {debtors.filter((debtor) => debtor.tags.includes(number)).length}
                </a>
              ),
            },
            {
              heading: 'Logins filtered by it',
              isNumber: true,
              cell: ({ number }) => logins.filter((login) => login.tags?.includes(number)).length,
            },
            {
              heading: 'Steps',
              isTight: true,
              cell: (tag, about) => (
                <>
                  <IconButton
                    icon="pencil"
                    name="Change"
                    about={about}
                    onPress={() => setOpen({ kind: 'change', tag })}
                  />
                  <IconButton
                    icon="bin"
                    name="Delete"
                    about={about}
                    onPress={() => setOpen({ kind: 'delete', tag })}
                  />
                </>
              ),
            },
          ]}
        />
      )}
      {open?.kind === 'new' && <TagDialog onClose={close} />}
      {open?.kind === 'change' && <TagDialog tag={open.tag} onClose={close} />}
      {open?.kind === 'delete' && <DeleteTagDialog tag={open.tag} onDeleted={setDeleted} onClose={close} />}
    </Section>
  );
}

interface DeleteTagDialogProps {
  readonly tag: Tag;
  /** Told what came of it, in a sentence. */
  readonly onDeleted: (sentence: string) => void;
  readonly onClose: () => void;
}

function DeleteTagDialog({ tag, onDeleted, onClose }: DeleteTagDialogProps) {
  const environment = useEnvironment();
  const remove = useDeed(async () => onDeleted(sentenceOf(tag, await environment.deleteTag(tag.number))));
  const submit = async () => {
    if (await remove.run()) onClose();
  };
  return (
    <FormDialog
      title={`Delete the tag ${tag.name}?`}
      action="Delete tag"
      kind="danger"
      onSubmit={submit}
      deed={remove}
      onClose={onClose}
    >
      <p>
        It is taken off debtors and out of filters. A login whose filter has no other tag sees no debtor then.
      </p>
    </FormDialog>
  );
}

function sentenceOf({ name }: Tag, { debtors, logins }: Untagged): string {
  return `The tag ${name} is deleted. ${counted(debtors.length, 'debtor')} had it, and the filter of ${counted(logins.length, 'login')}.`;
}
