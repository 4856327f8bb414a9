import './template-page.css';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { noSuch } from '../../../base/no-such.ts';
import type { LoginRecord, Template } from '../../../client/index.ts';
import { useAsked } from '../../mock/asked.ts';
import { useDeed } from '../../mock/deed.ts';
import { useEnvironment, useLinkTo } from '../../mock/environment.ts';
import { Button } from '../../parts/button.tsx';
import { FormDialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { Facts, Page, Panel } from '../../parts/page.tsx';
import { Shown } from '../../parts/shown.tsx';
import { allCalls } from './all-calls.ts';
import { CallSwitches } from './call-switches.tsx';
import { hasTemplate } from './templates-page.tsx';

/** One user template: who has it, and which calls are on. */
export default function TemplatePage({ template: id }: { readonly template: string }) {
  const linkTo = useLinkTo();
  const environment = useEnvironment();
  const asked = useAsked(async () => {
    const [templates, logins, services] = await Promise.all([
      environment.templates(),
      environment.listLogins(),
      allCalls(),
    ]);
    const template = templates.find((one) => String(one.id) === id);
    if (template === undefined)
      throw noSuch('template', id, { among: [], remedy: 'Look at the list of templates.' });
    return { template, services, owners: logins.filter((login) => hasTemplate(login, template.id)) };
  }, [environment.subdomain, id]);
  const template = asked.kind === 'known' ? asked.value.template : null;
  return (
    <Page
      title={template?.name ?? 'User template'}
      above={{ href: linkTo('templates'), text: 'User templates' }}
      actions={template && <TemplateActions template={template} />}
    >
      <Shown asked={asked}>
        {({ template: known, services, owners }) => (
          <>
            <Panel>
              <Facts
                facts={[
                  ['Type', known.kind],
                  ['Logins', <Owners key="owners" owners={owners} />],
                  ['Dashlets', `${known.dashlets.join(', ') || 'none'} (without influence on the API)`],
                ]}
              />
            </Panel>
            <CallSwitches template={known} services={services} />
          </>
        )}
      </Shown>
    </Page>
  );
}

function Owners({ owners }: { readonly owners: readonly LoginRecord[] }) {
  const linkTo = useLinkTo();
  if (owners.length === 0) return <>no login has it</>;
  return (
    <ul class="template-owners">
      {owners.map(({ id, username }) => (
        <li key={id}>
          <a href={linkTo('logins', id)}>{username}</a>
        </li>
      ))}
    </ul>
  );
}

function TemplateActions({ template }: { readonly template: Template }) {
  const [open, setOpen] = useState<'rename' | 'delete' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Button icon="pencil" onPress={() => setOpen('rename')}>
        Rename
      </Button>
      <Button icon="bin" onPress={() => setOpen('delete')}>
        Delete
      </Button>
      {open === 'rename' && <RenameDialog template={template} onClose={close} />}
      {open === 'delete' && <DeleteDialog template={template} onClose={close} />}
    </>
  );
}

interface TemplateDialogProps {
  readonly template: Template;
  readonly onClose: () => void;
}

function RenameDialog({ template, onClose }: TemplateDialogProps) {
  const environment = useEnvironment();
  const [name, setName] = useState(template.name);
  const save = useDeed(() => environment.changeTemplate(template.id, { name }), 'The name is saved.');
  const submit = async () => {
    if (await save.run()) onClose();
  };
  return (
    <FormDialog title="Rename the template" action="Save" onSubmit={submit} deed={save} onClose={onClose}>
      <TextField label="Name" isRequired value={name} onInput={setName} />
    </FormDialog>
  );
}

function DeleteDialog({ template, onClose }: TemplateDialogProps) {
  const environment = useEnvironment();
  const linkTo = useLinkTo();
  const { route } = useLocation();
  const remove = useDeed(() => environment.deleteTemplate(template.id), 'The template is deleted.');
  const submit = async () => {
    if (await remove.run()) route(linkTo('templates'));
  };
  return (
    <FormDialog
      title={`Delete ${template.name}?`}
      action="Delete template"
      kind="danger"
      onSubmit={submit}
      deed={remove}
      onClose={onClose}
    >
      <p>Only a template that no login has can be deleted.</p>
    </FormDialog>
  );
}
