import { connectNmbrs, type Mock } from '../client/index.ts';

/** Names a mock that runs already: `http://127.0.0.1:8080`. Without it tests start one of their own. */
export const MOCK_URL = 'NMBRS_MOCK_URL';

/** The token that the mock demands of users of its control API, if it does. */
const MOCK_TOKEN = 'CONTROL_TOKEN';

/** Where a mock is, as one process can tell another. */
export interface MockAddress {
  /** `http://host:port` */
  readonly url: string;
  readonly controlToken: string | null;
}

/** The mock that the environment variables name; null for none. */
export function mockNamed(): MockAddress | null {
  const url = process.env[MOCK_URL];
  return url ? { url, controlToken: process.env[MOCK_TOKEN] || null } : null;
}

export function mockAt({ url, controlToken }: MockAddress): Mock {
  return connectNmbrs(url, { controlToken });
}
