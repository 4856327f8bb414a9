import type { PortOptions } from './commands/port-options.ts';
import { complain } from './output.ts';

/** How a port is opened as the command line says; what its user may want to know is told on stderr. */
export function portOf({ port, host, tls, tlsName, play, forward }: PortOptions) {
  return {
    port,
    host,
    tls,
    tlsNames: tlsName,
    play,
    forward,
    onNotice: (notice: string) => complain(`nmbrs-mock: ${notice}`),
  };
}
