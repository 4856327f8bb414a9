import { useLocation } from 'preact-iso';
import type { WantedWorld } from '../../../contracts/seed/world.ts';
import { connection } from '../../mock/connection.ts';
import { useDeed } from '../../mock/deed.ts';
import { linkTo, useLinkTo } from '../../mock/environment.ts';
import { Page, Panel } from '../../parts/page.tsx';
import { DocumentForm } from './document-form.tsx';

/** Adds the environments of a world file. */
export default function ImportPage() {
  const linkHere = useLinkTo();
  const { route } = useLocation();
  const add = useDeed(async (world: WantedWorld) => {
    const [first] = await connection.mock.addWorld(world);
    route(first ? linkTo(first.subdomain, 'environments') : linkHere('environments'));
  }, 'The environments of the world are added.');
  return (
    <Page
      title="Import a world"
      about="Adds the environments of a world file, with their logins and tokens, all of them or none. An export of an environment is such a file."
      above={{ href: linkHere('environments'), text: 'Environments' }}
    >
      <Panel>
        <DocumentForm
          label="World"
          hint="As JSON or YAML, of a mebibyte at most. Its subdomains must be free."
          action="Add environments"
          deed={add}
        />
      </Panel>
    </Page>
  );
}
