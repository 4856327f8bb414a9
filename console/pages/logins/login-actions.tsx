import './login-actions.css';
import { useState } from 'preact/hooks';
import type { LoginRecord } from '../../../client/index.ts';
import { Button, IconButton } from '../../parts/button.tsx';
import { FormDialog } from '../../parts/dialog.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { FilterDialog } from './filter-dialog.tsx';
import type { LoginSteps } from './login-steps.ts';
import type { Office } from './office.ts';

interface LoginActionsProps {
  readonly login: LoginRecord;
  readonly office: Pick<Office, 'tags' | 'debtors'>;
  readonly steps: LoginSteps;
  /** The id of the cell that names the login, in a row; left out where the page is about it, and there is room for words. */
  readonly about?: string;
}

/** The steps that can be taken with a login as it stands, in a row of a table or on its own page. */
export function LoginActions({ login, office, steps, about }: LoginActionsProps) {
  const [open, setOpen] = useState<'filter' | 'delete' | null>(null);
  if (login.state === 'deleted') return null;
  const close = () => setOpen(null);
  const isWaiting = login.state === 'created' || login.state === 'invited';
  const isFiltered = login.companies === null ? login.tags !== null : login.companies !== 'all';
  const shared = about === undefined ? {} : { about };
  // Each stands in its own place, so that a button that becomes another one keeps the focus.
  return (
    <span class="login-actions">
      <span>
        {isWaiting && (
          <Action
            {...shared}
            icon="envelope"
            name="Send activation mail"
            onPress={() => steps.take(login, 'invite')}
          />
        )}
      </span>
      <Action
        {...shared}
        icon="filter"
        name="Filter"
        isMarked={isFiltered}
        onPress={() => setOpen('filter')}
      />
      <span>
        {!isWaiting && (
          <Action
            {...shared}
            icon={login.state === 'active' ? 'pause' : 'play'}
            name={login.state === 'active' ? 'Deactivate' : 'Activate again'}
            onPress={() => steps.take(login, login.state === 'active' ? 'deactivate' : 'reactivate')}
          />
        )}
      </span>
      <Action {...shared} icon="bin" name="Delete" onPress={() => setOpen('delete')} />
      {open === 'filter' && <FilterDialog login={login} office={office} onClose={close} />}
      {open === 'delete' && <DeleteDialog login={login} steps={steps} onClose={close} />}
    </span>
  );
}

interface ActionProps {
  readonly icon: IconName;
  readonly name: string;
  readonly about?: string;
  readonly isMarked?: boolean;
  readonly onPress: () => unknown;
}

function Action({ about, icon, name, isMarked = false, onPress }: ActionProps) {
  if (about === undefined)
    return (
      <Button icon={icon} onPress={onPress}>
        {name}
      </Button>
    );
  return <IconButton icon={icon} name={name} about={about} isMarked={isMarked} onPress={onPress} />;
}

function DeleteDialog({
  login,
  steps,
  onClose,
}: Pick<LoginActionsProps, 'login' | 'steps'> & { readonly onClose: () => void }) {
  const remove = async () => {
    await steps.take(login, 'delete');
    onClose();
  };
  return (
    <FormDialog
      title={`Delete ${login.username}?`}
      action="Delete login"
      kind="danger"
      onSubmit={remove}
      onClose={onClose}
    >
      <p>Its token is dead at once, and its address is free for another login. It does not come back.</p>
    </FormDialog>
  );
}
