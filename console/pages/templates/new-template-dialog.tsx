import { useState } from 'preact/hooks';
import type { OperationName, Template } from '../../../client/index.ts';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';

/** In the words of the product, with what follows for the token. */
const KINDS: readonly { readonly kind: Template['kind']; readonly hint: string }[] = [
  { kind: 'Master Accountant', hint: 'Its logins have the tab API Token in their user profile.' },
  { kind: 'Master Bedrijfslogin / Client', hint: 'The same in a Business environment.' },
  { kind: 'Master', hint: 'Its logins cannot have an API token.' },
  { kind: 'Client', hint: 'For logins at debtor level, whose token is added at their debtor.' },
];

interface NewTemplateDialogProps {
  readonly templates: readonly Template[];
  readonly onClose: () => void;
}

/** Makes a template: empty, or with the calls off that another one has off. */
export function NewTemplateDialog({ templates, onClose }: NewTemplateDialogProps) {
  const environment = useEnvironment();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Template['kind']>('Master Accountant');
  const [base, setBase] = useState('');
  const add = useDeed(() => {
    const { dashlets = [], callsOff = [] } = templates.find(({ id }) => String(id) === base) ?? {};
    // What the mock tells to be off are names of its calls.
    return environment.addTemplate({ name, kind, dashlets, callsOff: callsOff as readonly OperationName[] });
  }, 'The template is made.');
  const submit = async () => {
    if (await add.run()) onClose();
  };
  return (
    <FormDialog title="New template" action="Save" onSubmit={submit} deed={add} onClose={onClose}>
      <TextField label="Name" isRequired value={name} onInput={setName} />
      <SelectField
        label="Type"
        value={kind}
        onChange={(value) => setKind(KINDS.find((one) => one.kind === value)?.kind ?? kind)}
        choices={KINDS.map((one) => ({ value: one.kind, text: one.kind }))}
        hint={KINDS.find((one) => one.kind === kind)?.hint}
      />
      <SelectField
        label="Calls"
        value={base}
        onChange={setBase}
        choices={[
          { value: '', text: 'All on' },
          ...templates.map((one) => ({ value: String(one.id), text: `As in ${one.name}` })),
        ]}
      />
    </FormDialog>
  );
}
