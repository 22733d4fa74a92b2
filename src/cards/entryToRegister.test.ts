import { describe, expect, it } from 'vitest';
import { draftToRegister, entryToRegister } from './entryToRegister.ts';
import { asMail } from './mail.ts';

const about = { designation: '2026-118', authority: 'Kultur- och fritidsnämnden', tab: 'https://teams.microsoft.com/l/entity/app/start' };
const draft = {
  rows: [
    { label: 'Nämnd', value: 'Kultur- och fritidsnämnden' },
    { label: 'Riktning', value: 'Inkommen' },
    { label: 'Avsändare', value: 'Kalle <b>Kvast</b> & "Co"' },
    { label: 'Ärendemening', value: 'Kommentar på kommunens konto Biblioteken i Gislaved på Facebook, borttagen' },
  ],
  attached: ['2026-118.pdf'],
  linked: [{ name: '2026-118-2.pdf', href: 'https://gislavedskommun.sharepoint.com/sites/socialamedier/Evidence-KFN/2026-118/2026-118-2.pdf' }],
};

describe('what the registrar is sent', () => {
  it('of any matter is designation, nämnd and link', async () => {
    await expect(`${asMail(entryToRegister(about)).html}\n`).toMatchFileSnapshot('./entryToRegister.golden.html');
  });

  it('of an ordinary one is the draft, with what is attached and what is linked', async () => {
    const mail = asMail(draftToRegister(about, draft));
    expect(mail.subject).toBe('Underlag till diariet: Inlägg 2026-118');
    await expect(`${mail.html}\n`).toMatchFileSnapshot('./draftToRegister.golden.html');
    expect(mail.html).not.toContain('<b>Kvast');
  });

  it('speaks of attached files and of links only where there are any', () => {
    const { sentences } = draftToRegister(about, { ...draft, attached: [], linked: [] });
    expect(sentences.join(' ')).toBe('Väntar på diarienummer hos Kultur- och fritidsnämnden. Skriv numret i Sociala medier när det är diariefört.');
  });
});
