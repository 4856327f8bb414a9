import { useState } from 'preact/hooks';
import { useAskedOfCalls } from '../../mock/asked.ts';
import { useEnvironment, useLinkTo } from '../../mock/environment.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/shown.tsx';
import { Switch } from '../../parts/switch.tsx';
import { PermissionMatrix } from './permission-matrix.tsx';

/** What each login would be answered to what was called, as a picture. */
export default function PermissionsPage() {
  const environment = useEnvironment();
  const linkHere = useLinkTo();
  const asked = useAskedOfCalls(() => environment.permissions(), [environment.subdomain]);
  const [areReasonsShown, showReasons] = useState(true);
  return (
    <Page
      title="Permissions"
      about="What each login would be answered at the gate to the last call of each operation that was called here. Nothing is called for it."
    >
      <Shown asked={asked}>
        {(permissions) => {
          if (permissions.operations.length === 0)
            return (
              <Empty title="Nothing was called yet">
                Let your integration call this environment once, as any login that may: its operations stand
                here then, each with what every other login would be answered.
              </Empty>
            );
          if (permissions.logins.length === 0)
            return (
              <Empty title="There is no login">
                <ButtonLink href={linkHere('logins')}>Make one</ButtonLink>
              </Empty>
            );
          return (
            <>
              <Switch label="Reasons" isOn={areReasonsShown} onChange={showReasons} />
              <PermissionMatrix permissions={permissions} areReasonsShown={areReasonsShown} />
            </>
          );
        }}
      </Shown>
    </Page>
  );
}
