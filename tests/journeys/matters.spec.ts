// Posts that are handled without a removal at hand: a question that goes on to somebody else, a post to politicians, child abuse, and a removal that is left
// at every step and gone on with in another window, one step at a time.

import type { FrameLocator } from 'playwright/test';
import { pastePicture, screenshot } from './evidence.ts';
import { fileIn, rowsOf } from './site.ts';
import { expect, test, type Stage } from './stage.ts';

const account = 'Gislaveds bibliotek på Facebook';

async function begin(tab: FrameLocator, secrecy: 'Nej' | 'Vet inte' | 'Ja', kind?: string): Promise<void> {
  if (kind) await tab.getByRole('radio', { name: kind }).check();
  await tab.getByRole('radio', { name: secrecy, exact: true }).check();
  await tab.getByRole('combobox', { name: 'Konto' }).selectOption({ label: account });
}
const only = async (stage: Stage) => (await rowsOf(stage.tenant, 'Matters'))[0]?.fields ?? {};

test('a question goes on to another department: it is not closed before the sender knows where it went and how to follow it', async ({ stage }) => {
  const { tab } = await stage.as('handlaggare', 'inlagg/nytt');
  await begin(tab, 'Nej', 'Fråga eller ärende till någon annan');
  await tab.getByRole('textbox', { name: 'Avsändare' }).fill('Kalle Anka');
  await tab.getByRole('textbox', { name: 'Frågan eller ärendet' }).fill('Det är ett hål i vägen vid Storgatan 1.');
  await tab.getByRole('button', { name: 'Spara', exact: true }).click();

  await tab.getByRole('radio', { name: 'Ärendet ska till någon annan' }).check();
  await tab.getByRole('combobox', { name: 'Till vem?' }).fill('Tekniska förvaltningen');
  await tab.getByRole('option', { name: 'Skriv in ”Tekniska förvaltningen” för hand' }).click();
  await expect(tab.getByText('Härifrån skickas inget till Tekniska förvaltningen.')).toBeVisible();
  await expect(tab.getByRole('button', { name: 'Kopiera frågan' })).toBeVisible();
  await tab.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(tab.getByText('Skriv hur avsändaren kan följa ärendet.')).toBeVisible();
  await tab.getByRole('textbox', { name: 'Hur kan avsändaren följa det?' }).fill('kontaktcenter, 0371-81 000');
  await tab.getByRole('button', { name: 'Spara', exact: true }).click();

  await expect(tab.getByText('Du kan följa ärendet genom att kontakta kontaktcenter, 0371-81 000.')).toBeVisible();
  await expect(tab.getByRole('button', { name: 'Stäng', exact: true })).toHaveCount(0);
  await tab.getByRole('button', { name: 'Använd texten' }).click();
  await expect(tab.getByRole('textbox', { name: 'Det du svarade' })).toHaveValue(/skickat den vidare till Tekniska förvaltningen/);
  await tab.getByRole('button', { name: 'Jag har svarat avsändaren' }).click();

  await expect(tab.getByText('Det här ska diarieföras.')).toBeVisible();
  await tab.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(tab.getByRole('heading', { name: 'Väntar på registratorn' })).toBeVisible();
  expect((await rowsOf(stage.tenant, 'DiaryEntries'))[0]?.fields).toMatchObject({ state: 'waiting', authority: 'KFN' });
  await expect(tab.getByText('Du påminns om att återbesöka inlägget')).toBeVisible();

  await tab.getByRole('button', { name: /^Använd samlingsärendet/ }).click();
  await tab.getByRole('button', { name: 'Spara diarienumret' }).click();
  await tab.getByRole('button', { name: 'Stäng', exact: true }).click();
  await expect(tab.getByText('Stängt', { exact: true })).toBeVisible();
  await tab.getByRole('button', { name: 'Jag har återbesökt' }).click();
  await expect(tab.getByText('återbesökte inlägget')).toBeVisible();
  expect(await only(stage)).toMatchObject({ status: 'Stängt' });
});

