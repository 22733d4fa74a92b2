// npm test: types, lint, unit tests on real servers and real bytes, journeys in a real browser. The last line is the count.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { command, ensurePackages, findBrowser, inCI, noBrowser, root, run } from './ensure.mjs';

ensurePackages();
const results = join(root, 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };
const count = (passed, failed, skipped = 0) => {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
};
const step = (name, ok) => {
  console.log(`${ok ? 'ok' : 'FAILED'}  ${name}`);
  count(ok ? 1 : 0, ok ? 0 : 1);
  return ok;
};

/** With CI=true a missing tool is a failure; on a laptop the tests that need it are skipped, loudly. */
function tool(name, args, way) {
  const found = spawnSync(name, args, { stdio: 'ignore' }).error === undefined;
  if (found) return;
  if (inCI) step(`${name} is installed (${way})`, false);
  else console.warn(`SKIPPED  tests that need ${name}: ${way}`);
}
tool('pdftotext', ['-v'], 'install poppler-utils');
tool('qpdf', ['--version'], 'install qpdf');
tool('xmllint', ['--version'], 'install libxml2-utils');
tool('java', ['-version'], 'install a JDK, 17 or later');
tool('mvn', ['-v'], 'install Maven');

step('types', run(command('typescript', 'tsc'), ['-p', '.']) === 0);
step('the domain knows no browser and no Node', run(command('typescript', 'tsc'), ['-p', 'tsconfig.domain.json']) === 0);
step('lint', run(command('oxlint'), ['--type-aware', '--deny-warnings', '--quiet']) === 0);
const built = step('build', build(inCI));

const unit = join(results, 'unit.json');
const unitCode = run(command('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`]);
if (existsSync(unit)) {
  const report = JSON.parse(readFileSync(unit, 'utf8'));
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((one) => one.status !== 'failed')).length;
  count(report.numPassedTests, report.numFailedTests + broken, report.numPendingTests + report.numTodoTests);
  // An error outside every test is told by the exit code alone.
  if (unitCode !== 0 && report.numFailedTests + broken === 0) step('nothing went wrong outside the unit tests', false);
} else step('unit tests ran', false);

const browser = await findBrowser();
if (!browser) {
  if (inCI) step(`a browser is installed: ${noBrowser}`, false);
  else {
    console.warn(`SKIPPED  all journeys: ${noBrowser}`);
    count(0, 0, 1);
  }
} else if (built) {
  const journeys = join(results, 'journeys.json');
  const journeysCode = run(command('playwright', 'playwright'), ['test'], {
    env: { ...process.env, CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: journeys },
  });
  if (existsSync(journeys)) {
    const { stats, errors } = JSON.parse(readFileSync(journeys, 'utf8'));
    count(stats.expected, stats.unexpected + stats.flaky + errors.length, stats.skipped);
    if (stats.expected === 0) step('at least one journey ran', false);
    else if (journeysCode !== 0 && stats.unexpected + stats.flaky + errors.length === 0) step('nothing went wrong outside the journeys', false);
  } else step('journeys ran', false);
}

console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
