/**
 * What runs in the network of a command: it opens the doors of the mock there, and runs the command to its end.
 *
 * behind-doors.js ADDRESS HOST PORT COMMAND...
 */
import { openLoopbackDoors } from './loopback-doors.ts';
import { CommandNotStarted, runCommand } from './run-command.ts';

const [address = '', host = '', port = '', ...command] = process.argv.slice(2);
try {
  const doors = await openLoopbackDoors(address, { host, port: Number(port) });
  process.exitCode = await runCommand(command, process.env);
  doors.close();
} catch (error) {
  console.error(`nmbrs-mock exec: ${(error as Error).message}`);
  process.exit(error instanceof CommandNotStarted ? error.exitCode : 1);
}
