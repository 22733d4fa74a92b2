/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The pages, one build for every tenant: env/ is never read here, config.json is read when the tab starts. */
export default defineConfig({
  plugins: [react()],
  envDir: false,
  base: './',
  build: {
    target: 'es2022',
    outDir: 'dist',
    sourcemap: false,
    rolldownOptions: {
      input: {
        index: 'index.html',
        sign: 'sign.html',
        redirect: 'redirect.html',
        relay: 'relay.html',
      },
    },
  },
  test: {
    include: ['{src,jobs,local-tenant,tests,manifest}/**/*.test.{ts,tsx}'],
    environment: 'node',
    globalSetup: ['tests/globalSetup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
