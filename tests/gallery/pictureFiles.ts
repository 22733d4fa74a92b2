// The files somebody may bring as evidence: a screenshot, a photo that says where it was taken, a whole page, a mail, a text, a PDF, and some that are none.

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';

type Brought = { name: string; mimeType: string; buffer: Buffer };

const post = (words: string) =>
  `<div style="background:#fff;border-radius:8px;padding:16px;margin:0 0 12px;box-shadow:0 1px 2px #0003"><b>Exempel Exempelsson</b><br><small style="color:#65676b">14 december 2026 kl. 20.15</small><p>${words}</p></div>`;
const paper = (body: string, width: number) =>
  `<body style="margin:0;padding:16px;width:${width - 32}px;background:#f0f2f5;font:15px sans-serif">${body}</body>`;
const sentences = ['Ni borde skämmas!', 'När öppnar bokbussen i vår?', 'Tack för i går, vi kommer gärna igen.', 'Kan någon ringa mig om detta?'];

/** A page of posts, photographed by the browser that will show it. */
async function photographed(page: Page, type: 'png' | 'jpeg', width: number, posts: number): Promise<Buffer> {
  const paperPage = await page.context().newPage();
  await paperPage.setViewportSize({ width, height: 420 });
  await paperPage.setContent(paper(Array.from({ length: posts }, (_, at) => post(sentences[at % sentences.length]!)).join(''), width));
  const picture = await paperPage.screenshot({ type, fullPage: posts > 3 });
  await paperPage.close();
  return picture;
}

/** The EXIF of a photo that was held upright, put into a JPEG that has none. */
function withPosition(jpeg: Buffer): Buffer {
  const source = readFileSync(new URL('../pictures/turned-with-position.jpg', import.meta.url));
  const start = source.indexOf(Buffer.from([0xff, 0xe1]));
  const segment = Buffer.from(source.subarray(start, start + 2 + source.readUInt16BE(start + 2)));
  // The entry of Orientation: tag, kind (a short), one of them, and the turn.
  segment[segment.indexOf(Buffer.from('0112000300000001', 'hex')) + 9] = 1;
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

/** A PDF that nobody opens: its objects, as far as they are searched. */
const pdf = (...objects: readonly string[]): string =>
  `%PDF-1.7\n${objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('')}startxref\n0\n%%EOF\n`;

const letter = [
  'From: =?utf-8?Q?Exempel_=C3=96rn?= <exempel@example.se>',
  'To: kommunen@gislaved.example',
  'Date: Mon, 14 Dec 2026 20:15:00 +0100',
  'Subject: Bokbussen & <b>turlistan</b>',
  'Content-Type: multipart/mixed; boundary=del',
  '',
  '--del',
  'Content-Type: multipart/alternative; boundary=inre',
  '',
  '--inre',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Hej! Nu får ni svara på min fråga om bokbussen.',
  'Annars skriver jag det på er sida.',
  '--inre',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<img src="https://bild.example/spion.png"><script>document.title = "html"</script>',
  '--inre--',
  '--del',
  'Content-Type: image/png; name=karta.png',
  'Content-Disposition: attachment; filename=karta.png',
  '',
  'inte öppnad',
  '--del--',
  '',
];

const made = new Map<string, Buffer>();

async function make(page: Page, name: string): Promise<Buffer> {
  switch (name) {
    case 'skärmbild.png':
      return await photographed(page, 'png', 560, 2);
    case 'hela sidan.png':
      return await photographed(page, 'png', 480, 40);
    case 'IMG_2041.jpg':
      return withPosition(await photographed(page, 'jpeg', 640, 3));
    case 'halv.png':
      return (await photographed(page, 'png', 560, 1)).subarray(0, 700);
    case 'IMG_2042.heic':
      return Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
    case 'logotyp.svg':
      return Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    case 'tom.png':
      return Buffer.alloc(0);
    case 'brev.eml':
      return Buffer.from(letter.join('\r\n'));
    case 'citat.txt':
      return Buffer.from('Ni borde skämmas!\nHur länge ska vi vänta på bokbussen? <script>document.title = "text"</script>\n');
    case 'blankett.pdf':
      return Buffer.from(pdf('<< /Type /Catalog /OpenAction 2 0 R >>', '<< /S /JavaScript /JS (app.alert) >>'));
    case 'kopia.pdf':
      return Buffer.from(pdf('<< /Type /Catalog >>'));
    default:
      return Buffer.from('%PDF-1.7\n');
  }
}

export async function pictureFiles(page: Page, names: readonly string[]): Promise<Brought[]> {
  for (const name of names) if (!made.has(name)) made.set(name, await make(page, name));
  return names.map((name) => ({ name, mimeType: `image/${name.split('.').at(-1)}`, buffer: made.get(name)! }));
}
