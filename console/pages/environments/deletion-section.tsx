import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { connection } from '../../mock/connection.ts';
import { useDeed } from '../../mock/deed.ts';
import { linkTo, useEnvironment } from '../../mock/environment.ts';
import { announce } from '../../mock/said.ts';
import { Button } from '../../parts/button.tsx';
import { FormDialog } from '../../parts/dialog.tsx';
import { Checkbox } from '../../parts/field.tsx';
import { Section } from '../../parts/page.tsx';

/** The end of the environment. */
export function DeletionSection({ companions }: { readonly companions: readonly string[] }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <Section
      title="Delete"
      about="Every login, token, record and snapshot goes with it, and so do its companions."
      actions={
        <Button kind="danger" onPress={() => setAsking(true)}>
          Delete environment
        </Button>
      }
    >
      {isAsking && <DeleteDialog companions={companions} onClose={() => setAsking(false)} />}
    </Section>
  );
}

function DeleteDialog({
  companions,
  onClose,
}: {
  readonly companions: readonly string[];
  readonly onClose: () => void;
}) {
  const environment = useEnvironment();
  const { subdomain } = environment;
  const { route } = useLocation();
  const [isForced, setForced] = useState(false);
  const remove = useDeed(async () => {
    await environment.delete({ force: isForced });
    announce(`${subdomain} is deleted.`);
    const [next] = await connection.mock.environments();
    route(next ? linkTo(next.subdomain, 'environments') : '/console/');
  });
  const needsForce = remove.refusal?.field === 'force';
  return (
    <FormDialog
      title={`Delete ${subdomain}?`}
      action="Delete"
      kind="danger"
      deed={needsForce ? { ...remove, refusal: null } : remove}
      onClose={onClose}
      onSubmit={() => remove.run()}
    >
      <p>
        {companions.length === 0
          ? 'Nothing of it can be brought back.'
          : `Nothing of it and of ${companions.join(', ')} can be brought back.`}
      </p>
      {(needsForce || isForced) && (
        <>
          <p role="alert">
            It is the first of the world, which new environments are copied from unless they name another. A
            reset puts back what was changed in it.
          </p>
          <Checkbox label="Delete it all the same" isOn={isForced} onChange={setForced} />
        </>
      )}
    </FormDialog>
  );
}
