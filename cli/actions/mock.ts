import { connectNmbrs } from '../../client/http/connect.ts';
import type { Mock } from '../../client/mock.ts';
import type { MockOptions } from '../commands/options.ts';

/** The running mock that the options of a command name. */
export function mockOf({ url, controlToken = '' }: MockOptions): Mock {
  return connectNmbrs(url, { controlToken: controlToken || null });
}
