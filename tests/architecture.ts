// The direction of every import, as one table.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseAst } from 'vite';

/** A target: a folder or file of ours, 'pkg:NAME', 'pkg:*' or 'node:*'. */
export type Rule = { from: string; may: readonly string[]; why: string };

const react = ['pkg:react', 'pkg:react-dom', 'pkg:@fluentui/react-components', 'pkg:@fluentui/react-icons'];

export const rules: readonly Rule[] = [
  {
    from: 'src/domain',
    may: ['src/domain'],
    why: 'The rules of the guidelines are pure. Give the domain what it needs as an argument, or move the call to flows/.',
  },
  { from: 'src/outsideError.ts', may: [], why: 'The one error of the outside knows nothing else.' },
  { from: 'src/ports.ts', may: ['src/domain'], why: 'Ports speak the domain’s words only.' },
  { from: 'src/scopes.ts', may: [], why: 'The table of scopes is data.' },
  { from: 'src/config.ts', may: [], why: 'The configuration is read before anything else.' },
  { from: 'src/cards', may: ['src/domain', 'src/cards'], why: 'A card is a pure function of the domain.' },
  { from: 'src/pdf', may: ['src/domain', 'src/pdf', 'pkg:fflate'], why: 'A record is a pure function of the domain; only deflate comes from outside.' },
  { from: 'src/delivery', may: ['src/domain', 'src/delivery'], why: 'A package is a pure function of the domain.' },
  {
    from: 'src/flows',
    may: ['src/domain', 'src/flows', 'src/cards', 'src/pdf', 'src/delivery', 'src/ports.ts', 'src/outsideError.ts'],
    why: 'A flow says what happens in which order, in domain words. Reach the outside through a port.',
  },
  {
    from: 'src/adapters',
    may: ['src/domain', 'src/ports.ts', 'src/outsideError.ts', 'src/config.ts', 'src/scopes.ts', 'own', 'pkg:*'],
    why: 'An adapter talks to one outside. Two adapters meet in a composition root, not in each other.',
  },
  {
    from: 'src/tab',
    may: [
      'src/domain',
      'src/flows',
      'src/ports.ts',
      'src/outsideError.ts',
      'src/tab/shared',
      'src/tab/texts.ts',
      'src/tab/texts',
      'src/tab/route.ts',
      'own',
      ...react,
    ],
    why: 'A screen shows and asks; it reaches the outside through flows and ports, and other screens through a route.',
  },
  { from: 'jobs', may: ['src', 'jobs', 'manifest', 'local-tenant', 'pkg:*', 'node:*'], why: 'Jobs are a composition root.' },
  { from: 'local-tenant', may: ['local-tenant', 'pkg:*', 'node:*'], why: 'The local tenant must not share our code: our mistakes would cancel out.' },
];

/** Composition roots: the only files of src that pick adapters. */
export const roots = ['src/main.tsx', 'src/session.ts', 'src/pictures.worker.ts', 'src/sign.tsx', 'src/verify.tsx', 'src/redirect.ts', 'src/relay.ts'];
/** The top of the tab joins the screens: files that lie directly in src/tab. */
const isJoint = (file: string) => /^src\/tab\/[^/]+$/.test(file);

export type Violation = { file: string; imports: string; why: string };

/** Every module a source imports: static, type-only, re-exported and dynamic. */
export function importsOf(code: string, file: string): string[] {
  const found: string[] = [];
  walk(code, file, ({ type, source }) => {
    if (/^(Import|Export)/.test(type) && typeof source?.value === 'string') found.push(source.value);
  });
  return found;
}

type Node = { type: string; start: number; end: number; body?: unknown; source?: { value?: unknown }; id?: { name?: string }; key?: { name?: string } };

/** Every node of a source with the one it stands in. */
function walk(code: string, file: string, meet: (node: Node, parent: Node | undefined) => void): void {
  const visit = (value: unknown, parent: Node | undefined): void => {
    if (!value || typeof value !== 'object') return;
    if (Array.isArray(value)) return value.forEach((each) => visit(each, parent));
    const node = value as Node;
    const isNode = typeof node.type === 'string';
    if (isNode) meet(node, parent);
    for (const [key, each] of Object.entries(node)) if (key !== 'parent') visit(each, isNode ? node : parent);
  };
  visit(parseAst(code, { lang: file.endsWith('x') ? 'tsx' : 'ts' }), undefined);
}

