import { Command } from 'commander';

/** `nmbrs-mock healthcheck`, which the image asks: whether the server that runs in this container answers. */
export function healthcheckCommand(): Command {
  return new Command('healthcheck')
    .description('Tell whether the server that a container runs answers; for HEALTHCHECK.')
    .addHelpText(
      'after',
      `
It asks at the port with which the server of process 1 was started, whether an option, a variable or a file named it.

Exit codes: 0 it answers, 1 it does not, or process 1 is no nmbrs-mock.`,
    )
    .action(async () => {
      const { healthcheck } = await import('../actions/healthcheck.ts');
      process.exitCode = await healthcheck();
    });
}
