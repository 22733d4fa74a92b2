import { describe, expect, test } from 'vitest';
import { canJudge, inWords, judge, judgingTime } from './verapdf.ts';

const identification = `<?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** A PDF of one page, written by hand: its objects as text, then the cross-reference table. `painting` is the page's content. */
function handWritten(painting: string): Uint8Array {
  const stream = (dictionary: string, content: string) => `<< ${dictionary} /Length ${Buffer.byteLength(content)} >>\nstream\n${content}\nendstream`;
  const grey = '[/CalGray << /WhitePoint [0.9505 1 1.089] >>]';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /ColorSpace << /Grey ${grey} >> >> >>`,
    stream('', painting),
    stream('/Type /Metadata /Subtype /XML', identification),
  ];
  let text = '%PDF-1.7\n%åäöÅ\n';
  const offsets = objects.map((object, index) => {
    const offset = Buffer.byteLength(text);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = Buffer.byteLength(text);
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /ID [<0123456789ABCDEF> <0123456789ABCDEF>] >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'utf8');
}

const square = '100 100 200 200 re f';

describe.skipIf(!canJudge)('veraPDF', { timeout: judgingTime }, () => {
  test('passes a small PDF/A-2b file and refuses the same file with a colour that has no output intent, naming the rule', async () => {
    const [good, bad] = await judge({ good: handWritten(`/Grey cs 0.5 sc ${square}`), bad: handWritten(`0 0 1 rg ${square}`) }, ['2b']);
    expect(good?.compliant, good && inWords(good)).toBe(true);
    expect(good?.fired).toEqual([]);
    expect(bad?.compliant).toBe(false);
    expect(bad?.fired.map(({ rule }) => rule)).toEqual(['6.2.4.3-2']);
  });

  test('says so when a file is no PDF at all', async () => {
    const [verdict] = await judge({ letter: new TextEncoder().encode('Hej!') }, ['2b']);
    expect(verdict?.compliant).toBe(false);
    expect(verdict?.error).toContain('Exception');
  });
});
