import { errorText } from '../base/error-text.ts';
import { visibleJson } from '../base/visible-json.ts';
import type { OpenPort } from '../server/port/open-port.ts';
import type { PortOptions } from './commands/port-options.ts';
import { EXIT } from './exit.ts';
import { whyNotListening } from './not-listening.ts';
import { complain, say } from './output.ts';
import { portOf } from './port-of.ts';
import { tellingWhyNot } from './refused.ts';

/** A command that serves something other than the mock. */
export interface ServingCommand {
  readonly name: string;
  readonly options: PortOptions & { readonly json: boolean };
  /** Opens the port. @throws what is told as a mistake of the user's, and the error of node's server when it cannot listen. */
  open(): Promise<OpenPort>;
  /** What is said of it when it is open. @param place its addresses, in words. */
  announce(place: string): string;
  /** Said and done when it ends. */
  end(): string;
}

/** What all of these pass on to their port. */
export function servingPortOf(options: PortOptions) {
  return { ...portOf(options), onError: (error: unknown) => complain(`nmbrs-mock: ${errorText(error)}`) };
}

/** Serves until it is told to stop. @returns the exit code. */
export function serving(command: ServingCommand): Promise<number> {
  const { name, options } = command;
  return tellingWhyNot(name, async () => {
    let port: OpenPort;
    try {
      port = await command.open();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
      complain(
        `nmbrs-mock ${name}: ${whyNotListening(error as NodeJS.ErrnoException, options.host, options.port)}`,
      );
      return EXIT.no;
    }
    const { url, httpsUrl } = port;
    if (options.json) say(visibleJson({ url, ...(options.tls && { httpsUrl }), port: port.port }, 0));
    else say(command.announce(options.tls ? `${url} and ${httpsUrl}` : url));
    await new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
    await port.close();
    const last = command.end();
    if (!options.json) say(last);
    return EXIT.fine;
  });
}
