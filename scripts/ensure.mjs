// What every command needs before anything of ours can be loaded: packages, a browser. Plain Node, no dependencies.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const inCI = process.env.CI === 'true';

/** npm ci when node_modules is absent or older than the lockfile. Nothing is compiled and no install script runs (.npmrc). */
export function ensurePackages() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22))
    stop(`Node ${process.versions.node} is too old. Install Node 20.19 or later, or 22.12 or later.`);
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs) return;
  console.error('Installing packages (npm ci) ...');
  const npm = spawnSync(npmCommand()[0], [...npmCommand().slice(1), 'ci'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (npm.status !== 0) stop('npm ci failed. Check the network and that npm is installed.');
}

/** npm as a Node script: no shell is needed, also on Windows. */
function npmCommand() {
  const beside = [
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = process.env.npm_execpath ?? beside.find((path) => existsSync(path));
  return script ? [process.execPath, script] : ['npm'];
}

/** The script behind a package's command, run with this Node. */
export function command(packageName, name = packageName) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}

const browserPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((base) => [join(base, 'Google/Chrome/Application/chrome.exe'), join(base, 'Microsoft/Edge/Application/msedge.exe')]),
];

/** A Chromium that is on the machine, or undefined. CHROMIUM_PATH decides when it is set. */
export async function findBrowser() {
  if (process.env.CHROMIUM_PATH) return existsSync(process.env.CHROMIUM_PATH) ? process.env.CHROMIUM_PATH : undefined;
  const system = browserPaths.find((path) => existsSync(path));
  if (system) return system;
  const { chromium } = await import('playwright');
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : undefined;
}

export const noBrowser = 'No browser was found. Install Chromium, Chrome or Edge (Debian: apt-get install chromium), or set CHROMIUM_PATH.';

export function stop(sentence, code = 2) {
  console.error(sentence);
  process.exit(code);
}

/** Runs a Node script and waits. Answers its exit code. */
export function run(script, args = [], options = {}) {
  return spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit', ...options }).status ?? 1;
}
