/** Exit codes of the program; the help of a command says what they mean there. */
export const EXIT = {
  /** Done, and what was asked about holds. */
  fine: 0,
  /** Done, but what was asked about does not hold; of `serve`: it cannot run. */
  no: 1,
  /** The command line, the configuration or a file is wrong; nothing was done. */
  wrongUsage: 2,
  /** Nothing answers at the address. */
  unreachable: 3,
} as const;
