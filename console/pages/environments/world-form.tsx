import { useLocation } from 'preact-iso';
import type { WantedWorld } from '../../../contracts/seed/world.ts';
import { connection } from '../../mock/connection.ts';
import { useDeed } from '../../mock/deed.ts';
import { linkTo } from '../../mock/environment.ts';
import { Panel } from '../../parts/page.tsx';
import { DocumentForm } from './document-form.tsx';

/** Adds the environments of a world file, and leads to them. @param draft what stands there at first; nothing, unless said. */
export function WorldForm({ draft }: { readonly draft?: string }) {
  const { route } = useLocation();
  const add = useDeed(async (world: WantedWorld) => {
    const [first] = await connection.mock.addWorld(world);
    route(first ? linkTo(first.subdomain, 'environments') : '/console/');
  }, 'The environments of the world are added.');
  return (
    <Panel>
      <DocumentForm
        label="World"
        hint="As JSON or YAML, of a mebibyte at most. Its subdomains must be free."
        action="Add environments"
        deed={add}
        {...(draft !== undefined && { draft })}
      />
    </Panel>
  );
}
