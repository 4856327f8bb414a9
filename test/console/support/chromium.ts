/** Where Debian puts its browser. */
export const CHROMIUM = '/usr/bin/chromium';

/** Nothing that needs a screen, another machine, or a sandbox of the system's. */
export const ARGUMENTS: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
