import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { nodeAssets } from '../../jobs/persons.ts';
import { pngFile } from '../../tests/pngFiles.ts';
import { canJudge, inWords, judge, judgingTime } from '../../tests/verapdf.ts';
import { webDigest } from '../adapters/browser/platform.ts';
import { readMail } from '../adapters/mail/readMail.ts';
import { writingSentences, type WritingRefusal } from '../domain/writing.ts';
import { latin1 } from '../pdf/bytes.ts';
import { evidenceRecord, takeFile, type TakenFile } from './evidence.ts';

const ports = { digest: webDigest, readMail, assets: nodeAssets };
const utf8 = (text: string) => new TextEncoder().encode(text);
const take = async (called: string, content: string | Uint8Array) =>
  await takeFile(ports, { called, bytes: typeof content === 'string' ? utf8(content) : content, turn: 1 });
const taken = async (called: string, content: string | Uint8Array): Promise<TakenFile> => {
  const answer = await take(called, content);
  if ('refusal' in answer) throw new Error(`${called}: ${answer.refusal}`);
  return answer;
};
const about = { municipality: 'Gislaveds kommun', designation: '2026-118', about: [], madeAt: '2026-12-16T13:05:00.000Z' };

const lines = (...parts: readonly string[]) => parts.join('\r\n');
const mail = lines(
  'From: =?utf-8?Q?=C3=85sa_=C3=96man?= <asa@example.se>',
  'To: Registrator <registrator@gislaved.example>, bo@example.se',
  'Date: Mon, 14 Dec 2026 20:15:00 +0100',
  'Subject: =?utf-8?B?SG90ZnVsbHQgaW5sw6RnZyAmIDxmcsOlZ2E+IPCfmYI=?=',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="del"',
  '',
  '--del',
  'Content-Type: multipart/alternative; boundary=inre',
  '',
  '--inre',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'Hej! De skriver s=C3=A5 h=C3=A4r om mig.',
  '--inre',
  'Content-Type: text/html',
  '',
  '<p>Hej!</p><script>alert("html")</script>',
  '--inre--',
  '--del',
  'Content-Type: application/octet-stream; name="bild.png"',
  'Content-Disposition: attachment; filename="bild.png"',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('inget annat än byte').toString('base64'),
  '--del--',
  '',
);

const object = (number: number, text: string) => `${number} 0 obj\n${text}\nendobj\n`;
const pdfOf = (...objects: readonly string[]) => `%PDF-1.7\n${objects.join('')}trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`;
const plainPdf = pdfOf(object(1, '<< /Type /Catalog /Pages 2 0 R /OpenAction [3 0 R /Fit] >>'), object(2, '<< /Type /Pages /Kids [] /Count 0 >>'));
const packed = (text: string): string => {
  const content = deflateSync(Buffer.from(text)).toString('latin1');
  return object(7, `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${content.length} >>\nstream\n${content}\nendstream`);
};

describe('a writing as evidence', () => {
  it('is kept bit by bit and named with its checksum; the record shows what a text and a mail say, never the HTML', async () => {
    const files = [await taken('inlägg.txt', 'Ni borde skämmas!\r\n<b>alla</b>'), await taken('Brev.EML', mail), await taken('beslut.pdf', plainPdf)];
    const { manifest, files: saved, text } = await evidenceRecord(ports, about, files);
    expect(manifest.v).toBe(2);
    expect(saved.map(({ name, type }) => [name, type])).toEqual([
      ['2026-118_text-1.txt', 'text/plain'],
      ['2026-118_e-post-2.eml', 'message/rfc822'],
      ['2026-118_pdf-3.pdf', 'application/pdf'],
    ]);
    expect(saved.map(({ bytes }) => Buffer.from(bytes).toString('latin1'))).toEqual([
      Buffer.from('Ni borde skämmas!\r\n<b>alla</b>').toString('latin1'),
      mail,
      plainPdf,
    ]);
    for (const [place, { sha256 }] of manifest.files.entries()) {
      expect(sha256).toBe(await webDigest.sha256(saved[place]!.bytes));
      expect(text).toContain(sha256);
    }
    for (const said of [
      '<b>alla</b>',
      'Åsa Öman <asa@example.se>',
      'Mon, 14 Dec 2026 20:15:00 +0100',
      'Hotfullt inlägg & <fråga> 🙂',
      'De skriver så här om mig.',
    ])
      expect(text).toContain(said);
    expect(text).toContain(await webDigest.sha256(utf8('inget annat än byte')));
    expect(text).not.toContain('alert(');
  });

  it('is a picture when that is what it holds, whatever it is called, and a record of pictures alone is as it was', async () => {
    const picture = await taken('bild.pdf', pngFile({ width: 8, height: 8 }));
    const { manifest } = await evidenceRecord(ports, about, [picture]);
    expect([manifest.v, manifest.files[0]?.name]).toEqual([1, '2026-118_bild-1.png']);
  });

  it('that is long is shown from its beginning, and the record says where it ends', async () => {
    const { text } = await evidenceRecord(ports, about, [await taken('lång.txt', `${'ord '.repeat(30_000)}slutet`)]);
    expect(text.split('Texten i filen')[1]?.replace(/(?:ord )+/, '')).toMatch(/Här slutar det som visas: de första 100\s000 tecknen\. Resten står i filen\./);
    expect(text.includes('slutet')).toBe(false);
  });
});

