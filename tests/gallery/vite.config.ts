// The gallery is built by itself and never shipped.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  envDir: false,
  publicDir: false,
  base: './',
  logLevel: 'error',
  server: { port: 4500, strictPort: true, host: '127.0.0.1' },
  build: { target: 'es2022', emptyOutDir: true, chunkSizeWarningLimit: 2_000 },
});
