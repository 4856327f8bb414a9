import { useState } from 'preact/hooks';
import type { Debtor, NewLogin, Template } from '../../../client/index.ts';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import type { Office } from './office.ts';

interface NewLoginDialogProps {
  readonly office: Pick<Office, 'templates' | 'debtors'>;
  /** Under which it is made, on the page of a debtor; left out where it may be made at any level. */
  readonly debtor?: Debtor;
  readonly onClose: () => void;
}

/** Makes a login: with a template for the master level, or with one for clients and their debtor. */
export function NewLoginDialog({ office, debtor, onClose }: NewLoginDialogProps) {
  const environment = useEnvironment();
  const templates = office.templates.filter(({ level }) => debtor === undefined || level === 'debtor');
  const [username, setUsername] = useState('');
  const [templateId, setTemplateId] = useState(templates[0]?.id);
  const [debtorId, setDebtorId] = useState(debtor?.id ?? office.debtors[0]?.id);
  const template = templates.find(({ id }) => id === templateId);
  const isClient = template?.level === 'debtor';
  const add = useDeed((login: NewLogin) => environment.addLogin(login), 'The login is made.');
  const submit = async () => {
    if (template === undefined) return;
    const place = isClient && debtorId !== undefined ? { debtorId } : {};
    if (await add.run({ username: username.trim(), template: template.id, ...place })) onClose();
  };
  return (
    <FormDialog
      title={debtor ? `New login of ${debtor.name}` : 'New login'}
      action="Save"
      onSubmit={submit}
      deed={add}
      onClose={onClose}
    >
      <TextField
        label="E-mail address"
        autocomplete="off"
        isRequired
        value={username}
        onInput={setUsername}
      />
      <SelectField
        label="Template"
        isRequired
        value={String(templateId ?? '')}
        onChange={(value) => setTemplateId(Number(value))}
        choices={templates.map((one) => ({
          value: String(one.id),
          text: one.name,
          group: one.level === 'debtor' ? 'Debtor level' : 'Master level',
        }))}
        hint={template && hintOf(template)}
      />
      {isClient && debtor === undefined && (
        <SelectField
          label="Debtor"
          isRequired
          value={String(debtorId ?? '')}
          onChange={(value) => setDebtorId(Number(value))}
          choices={office.debtors.map(({ id, number, name }) => ({
            value: String(id),
            text: `${number} ${name}`,
          }))}
        />
      )}
    </FormDialog>
  );
}

/** What follows for the token. */
function hintOf({ kind, level }: Template): string {
  if (level === 'debtor') return 'The login sees nothing before its companies are chosen with Filter.';
  return kind === 'Master'
    ? 'A login with this template cannot have an API token.'
    : 'Its user switches the API account on in the user profile.';
}
