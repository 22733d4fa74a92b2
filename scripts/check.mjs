// npm run check: what can be said in seconds. Types, the domain's purity, lint.

import { command, ensurePackages, run } from './ensure.mjs';

ensurePackages();
const ok = [
  run(command('typescript', 'tsc'), ['-p', '.']),
  run(command('typescript', 'tsc'), ['-p', 'tsconfig.domain.json']),
  run(command('oxlint'), ['--type-aware', '--deny-warnings', '--quiet']),
];
process.exit(ok.every((code) => code === 0) ? 0 : 1);
