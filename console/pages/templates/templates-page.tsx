import { useState } from 'preact/hooks';
import type { LoginRecord, Template } from '../../../client/index.ts';
import { useAsked } from '../../mock/asked.ts';
import { useEnvironment, useLinkTo } from '../../mock/environment.ts';
import { Button } from '../../parts/button.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/shown.tsx';
import { Table } from '../../parts/table.tsx';
import { allCalls, countOf, type ServiceCalls } from './all-calls.ts';
import { NewTemplateDialog } from './new-template-dialog.tsx';

/** Settings, user templates: what the logins that have them may call. */
export default function TemplatesPage() {
  const environment = useEnvironment();
  const [isAdding, setAdding] = useState(false);
  const asked = useAsked(async () => {
    const [templates, logins, services] = await Promise.all([
      environment.templates(),
      environment.listLogins(),
      allCalls(),
    ]);
    return { templates, logins, services };
  }, [environment.subdomain]);
  return (
    <Page
      title="User templates"
      about="Each call of each service is on or off in a template; for the logins that have it, one that is off answers 1002."
      actions={
        <Button kind="primary" icon="add" onPress={() => setAdding(true)}>
          New template
        </Button>
      }
    >
      <Shown asked={asked}>
        {(value) => (
          <>
            <Templates {...value} />
            {isAdding && <NewTemplateDialog templates={value.templates} onClose={() => setAdding(false)} />}
          </>
        )}
      </Shown>
    </Page>
  );
}

interface TemplatesProps {
  readonly templates: readonly Template[];
  readonly logins: readonly LoginRecord[];
  readonly services: readonly ServiceCalls[];
}

function Templates({ templates, logins, services }: TemplatesProps) {
  const linkTo = useLinkTo();
  const count = countOf(services);
  if (templates.length === 0)
    return <Empty title="There is no template yet">A login needs one; make it with “New template”.</Empty>;
  return (
    <Table
      caption="User templates"
      rows={templates}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Template', cell: ({ id, name }) => <a href={linkTo('templates', id)}>{name}</a> },
        { heading: 'Type', cell: ({ kind }) => kind },
        {
          heading: 'API token',
          cell: ({ kind, level }) => {
            if (level === 'debtor') return 'at the debtor';
            return kind === 'Master' ? 'none' : 'in the user profile';
          },
        },
        {
          heading: 'Calls that are on',
          isNumber: true,
          cell: ({ callsOff }) => `${count - callsOff.length} of ${count}`,
        },
        {
          heading: 'Logins',
          isNumber: true,
          cell: ({ id }) => logins.filter((login) => hasTemplate(login, id)).length,
        },
      ]}
    />
  );
}

/** Whether a login that is not deleted has a template. */
export function hasTemplate({ template, state }: LoginRecord, id: number): boolean {
  return template.id === id && state !== 'deleted';
}