test('a question that a colleague answers: a card says that somebody asks and not what, the colleague is reminded, and the answer is written in', async ({
  stage,
}) => {
  const { tab } = await stage.as('handlaggare', 'inlagg/nytt');
  await begin(tab, 'Nej', 'Fråga eller ärende till någon annan');
  await tab.getByRole('textbox', { name: 'Avsändare' }).fill('Kalle Anka');
  await tab.getByRole('textbox', { name: 'Frågan eller ärendet' }).fill('När öppnar simhallen igen?');
  await tab.getByRole('button', { name: 'Spara', exact: true }).click();

  await tab.getByRole('combobox', { name: 'Till vem?' }).fill('Peter');
  await tab.getByRole('option', { name: /^Peter/ }).click();
  await expect(tab.getByText('Frågan står inte i det')).toBeVisible();
  await tab.getByRole('button', { name: 'Spara', exact: true }).click();
  await tab.getByRole('button', { name: /^Påminn Peter/ }).click();
  await expect(tab.getByText(/är påmind/)).toBeVisible();
  const cards = (await stage.tenant.exchanges()).filter(({ method, url }) => method === 'POST' && url.endsWith('/messages'));
  expect(cards).toHaveLength(2);
  expect(JSON.stringify(cards)).not.toContain('simhallen');

  await tab.getByRole('radio', { name: 'Besked om att du tar reda på svaret' }).check();
  await tab.getByRole('button', { name: 'Använd texten' }).click();
  await tab.getByRole('button', { name: 'Jag har gett besked' }).click();
  await expect(tab.getByText('gav avsändaren besked, inte svaret')).toBeVisible();
  await expect(tab.getByRole('button', { name: /^Påminn Peter/ })).toBeVisible();
  await expect(tab.getByText('Avsändaren ska få svar')).toBeVisible();

  await expect(tab.getByRole('radio', { name: 'Svaret', exact: true })).toBeChecked();
  await tab.getByRole('button', { name: 'Använd texten' }).click();
  await tab.getByRole('button', { name: 'Jag har svarat avsändaren' }).click();
  await expect(tab.getByText('Skriv svaret i stället för [skriv svaret här].')).toBeVisible();
  await tab.getByRole('textbox', { name: 'Det du svarade' }).fill('Den 7 januari. /Sara');
  await tab.getByRole('button', { name: 'Jag har svarat avsändaren' }).click();
  await tab.getByRole('button', { name: 'Spara', exact: true }).click();
  await tab.getByRole('button', { name: 'Stäng', exact: true }).click();
  await expect(tab.getByText('Stängt', { exact: true })).toBeVisible();
});

test('a post to politicians is answered with the way to the parties, kept in order and closed', async ({ stage }) => {
  const { tab } = await stage.as('handlaggare', 'inlagg/nytt');
  await begin(tab, 'Nej', 'Inlägg till politiker');
  await tab.getByRole('textbox', { name: 'Avsändare' }).fill('Kalle Anka');
  await tab.getByRole('textbox', { name: 'Inläggets text' }).fill('Varför höjer ni skatten?');
  await tab.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(tab.getByText('Svara inte i sak.')).toBeVisible();
  await expect(tab.getByText(/Socialdemokraterna: https:\/\/www\.socialdemokraterna\.se\s+Sverigedemokraterna/)).toBeVisible();
  await tab.getByRole('button', { name: 'Använd texten' }).click();
  await tab.getByRole('button', { name: 'Jag har svarat avsändaren' }).click();
  await tab.getByRole('button', { name: 'Spara', exact: true }).click();
  await tab.getByRole('button', { name: 'Stäng', exact: true }).click();
  await expect(tab.getByText('Stängt', { exact: true })).toBeVisible();
  expect(await only(stage)).toMatchObject({ kind: 'Till politiker', status: 'Stängt', place: 'Bevis' });
});

