// Who made the document, when and in what form: once as XMP (ISO 16684-1), once as the Info dictionary, with equal values (ISO 19005-2, 6.6).

import { pdfText } from './bytes.ts';
import { onOneLine } from './text.ts';

/** Levels of PDF/A-2 (ISO 19005-2, 5): accessible, with Unicode, basic. The file is the same; the level is what it claims. */
export type Conformance = 'A' | 'U' | 'B';

export type Metadata = {
  title: string;
  author: string;
  subject: string;
  /** BCP 47. */
  language: string;
  /** ISO 8601 in UTC: the moment the content is from. There is no clock here. */
  madeAt: string;
  /** 'A' where nothing is said. */
  conformance?: Conformance;
};

/** The product's name, as program and as producer. */
const program = 'Sociala medier';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => onOneLine(text).replace(/[&<>"]/g, (character) => entities[character] ?? character);

/** 2026-06-30T12:05:00Z, whole seconds. Throws on what is no moment. */
const wholeSeconds = (moment: string): string => `${new Date(moment).toISOString().slice(0, 19)}Z`;

/** The Info dictionary. Text strings are UTF-16 in hexadecimal, so nothing needs escaping. */
export function informationOf({ title, author, subject, madeAt }: Metadata): string {
  const text = (key: string, value: string) => `/${key} ${pdfText(onOneLine(value))}`;
  const date = `(D:${wholeSeconds(madeAt).replace(/[-:TZ]/g, '')}Z)`;
  return `<<${text('Title', title)}${text('Author', author)}${text('Subject', subject)}${text('Creator', program)}${text('Producer', program)}/CreationDate ${date}/ModDate ${date}>>`;
}

const alternatives = (tag: string, text: string) => `<${tag}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt></${tag}>`;
const listed = (tag: string, kind: 'Seq' | 'Bag', text: string) => `<${tag}><rdf:${kind}><rdf:li>${escaped(text)}</rdf:li></rdf:${kind}></${tag}>`;

// PDF/A knows no property of PDF/UA: without this description of it the file would not be PDF/A (ISO 19005-2, 6.6.2.3.1).
const accessibilitySchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`;

/** The XMP packet: PDF/A-2 and PDF/UA-1. */
export function xmpOf({ title, author, subject, language, madeAt, conformance = 'A' }: Metadata): string {
  const date = wholeSeconds(madeAt);
  return `<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>${alternatives('dc:title', title)}${listed('dc:creator', 'Seq', author)}${alternatives('dc:description', subject)}${listed('dc:language', 'Bag', language)}
<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate><xmp:MetadataDate>${date}</xmp:MetadataDate><xmp:CreatorTool>${program}</xmp:CreatorTool><pdf:Producer>${program}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>${conformance}</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
${accessibilitySchema}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}
