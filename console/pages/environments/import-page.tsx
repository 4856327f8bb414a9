import { useLinkTo } from '../../mock/environment.ts';
import { Page } from '../../parts/page.tsx';
import { WorldForm } from './world-form.tsx';

/** Adds the environments of a world file. */
export default function ImportPage() {
  const linkHere = useLinkTo();
  return (
    <Page
      title="Import a world"
      about="Adds the environments of a world file, with their logins and tokens, all of them or none. An export of an environment is such a file."
      above={{ href: linkHere('environments'), text: 'Environments' }}
    >
      <WorldForm />
    </Page>
  );
}
