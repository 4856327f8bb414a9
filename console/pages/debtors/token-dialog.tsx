import './token-dialog.css';
import type { LoginRecord } from '../../../client/index.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { RefusalNotice } from '../../parts/notice.tsx';
import type { LoginSteps } from '../logins/login-steps.ts';
import { tokenAccessOf } from '../profile/token-access.ts';
import { TokenFields, TokenUse } from '../profile/token-parts.tsx';

interface TokenDialogProps {
  readonly login: LoginRecord;
  readonly steps: LoginSteps;
  readonly onClose: () => void;
}

/** The token of a client login, and how it is used. */
export function TokenDialog({ login, steps, onClose }: TokenDialogProps) {
  const access = tokenAccessOf(login, location.origin);
  return (
    <Dialog title={`API token of ${login.username}`} isWide onClose={onClose}>
      {access && (
        <div class="token-dialog">
          <TokenFields access={access} />
          <RefusalNotice refusal={steps.refusal} />
          <div class="form-actions">
            <Button onPress={() => steps.take(login, 'resetToken')}>Reset token</Button>
            <Button onPress={onClose}>Close</Button>
          </div>
          <TokenUse access={access} />
        </div>
      )}
    </Dialog>
  );
}