/** Every function of a source, with how many lines it has from its name to its last brace; one within another is counted in both. */
export function functionsOf(code: string, file: string): { name: string; lines: number; at: number }[] {
  const lineAt = (place: number) => code.slice(0, place).split('\n').length;
  const found: { name: string; lines: number; at: number }[] = [];
  walk(code, file, (node, parent) => {
    if (!/Function/.test(node.type) || !node.body) return;
    const name = node.id?.name ?? parent?.id?.name ?? parent?.key?.name ?? 'a function';
    found.push({ name, lines: lineAt(node.end) - lineAt(node.start) + 1, at: lineAt(node.start) });
  });
  return found;
}

function filesUnder(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name), ending) : ending.test(entry.name) ? [join(folder, entry.name)] : [],
  );
}

export const sourcesUnder = (folder: string): string[] => filesUnder(folder, /\.tsx?$/);
export const sheetsUnder = (folder: string): string[] => filesUnder(folder, /\.css$/);

const within = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
/** src/tab/plan of src/tab/plan/Page.tsx: adapters and screens are rooms of their own. */
const roomOf = (file: string) => /^(src\/(?:tab|adapters)\/[^/]+)\//.exec(file)?.[1];

export function violationsOf(file: string, code: string): Violation[] {
  if (roots.includes(file) || file.includes('.test.')) return [];
  const rule = rules.filter(({ from }) => within(file, from)).toSorted((a, b) => b.from.length - a.from.length)[0];
  if (!rule) return [{ file, imports: '', why: 'No rule knows this folder. Add a row to tests/architecture.ts.' }];
  return importsOf(code, file).flatMap((name) => {
    const target = name.startsWith('.') ? normalize(join(dirname(file), name)) : name.startsWith('node:') ? 'node:*' : `pkg:${packageOf(name)}`;
    return isAllowed(file, target, rule) ? [] : [{ file, imports: name, why: rule.why }];
  });
}

function isAllowed(file: string, target: string, rule: Rule): boolean {
  if (/\.(css|json)$/.test(target) && within(target, dirname(file))) return true;
  const room = roomOf(file);
  if (rule.may.includes('own') && room && within(target, room)) return true;
  if (isJoint(file) && within(target, 'src/tab')) return true;
  return rule.may.some((may) =>
    may === 'pkg:*' ? target.startsWith('pkg:') : may === 'node:*' ? target === may : may.startsWith('pkg:') ? target === may : within(target, may),
  );
}

const packageOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

export function violationsIn(folders: readonly string[]): { files: number; violations: Violation[] } {
  const files = folders.flatMap(sourcesUnder);
  return { files: files.length, violations: files.flatMap((file) => violationsOf(file, readFileSync(file, 'utf8'))) };
}

/** The rules as docs/architecture.md shows them: a table of what each folder may import, and a picture of the folders that are there. */
export function printedRules(): string {
  const holdsFiles = (path: string) => existsSync(path) && (path.endsWith('.ts') || sourcesUnder(path).length > 0);
  const there = rules.filter(({ from }) => holdsFiles(from));
  const said: Readonly<Record<string, string>> = { own: 'its own folder', 'pkg:*': 'any package', 'node:*': 'Node' };
  const cell = (target: string) => said[target] ?? `\`${target.replace('pkg:', '')}\``;
  const may = (rule: Rule) => rule.may.filter((target) => target !== rule.from && (!target.startsWith('src/') || holdsFiles(target)));
  const rows = there.map((rule) => `| \`${rule.from}\` | ${may(rule).map(cell).join(', ') || 'nothing'} | ${rule.why} |`);
  const idOf = (path: string) => path.replace(/\W/g, '_');
  const shown = (path: string) => /^(src\/[a-z]+|src\/ports\.ts|jobs|local-tenant)$/.test(path);
  // What picks adapters joins the two halves: the composition roots of the tab, and the jobs.
  const joined = (target: string) => (target === 'src' ? ['src/flows', 'src/adapters'] : shown(target) ? [target] : []);
  const arrows = [
    ...['src/tab', 'src/adapters'].map((target) => `  roots --> ${idOf(target)}`),
    ...there
      .filter(({ from }) => shown(from))
      .flatMap((rule) =>
        may(rule)
          .flatMap(joined)
          .map((target) => `  ${idOf(rule.from)} --> ${idOf(target)}`),
      ),
  ];
  const nodes = ['  roots["composition roots of src"]', ...there.filter(({ from }) => shown(from)).map(({ from }) => `  ${idOf(from)}["${from}"]`)];
  const joins = roots.filter((file) => existsSync(file)).map((file) => `\`${file}\``);
  return [
    '```mermaid',
    'graph TD',
    ...nodes,
    ...arrows,
    '```',
    '',
    '| files in | may import, besides their own folder | why |',
    '|---|---|---|',
    ...rows,
    '',
    `Composition roots, the only files of \`src\` that pick adapters: ${joins.join(', ')}. Files directly in \`src/tab\` join the screens.`,
  ].join('\n');
}
