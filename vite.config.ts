/// <reference types="vitest/config" />
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { readingFiles, readingFolder, readingLicences } from './src/adapters/reading/files.ts';

const { resolve } = createRequire(import.meta.url);
/** A file of a package, whatever the package lets others import. */
const inPackage = (path: string): string => {
  const name = path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
  return join(dirname(resolve(`${name}/package.json`)), path.slice(name.length));
};

/** The reader of text in pictures beside the tab, with its licences: nothing of it is asked for before a picture is read. */
export const copiesReadingFiles = (): Plugin => ({
  name: 'copies-reading-files',
  apply: 'build',
  writeBundle({ dir = 'dist' }) {
    const folder = join(dir, readingFolder);
    mkdirSync(folder, { recursive: true });
    for (const [name, path] of Object.entries(readingFiles)) copyFileSync(inPackage(path), join(folder, name));
    const licences = readingLicences.map(({ what, licence, text }) => `${what}\n${licence}\n\n${readFileSync(inPackage(text), 'utf8').trim()}\n`);
    writeFileSync(join(folder, 'LICENSES.txt'), licences.join(`\n${'-'.repeat(80)}\n\n`));
  },
});

/** The pages, one build for every tenant: env/ is never read here, config.json is read when the tab starts. */
export default defineConfig({
  plugins: [react(), copiesReadingFiles()],
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
