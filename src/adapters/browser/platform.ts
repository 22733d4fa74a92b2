// Clock, ids, digest and fonts as every modern browser and Node give them.

import type { Assets, Clock, Digest, Ids } from '../../ports.ts';

export const systemClock: Clock = { now: () => new Date() };
export const systemIds: Ids = { uuid: () => crypto.randomUUID() };

export const webDigest: Digest = {
  async sha256(data) {
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource));
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  },
};

/** Fonts lie beside the app under fonts/; each is fetched once. */
export function fetchedAssets(base: string): Assets {
  const fonts = new Map<string, Promise<Uint8Array>>();
  return {
    font(weight, script) {
      const name = `source-sans-3-${script}-${weight}-normal.woff`;
      let font = fonts.get(name);
      if (!font) {
        font = fetch(`${base}fonts/${name}`).then(async (answer) => {
          if (!answer.ok) throw new TypeError(`font ${name}: ${answer.status}`);
          return new Uint8Array(await answer.arrayBuffer());
        });
        fonts.set(name, font);
      }
      return font;
    },
  };
}