test('of child abuse no picture is asked for or saved: the police, a note in the protected library, and the registrar', async ({ stage }) => {
  const { tab } = await stage.as('handlaggare', 'inlagg/nytt');
  await tab.getByRole('checkbox', { name: 'Det gäller övergrepp mot barn' }).check();
  await expect(tab.getByText('Ring polisen på 114 14, eller 112 om det är bråttom.')).toBeVisible();
  await expect(tab.getByRole('button', { name: 'Välj filer' })).toHaveCount(0);
  await tab.getByRole('combobox', { name: 'Konto' }).selectOption({ label: account });
  await tab.getByRole('textbox', { name: 'Vad du såg, med egna ord' }).fill('En bild i en kommentar.');
  await tab.getByRole('button', { name: 'Spara anteckningen' }).click();
  await tab.getByRole('radio', { name: 'Borttaget' }).check();
  await tab.getByRole('button', { name: 'Spara åtgärden' }).click();
  await tab.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(tab.getByRole('heading', { name: 'Väntar på registratorn' })).toBeVisible();
  expect(await only(stage)).toMatchObject({ place: 'Skyddat', outcome: 'Borttaget' });
});

test('a removal is left at every step and gone on with in another window, one step at a time; a colleague with the right sees where it stands', async ({
  stage,
}) => {
  const first = await stage.as('handlaggare', 'inlagg/nytt');
  await begin(first.tab, 'Nej');
  await first.tab.getByRole('textbox', { name: 'Avsändare' }).fill('Kalle Anka');
  await first.tab.getByRole('checkbox', { name: 'Jag kan inte spara inlägget' }).check();
  await first.tab.getByRole('combobox', { name: 'Varför?' }).selectOption({ label: 'Avsändaren går inte att ta reda på' });
  await first.tab.getByRole('textbox', { name: 'Berätta kort vad som hände' }).fill('Kontot är borttaget.');
  await pastePicture(first.tab, screenshot);
  await first.tab.getByRole('checkbox', { name: 'Jag kan inte spara inlägget' }).uncheck();
  await first.tab.getByRole('button', { name: 'Spara beviset' }).click();
  await expect(first.tab.getByText('Beviset är sparat och kontrollerat.')).toBeVisible({ timeout: 60_000 });
  const designation = String((await only(stage))['Title']);
  expect((await fileIn(stage.tenant, 'Evidence-KFN', `${designation}/0003_evidence.json`, 'handlaggare')).length).toBeGreaterThan(100);

  await test.step('the assessment is made in another window', async () => {
    await first.page.close();
    const { tab, page } = await stage.as('handlaggare', `inlagg/${designation}`);
    await tab.getByRole('button', { name: 'Ta ett steg i taget' }).click();
    await tab.getByRole('combobox', { name: 'Skäl' }).selectOption({ label: 'Olaga hot (brottsbalken 4 kap. 5 §)' });
    await expect(tab.getByText('Är det uppenbart ska det tas bort enligt BBS-lagen 5 §.')).toBeVisible();
    await tab.getByRole('button', { name: 'Spara bedömningen' }).click();
    await expect(tab.getByRole('radio', { name: 'Dolt' })).toBeVisible();
    await page.close();
  });

  await test.step('a colleague who may open it hides the post', async () => {
    const { tab, page } = await stage.as('registrator', `inlagg/${designation}`);
    await tab.getByRole('radio', { name: 'Dolt' }).check();
    await tab.getByRole('button', { name: 'Spara åtgärden' }).click();
    await expect(tab.getByRole('radio', { name: 'Nej, det hålls ordnat' })).toBeChecked();
    await page.close();
  });

  await test.step('the officer keeps it in order and closes it', async () => {
    const { tab } = await stage.as('handlaggare', `inlagg/${designation}`);
    await tab.getByRole('button', { name: 'Spara', exact: true }).click();
    await tab.getByRole('button', { name: 'Stäng', exact: true }).click();
    await expect(tab.getByText('Stängt', { exact: true })).toBeVisible();
    expect(await only(stage)).toMatchObject({ status: 'Stängt', outcome: 'Dolt' });
  });
});
