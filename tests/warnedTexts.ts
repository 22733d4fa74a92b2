// Comments as they may stand on a municipality's pages, made up for the tests. What should be found stands in ‹kind:…›; everything else should not.

import type { ContentWarning, WarningKind } from '../src/domain/contentWarning.ts';

const marks: Readonly<Record<string, WarningKind>> = { pn: 'personalNumber', sn: 'coordinationNumber', tel: 'phone', mail: 'mail', skydd: 'protectedIdentity' };

const texts = [
  'Mitt barn, ‹pn:20150709-2383›, går i 2B.',
  'Pnr ‹pn:8507099805› ringde mig igår.',
  '‹pn:850709-9805› och ‹pn:19850709-9805› är samma person',
  'Personnummer: ‹pn:19 850709 9805›.',
  'född ‹pn:850709–9805›, bor i Hestra',
  'Hon fyllde hundra: ‹pn:121212+1212›',
  'Samordningsnummer ‹sn:850769-9802› står på brevet.',
  'De skrev ‹sn:198507699802› i ansökan.',
  'Hans nummer är ‹pn:850709 - 9805›',
  '(‹pn:8507099805›)',
  'Ring ‹tel:070-123 45 67› efter fem!',
  'Ring mig på ‹tel:0701234567›.',
  'Sms:a ‹tel:+46 70 123 45 67› så svarar jag',
  'Tel ‹tel:0371-810 00›, växeln',
  'Nås på ‹tel:0371 - 81 000› eller ‹tel:+46(0)371 810 00›',
  '‹tel:08-508 000 00› är Stockholms växel',
  'mobil ‹tel:073 – 987 65 43›',
  'Mejla ‹mail:sara.holmberg@gislaved.example› om du vill veta mer.',
  '‹mail:anders(at)exempel.example› är min, nej: ‹mail:anders@exempel.example›',
  'Skriv till ‹mail:åsa.öberg@företaget.example›!',
  '‹mail:INFO@GISLAVED.EXAMPLE›',
  'Min syster har ‹skydd:skyddad identitet›, ta bort bilden.',
  'Hon har ‹skydd:skyddade personuppgifter› sedan i våras',
  'Familjen lever med ‹skydd:skyddad adress›.',
  'Han är ‹skydd:sekretessmarkerad› hos Skatteverket',
  'Det finns en ‹skydd:sekretessmarkering› på honom.',
  'Vi bor på ett ‹skydd:skyddat boende› och vill inte synas',
  'Hon ‹skydd:lever gömd› sedan dess',
  'Min kollega på ‹skydd:kvinnojouren› såg ert inlägg.',
  'Hon är ‹skydd:kvarskriven› i en annan kommun',
  // Signs that nobody sees: zero width, a word joiner, a mark of byte order, a soft hyphen, an embedded direction.
  'Pnr ‹pn:850709\u200b-\u200b9805› igen',
  'Pnr \ufeff‹pn:8\u200c5\u200d0\u20607\u00ad099805›\u200b.',
  'Samordning ‹sn:850769\u00ad9802› där',
  'Ring ‹tel:070\u200b-123\u200b45\u200b67› nu',
  'Nås ‹mail:sara\u200b.holmberg\u00ad@gislaved\u2060.example›.',
  'Hon har ‹skydd:skyd\u00addad iden\u00adti\u200btet›.',
  'Vänt: \u202a‹pn:850709-9805›\u202c',
  // Spaces of other widths.
  'Personnummer ‹pn:19\u00a0850709\u202f9805›',
  'född ‹pn:850709\u20099805›',
  'Mobil ‹tel:070\u2009123\u202f45\u200a67›',
  'Han har ‹skydd:skyddad\u00a0adress›',
  // Full width, and the digits and letters of mathematics, as they are pasted from profiles.
  'Pnr ‹pn:８５０７０９－９８０５›!',
  'Nummer ‹sn:８５０７６９９８０２›',
  'Ring ‹tel:０７０-１２３ ４５ ６７›',
  'Ring ‹tel:＋４６　７０　１２３　４５　６７›',
  'Pnr ‹pn:𝟖𝟓𝟎𝟕𝟎𝟗-𝟗𝟖𝟎𝟓› här',
  'Mejla ‹mail:ａｎｄｅｒｓ＠ｅｘｅｍｐｅｌ．ｅｘａｍｐｌｅ›',
  // Lines of other lengths.
  'Pnr ‹pn:850709\u20109805›, ‹pn:850709\u20119805›, ‹pn:850709\u20129805›, ‹pn:850709\u20149805›, ‹pn:850709\u20159805›, ‹pn:850709\u22129805›',
  'Ring ‹tel:070\u2011123 45 67› eller ‹tel:070\u2212123 45 67›',
  'Mejla ‹mail:anna\u2011karin@exempel.example›',
  'Tel \u2013 ‹tel:0701234567›',
  'Biblioteket öppnar 2026-11-23 kl. 10.00-18.00.',
  'Ert organisationsnummer 212000-0514 står på fakturan.',
  'Bankgiro 5052-8421 och plusgiro 12 34 56-7.',
  'Diarienummer KS 2024/567, KS.2017.1 och 2010.1206.',
  'Det kostade 1 250 000 kronor 2025 och 0,5 procent mer 2026.',
  'Ring 112 vid fara, annars 114 14 eller 1177.',
  'Bussen 850 går 07.45, 08.15 och 15.30.',
  'Matchen slutade 10-12 inför 1 250 åskådare 2025.',
  'Versionen 10.0.22631.4460 kraschar hela tiden',
  'Paket 370712345678901234 är på väg',
  'Kolla @gislavedskommun och #sommarboken',
  'Fastigheten Hestra 1:23, se https://www.gislaved.example/a?id=8507099806',
  'Skydda din identitet på nätet: tre råd från biblioteket.',
  'Adressen är Storgatan 4, 332 80 Gislaved.',
  'Han har personnummer 850709-9806, eller hur man nu skrev det.',
  'De är skyddade från vinden bakom personalrummet.',
  '30 juni 2026–15 augusti 2026, kl. 0900–1600',
  'Boka via 046-länken i menyn',
  'Ert organisationsnummer ２１２０００－０５１４ står\u200b på fakturan.',
  'Han har personnummer 850709\u200b-9806, eller hur man nu skrev det.',
  'Paket 3707\u200b1234\u200b5678901234 är på väg',
  'Öppet ２０２６−１１−２３ kl.\u00a010.00\u201318.00',
  'Familjen 👨\u200d👩\u200d👧 tackar, ½ av 1\u202f250\u202f000 kr till x² + 10⁵',
];

export type WarnedText = { text: string; expected: readonly ContentWarning[] };

/** The texts without their marks, and where the marked pieces stand in them. */
export const warnedTexts: readonly WarnedText[] = texts.map((marked) => {
  const expected: ContentWarning[] = [];
  let text = '';
  let rest = marked;
  for (let mark = /‹(\w+):([^›]*)›/.exec(rest); mark; mark = /‹(\w+):([^›]*)›/.exec(rest)) {
    text += rest.slice(0, mark.index);
    const kind = marks[mark[1]!];
    if (!kind) throw new Error(`no mark ${mark[1]}`);
    expected.push({ kind, from: text.length, to: text.length + mark[2]!.length });
    text += mark[2]!;
    rest = rest.slice(mark.index + mark[0].length);
  }
  return { text: text + rest, expected };
});
