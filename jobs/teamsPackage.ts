// The Teams app of one municipality: appPackage/ filled with the values of env/.env.NAME, judged by Microsoft's schema, zipped.
// https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { strToU8, zipSync } from 'fflate';
import { readEnvironment, type Environment } from './environment.ts';

const require = createRequire(import.meta.url);
const icons = ['color.png', 'outline.png', 'color32x32.png'];
/** Files of a package carry no time of their own: the same input is the same zip. */
const mtime = '1980-01-01T12:00:00';

type Built = { zip: Uint8Array; registration: string };

/** The zip for Teams and the filled app registration, or one sentence that says what is wrong. */
export function teamsPackage(environment: Environment): Built | { fault: string } {
  const file = join(environment.folder, `.env.${environment.name}`);
  if (!environment.developerName) return { fault: `${file} lacks DEVELOPER_NAME: the municipality’s name, at most 32 characters.` };
  if (!environment.appUrl.startsWith('https://')) return { fault: `${file}: Teams shows https addresses only, and APP_URL is ${environment.appUrl}.` };
  if (!URL.canParse(environment.appUrl))
    return { fault: `${file}: APP_URL must be a whole address such as https://socialamedier.kommunen.se, and it is ${environment.appUrl}.` };
  const texts = { 'manifest.json': filled('appPackage/manifest.json', environment), 'en.json': readFileSync('appPackage/en.json', 'utf8') };
  const faults = [
    ...schemaFaults(texts['manifest.json'], 'MicrosoftTeams.schema.json'),
    ...schemaFaults(texts['en.json'], 'MicrosoftTeams.Localization.schema.json'),
  ];
  if (faults.length > 0) return { fault: `Teams would not take the manifest that ${file} gives: ${faults.join('; ')}.` };
  const files = Object.fromEntries([
    ...Object.entries(texts).map(([name, text]) => [name, strToU8(text)] as const),
    ...icons.map((name) => [name, new Uint8Array(readFileSync(join('appPackage', name)))] as const),
  ]);
  return { zip: zipSync(files, { mtime }), registration: filled('manifest/aad.manifest.json', environment) };
}

/** A template with this environment's values in the place of ${{NAME}}. Values are written as JSON text. */
export function filled(template: string, { teamsAppId, clientId, appUrl, developerName }: Environment): string {
  const values: Record<string, string> = {
    TEAMS_APP_ID: teamsAppId,
    CLIENT_ID: clientId,
    APP_URL: appUrl,
    APP_HOST: new URL(appUrl).host,
    DEVELOPER_NAME: developerName,
  };
  return readFileSync(template, 'utf8').replace(/\$\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${template} asks for ${name}, which no environment has`);
    return JSON.stringify(value).slice(1, -1);
  });
}

type Schema = 'MicrosoftTeams.schema.json' | 'MicrosoftTeams.Localization.schema.json';
const judges = new Map<Schema, ValidateFunction>();

/** Compiled once: Microsoft's schema takes a second. */
function judgeBy(schema: Schema): ValidateFunction {
  const ready = judges.get(schema);
  if (ready) return ready;
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  const judge = ajv.compile(require(`@microsoft/app-manifest/build/json-schemas/teams/v1.30/${schema}`) as object);
  judges.set(schema, judge);
  return judge;
}

/** What Microsoft's schema 1.30 says of the text, place by place. */
export function schemaFaults(text: string, schema: Schema): string[] {
  const judge = judgeBy(schema);
  return judge(JSON.parse(text)) ? [] : (judge.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message ?? 'is not valid'}`);
}

/** npm run package [-- --env NAME]. Answers the exit code: 0 written, 2 wrong use or a value that does not do. */
export function main(argv: readonly string[], out = join('appPackage', 'build')): number {
  const name = argv.length === 0 ? 'local' : /^--env[= ](.+)$/s.exec(argv.join(' '))?.[1];
  if (name === undefined) {
    console.error('npm run package -- --env NAME   (from env/.env.NAME; default local)');
    return 2;
  }
  const environment = readEnvironment(name);
  const built = 'fault' in environment ? environment : teamsPackage(environment);
  if ('fault' in built) {
    console.error(built.fault);
    return 2;
  }
  const zip = join(out, `${name}.zip`);
  const registration = join(out, `entra.${name}.json`);
  mkdirSync(out, { recursive: true });
  writeFileSync(zip, built.zip);
  writeFileSync(registration, built.registration);
  console.error(`${zip} is ready to upload to Teams.\n${registration} is the app registration, ready for Entra.`);
  return 0;
}