describe('a PDF that is received', () => {
  const remarksOf = async (...objects: readonly string[]) => {
    const file = await taken('fil.pdf', latin1(pdfOf(...objects)));
    return 'content' in file && file.content.kind === 'pdf' ? file.content.remarks : undefined;
  };
  it('with nothing active gives no warning: a place to begin reading at is no action', async () => {
    expect(await remarksOf(plainPdf)).toEqual([]);
    expect(await remarksOf(object(1, `<< /Length 14 >>\nstream\n/JS /Launch /AA\nendstream`))).toEqual([]);
  });
  it.each([
    ['script', object(1, '<< /S /JavaScript /JS (app.alert\\(1\\)) >>')],
    ['script', object(1, '<< /S /J#61vaScript >>')],
    ['launch', object(1, '<< /S /Launch /F (cmd.exe) >>')],
    ['attached', object(1, '<< /Type /EmbeddedFile >>')],
    ['opens', object(1, '<< /Type /Catalog /OpenAction 5 0 R >>')],
    ['opens', object(1, '<< /AA << /O 5 0 R >> >>')],
    ['sends', object(1, '<< /S /SubmitForm >>')],
    ['encrypted', object(1, '<< /Encrypt 9 0 R >>')],
    ['script', packed('1 0 << /S /JavaScript >>')],
    ['unsearched', object(1, '<< /Type /ObjStm /Filter /LZWDecode >>\nstream\nabc\nendstream')],
    ['unsearched', packed('x'.repeat(30_000_000))],
  ] as const)('is warned of: %s (%#)', async (remark, active) => {
    expect(await remarksOf(active)).toEqual([remark]);
  });
  it('full of bombs is soon gone through: all of them together unpack no more than one may', async () => {
    const bomb = packed('x'.repeat(20_100_000));
    const started = performance.now();
    expect(await remarksOf(...Array.from({ length: 400 }, () => bomb))).toEqual(['unsearched']);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('what is no whole text, e-mail or PDF', () => {
  const nested = (depth: number): string =>
    `From: a@example.se\r\n${Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join('')}\r\n--b0--`;
  const bad: Readonly<Record<string, readonly [content: string | Uint8Array, refusal: WritingRefusal]>> = {
    'tom.txt': ['', 'emptyFile'],
    'tom.pdf': ['', 'emptyFile'],
    'tom.eml': ['', 'emptyFile'],
    'program.pdf': [latin1('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff'), 'notPdf'],
    'sida.pdf': ['<!doctype html><script>alert(1)</script>', 'notPdf'],
    'halv.pdf': [plainPdf.slice(0, 60), 'brokenPdf'],
    'halvt.eml': [mail.slice(0, mail.length - 30), 'brokenMail'],
    'bara huvud.eml': [mail.slice(0, 120), 'brokenMail'],
    'text.eml': ['Hej!\n\nDet här är inget brev.', 'notMail'],
    'program.eml': [latin1('MZ\x90\0\x03\0\0\0'), 'notMail'],
    'kapslat.eml': [nested(400), 'strangeMail'],
    'många delar.eml': [`${mail.slice(0, mail.indexOf('--del'))}${'--del\r\n\r\n'.repeat(100_000)}--del--`, 'strangeMail'],
    'huvud.eml': [`From: a@example.se\r\nX-Lång: ${'x'.repeat(10_000_000)}\r\n\r\nHej`, 'strangeMail'],
    'huvuden.eml': [`From: a@example.se\r\n${'X-Manga: 1\r\n'.repeat(200_000)}\r\nHej`, 'strangeMail'],
    'brev.msg': [latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'outlook'],
    'binär.txt': [latin1('a\0b'), 'notText'],
    'latin1.txt': [latin1('sk\xe4mmas'), 'notText'],
    'blank.txt': [' \r\n ', 'notText'],
    'lång.txt': ['x'.repeat(1_000_001), 'longText'],
  };
  it.each(Object.entries(bad))('is refused: %s', async (called, [content, refusal]) => {
    expect(await take(called, content)).toEqual({ refusal });
  });
  it('is told with one Swedish sentence or two, each', () => {
    for (const sentence of Object.values(writingSentences)) expect(sentence).toMatch(/^[A-ZÅÄÖ][^!]*\.$/);
  });
  it('a zero byte in a mail is no way out of the record', async () => {
    const { text } = await evidenceRecord(ports, about, [await taken('noll.eml', 'From: a@example.se\r\nSubject: a\0b\r\n\r\nHej\0\u202e då')]);
    expect(text).not.toMatch(/[\0\u202e]/);
  });
});

describe('the record of writings', { timeout: judgingTime }, () => {
  const strange = `Å ä ö & < > " '  🙂👩🏽‍🚒 שלום مرحبا \u202eabc ${'ordutanslut'.repeat(400)}`;
  const oneLine = strange.replaceAll('"', '');
  const encoded = `=?utf-8?B?${Buffer.from(oneLine).toString('base64')}?=`;
  const strangeMail = lines(
    `From: ${encoded} <a@example.se>`,
    `To: ${encoded} <b@example.se>`,
    `Cc: ${encoded}: c@example.se;`,
    `Subject: ${encoded}`,
    `Date: ${oneLine}`,
    `Message-ID: <${'id'.repeat(300)}@example.se>`,
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    strange,
    '--b',
    `Content-Type: application/x-${'lång'.repeat(60)}; name="${oneLine}"`,
    `Content-Disposition: attachment; filename="${oneLine}"`,
    '',
    'x',
    '--b--',
  );
  const made = async () => {
    const files = [
      await taken(`${oneLine}.txt`, `${strange}\n\n\t${strange}`),
      await taken(`${oneLine}.eml`, strangeMail),
      await taken(`${oneLine}.pdf`, pdfOf(object(1, '<< /S /JavaScript >>'))),
      await taken('bild.png', pngFile({ width: 8, height: 8 })),
      await taken('bara html.eml', 'From: a@example.se\r\nContent-Type: text/html\r\n\r\n<p>Hej</p>'),
    ];
    return files;
  };
  it.skipIf(!canJudge)('holds at every level that it claims, whatever stands in its fields', async () => {
    const files = await made();
    for (const [level, conformance] of [
      ['2b', 'B'],
      ['2u', 'U'],
      ['2a', 'A'],
    ] as const) {
      const { pdf } = await evidenceRecord(ports, { ...about, about: [{ label: strange, value: strange }] }, files, conformance);
      const verdicts = await judge({ [level]: pdf }, conformance === 'A' ? [level, 'ua1'] : [level]);
      expect(verdicts.filter(({ compliant }) => !compliant).map(inWords)).toEqual([]);
    }
  });
  it('is searchable: pdftotext finds sender, text and names', async () => {
    const { pdf } = await evidenceRecord(ports, about, [await taken('brev.eml', mail)]);
    const folder = mkdtempSync(join(tmpdir(), 'writings-'));
    writeFileSync(join(folder, 'a.pdf'), pdf);
    const words = execFileSync('pdftotext', [join(folder, 'a.pdf'), '-'], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    for (const said of ['Åsa Öman <asa@example.se>', 'De skriver så här om mig.', 'bild.png']) expect(words).toContain(said);
  });
});
