import { useState } from 'preact/hooks';
import type { Tag } from '../../../client/index.ts';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { colorText } from '../../parts/tag-label.tsx';

interface TagDialogProps {
  /** The one that is changed; left out for a new one. */
  readonly tag?: Tag;
  readonly onClose: () => void;
}

/** The name and the colour of a tag. */
export function TagDialog({ tag, onClose }: TagDialogProps) {
  const environment = useEnvironment();
  const [name, setName] = useState(tag?.name ?? '');
  const [color, setColor] = useState(colorText(tag?.color ?? 0x2f80ed));
  const save = useDeed(() => {
    const number = Number.parseInt(color.slice(1), 16);
    return tag
      ? environment.changeTag(tag.number, { name, color: number })
      : environment.addTag(name, number);
  }, 'The tag is saved.');
  const submit = async () => {
    if (await save.run()) onClose();
  };
  return (
    <FormDialog
      title={tag ? `Tag ${tag.name}` : 'New tag'}
      action="Save"
      onSubmit={submit}
      deed={save}
      onClose={onClose}
    >
      <TextField label="Name" isRequired value={name} onInput={setName} />
      <TextField label="Colour" type="color" value={color} onInput={setColor} />
    </FormDialog>
  );
}
