import { defineConfig } from 'vite';

/**
 * Builds the console into `dist/console`: one page, its code in pieces that are loaded when their page is opened. All is
 * below `/console/`, where a mock serves it; in development the mock at port 8080 answers everything else.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    // Browsers of the last two years.
    target: 'es2022',
    // The policy of its pages lets nothing in that stands within another file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  server: { proxy: { '/_mock': 'http://127.0.0.1:8080', '/soap': 'http://127.0.0.1:8080' } },
});
