import { useAsked } from '../../mock/asked.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/shown.tsx';
import { Table } from '../../parts/table.tsx';

/** Settings, users: all logins of an environment, and every step they can take. */
export default function LoginsPage() {
  const environment = useEnvironment();
  const asked = useAsked(() => environment.listLogins(), [environment.subdomain]);
  return (
    <Page title="Logins" about="Who may call, at which level, and what a call of each is answered with now.">
      <Shown asked={asked}>
        {(logins) => (
          <Table
            caption="Logins"
            rows={logins}
            keyOf={({ id }) => id}
            columns={[
              { heading: 'E-mail address', cell: ({ username }) => username },
              { heading: 'Level', cell: ({ level }) => level },
              { heading: 'Template', cell: ({ template }) => template.name ?? '' },
            ]}
          />
        )}
      </Shown>
    </Page>
  );
}
