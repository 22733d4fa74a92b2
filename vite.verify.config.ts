import { createHash } from 'node:crypto';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Griffel opens its style elements empty and fills them by script: this is the hash of the empty text. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Puts script and style into the page itself, so that it is one file that opens from disk.
 * The page forbids itself every request: what is dropped on it cannot leave the computer.
 */
function oneFile(): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = Object.values(bundle).find((file) => file.fileName.endsWith('.html'));
      if (page?.type !== 'asset') throw new Error('one-file: no page in the bundle');
      const scripts: string[] = [];
      const styles: string[] = [];
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') scripts.push(file.code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--'));
        else if (file.fileName.endsWith('.css')) styles.push(String(file.source));
        else if (file !== page) throw new Error(`one-file: ${file.fileName} cannot be put into the page`);
        if (file !== page) delete bundle[file.fileName];
      }
      if (scripts.length !== 1) throw new Error(`one-file: ${scripts.length} scripts, expected one`);
      const policy = `default-src 'none'; script-src ${scripts.map(hashOf).join(' ')}; style-src ${[emptyStyle, ...styles.map(hashOf)].join(' ')}; img-src data:; base-uri 'none'; form-action 'none'`;
      const bare = String(page.source)
        .replace(/\s*<script [^>]*src=[^>]*><\/script>/g, '')
        .replace(/\s*<link rel="(?:stylesheet|modulepreload)"[^>]*>/g, '');
      // Function replacements: minified code holds "$&" and its like.
      page.source = bare
        .replace('<meta charset="utf-8" />', () => `<meta charset="utf-8" />\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`)
        .replace('</head>', () => `${styles.map((text) => `<style>${text}</style>`).join('')}</head>`)
        .replace('</body>', () => `<script type="module">${scripts[0]}</script></body>`);
    },
  };
}

/** The stand-alone verification page, beside the tab's own build. */
export default defineConfig({
  plugins: [react(), oneFile()],
  envDir: false,
  publicDir: false,
  base: './',
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: false,
    sourcemap: false,
    cssCodeSplit: false,
    modulePreload: false,
    assetsInlineLimit: () => true,
    rolldownOptions: { input: 'verify.html', output: { codeSplitting: false } },
  },
});
