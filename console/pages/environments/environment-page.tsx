import { useAsked } from '../../mock/asked.ts';
import { useEnvironment, useLinkTo } from '../../mock/environment.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { Facts, Page, Panel } from '../../parts/page.tsx';
import { Shown } from '../../parts/shown.tsx';
import { dateTimeText } from '../../parts/times.ts';
import { DeletionSection } from './deletion-section.tsx';
import { DocumentsSection } from './documents-section.tsx';
import { SettingsSection } from './settings-section.tsx';
import { StatesSection } from './states-section.tsx';

/** One environment: what holds for all of it, its earlier states, what goes out of it and into it, and its end. */
export default function EnvironmentPage() {
  const environment = useEnvironment();
  const linkHere = useLinkTo();
  const asked = useAsked(() => environment.read(), [environment.subdomain]);
  return (
    <Page
      title={environment.subdomain}
      about="What holds for all of this environment, and what becomes of it."
      above={{ href: linkHere('environments'), text: 'Environments' }}
      actions={<ButtonLink href={linkHere('logins')}>Its logins</ButtonLink>}
    >
      <Shown asked={asked}>
        {(state) => (
          <>
            <Panel>
              <Facts
                facts={[
                  ['Name', state.name],
                  ['Product', state.product],
                  ['Domain', <code key="domain">{state.domain}</code>],
                  ['Clock', `${dateTimeText(state.clock.now)}${state.clock.frozen ? ', frozen' : ''}`],
                  [
                    'Stays',
                    state.forTest ? 'While it is used; gone after an idle hour' : 'Until it is deleted',
                  ],
                  ['Companions', state.companions.length === 0 ? 'None' : state.companions.join(', ')],
                ]}
              />
            </Panel>
            <SettingsSection state={state} />
            <StatesSection />
            <DocumentsSection />
            <DeletionSection companions={state.companions} />
          </>
        )}
      </Shown>
    </Page>
  );
}
