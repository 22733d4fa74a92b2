// The network is lost while evidence goes up: the window keeps it, goes on from the right byte, and the address of the upload is written nowhere.

import { createHash } from 'node:crypto';
import type { FrameLocator } from 'playwright/test';
import { pngFile } from '../pngFiles.ts';
import { fileIn, filesIn, rowsOf } from './site.ts';
import { expect, test } from './stage.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Of more than two fragments: rows that no packing makes small. */
const picture = pngFile({
  width: 1_500,
  height: 2_600,
  row: (y, length) => {
    const row = new Uint8Array(length);
    for (let at = 0, state = y * 2_654_435_761 + 1; at < length; at++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      row[at] = state >>> 24;
    }
    return row;
  },
});

/** Everything that the tab's origin keeps in the browser, as one text. */
async function kept(tab: FrameLocator): Promise<string> {
  return await tab.locator('body').evaluate(async () => {
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href];
    const wait = async <T>(request: IDBRequest<T>) =>
      await new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('the copy cannot be read'));
      });
    for (const { name } of await indexedDB.databases()) {
      const database = await wait(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) found.push(store, await wait(database.transaction(store).objectStore(store).getAll()));
      database.close();
    }
    for (const name of await caches.keys()) found.push(...(await (await caches.open(name)).keys()).map(({ url }) => url));
    return JSON.stringify(found);
  });
}

test('the network is lost in the upload: what is written stays, and it goes on from the right byte in the same window', async ({ stage }) => {
  const { tab } = await stage.as('handlaggare', 'inlagg/nytt');
  const uploads: string[] = [];
  const ranges: string[] = [];
  stage.windows().context.on('request', (request) => {
    if (!request.url().includes('/up/')) return;
    uploads.push(request.url());
    if (request.method() === 'PUT') ranges.push(request.headers()['content-range'] ?? '');
  });
  await tab.getByRole('radio', { name: 'Nej' }).check();
  await tab.getByRole('combobox', { name: 'Konto' }).selectOption({ label: 'Gislaveds bibliotek på Facebook' });
  await tab.getByRole('textbox', { name: 'Avsändare' }).fill('Kalle Åström');
  await tab.locator('input[multiple]').setInputFiles({ name: 'skarm.png', mimeType: 'image/png', buffer: Buffer.from(picture) });
  await expect(tab.getByText('1 bild är inläst.')).toBeVisible({ timeout: 60_000 });

  await test.step('after the first fragment nothing comes through: it is said, and nothing is lost', async () => {
    stage.watch.expect(/net::ERR_(EMPTY_RESPONSE|CONNECTION_RESET|CONNECTION_CLOSED) .*\/up\//);
    await stage.tenant.fault({ match: { method: 'PUT', path: '/up/' }, kind: 'slow', times: 1 });
    await stage.tenant.fault({ match: { path: '/up/' }, kind: 'drop', times: 1_000 });
    await tab.getByRole('button', { name: 'Spara beviset' }).click();
    await expect(tab.getByText('Du är inte ansluten. Försök igen när du är ansluten.')).toBeVisible({ timeout: 60_000 });
    await expect(tab.getByRole('textbox', { name: 'Avsändare' })).toHaveValue('Kalle Åström');
    await expect(tab.getByText('skarm.png')).toBeVisible();
    const [row] = await rowsOf(stage.tenant, 'Matters');
    expect(await filesIn(stage.tenant, 'Evidence-KFN', String(row?.fields['Title']), 'handlaggare')).not.toContain(
      `${String(row?.fields['Title'])}_bild-1.png`,
    );
  });

  await test.step('the address of the upload is in no storage, and in no list', async () => {
    const secrets = [...new Set(uploads.map((url) => new URL(url).pathname))];
    expect(secrets).toHaveLength(1);
    const everything = [await kept(tab), JSON.stringify([await rowsOf(stage.tenant, 'Matters'), await rowsOf(stage.tenant, 'Events')])].join('\n');
    expect(everything.length).toBeGreaterThan(100);
    for (const secret of secrets) expect(everything).not.toContain(secret.split('/').at(-1)!);
  });

  await test.step('when the network is back the same window goes on: no byte of the first fragment goes twice', async () => {
    await stage.tenant.clearFaults();
    await tab.getByRole('button', { name: 'Försök igen' }).click();
    await expect(tab.getByText('Beviset är sparat och kontrollerat.')).toBeVisible({ timeout: 120_000 });
    const ofPicture = ranges.filter((range) => range.endsWith(`/${picture.length}`));
    expect(ofPicture.filter((range) => range.startsWith('bytes 0-'))).toHaveLength(1);
    expect(ofPicture.at(-1)).toMatch(new RegExp(`-${picture.length - 1}/${picture.length}$`));
    const designation = String((await rowsOf(stage.tenant, 'Matters'))[0]?.fields['Title']);
    expect(sha256(await fileIn(stage.tenant, 'Evidence-KFN', `${designation}/${designation}_bild-1.png`, 'handlaggare'))).toBe(sha256(picture));
    expect(await rowsOf(stage.tenant, 'Matters')).toHaveLength(1);
  });
});
