// The cards against Microsoft's own schema, as they are written: src/cards/*.golden.json.

import { readdirSync, readFileSync } from 'node:fs';
import Ajv, { type AnySchemaObject } from 'ajv';
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { sharedMaterial } from './sharedMaterial.ts';

const schema = sharedMaterial('schemas/adaptive-cards/adaptive-card-1.4.0.json');
const folder = new URL('../src/cards/', import.meta.url);
const golden = readdirSync(folder).filter((file) => file.endsWith('.golden.json'));

describe.skipIf(!schema)('Adaptive Cards 1.4', () => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addMetaSchema(draft06);
  const { id: _, ...official } = JSON.parse(schema ?? '{}') as AnySchemaObject;
  const holds = ajv.compile(official);

  it('there are cards to judge', () => expect(golden.length).toBeGreaterThan(5));

  it.each(golden)('%s follows the official schema', (file) => {
    expect([holds(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))), holds.errors]).toEqual([true, null]);
  });

  it('and the schema refuses a card that is broken', () => {
    const card = JSON.parse(readFileSync(new URL(golden[0]!, folder), 'utf8')) as { actions: { url?: string }[] };
    delete card.actions[0]!.url;
    expect(holds(card)).toBe(false);
  });
});
