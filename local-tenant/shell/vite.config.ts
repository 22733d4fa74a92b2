import { defineConfig } from 'vite';

/** The Teams-like shell. Never part of dist. */
export default defineConfig({
  root: 'local-tenant/shell/page',
  envDir: false,
  base: '/teams/',
  publicDir: false,
  build: { target: 'es2022', outDir: '../../../.cache/shell', emptyOutDir: true, sourcemap: false, chunkSizeWarningLimit: 900 },
});
