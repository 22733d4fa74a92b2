// A matter in words: rows for the record and the screen, and one sentence for each thing that was done. All of it may be secret: it stands only where the
// matter's own library, or whoever may read it, shows it.

import { reasonWords } from './masking.ts';
import {
  contentKinds,
  evidenceExits,
  indicators,
  isOurs,
  matterKinds,
  ourselves,
  outcomes,
  registrations,
  releases,
  secrecyAnswers,
  type MatterFact,
  type MatterFactOf,
  type MatterFile,
  type Post,
} from './matter.ts';
import type { MatterLife } from './matterLife.ts';
import { isPicture } from './readEvidence.ts';
import { groundWords, headingOf } from './removalGround.ts';
import { listed, swedishDay, swedishMoment, swedishNumber } from './swedish.ts';

/** A label and what stands beside it. */
export type WordRow = { label: string; value: string };
const row = (label: string, value: string | undefined): WordRow[] => (value?.trim() ? [{ label, value: value.trim() }] : []);

/** What evidence is about (R18): which account, who wrote, where, when it was written and seen. `authority` is its name. */
export function aboutPost({ opened, post, keptOutside }: Pick<MatterLife, 'opened' | 'post' | 'keptOutside'>, authority: string): WordRow[] {
  const { account } = opened;
  const posts = post?.posts ?? [];
  return [
    ...row('Nämnd', authority),
    ...row('Konto', account && (account.name.includes(account.platform) ? account.name : `${account.name} (${account.platform})`)),
    ...row('Kontots adress', account?.address),
    ...posts.flatMap((one, index) => postRows(one, posts.length > 1 ? ` ${index + 1}` : '', senderUnless(opened))),
    ...(keptOutside ? receiptRows(keptOutside) : []),
    ...row('Sett', post && swedishMoment(post.seenAt)),
    ...row(opened.childAbuse ? 'Vad som sågs, med egna ord' : 'Inläggets text', post?.text),
    ...(isOurs(opened) && posts.some(({ sender }) => sender.trim()) ? row('Vem som skrev', ourselves) : []),
  ];
}

type Answers = Pick<MatterLife['opened'], 'own' | 'matter' | 'childAbuse'>;
/** What stands for a sender that nobody has written: of child abuse none is asked for. */
const senderUnless = (opened: Answers): string => (isOurs(opened) ? ourselves : opened.childAbuse ? '' : 'Okänd');

/** The receipt of what is kept elsewhere. */
export const receiptRows = ({ savedBy, where, savedAt }: Pick<MatterFactOf<'keptOutside'>, 'savedBy' | 'where' | 'savedAt'>): WordRow[] => [
  ...row('Förvaras', where),
  ...row('Sparat av', savedBy),
  ...row('Sparat', swedishMoment(savedAt)),
];

function postRows({ sender, senderAddress, address, postedAt, content }: Post, number: string, otherwise: string): WordRow[] {
  return [
    ...row(`Avsändare${number}`, sender || otherwise),
    ...row(`Avsändarens adress${number}`, senderAddress),
    ...row(`Slag${number}`, contentKinds[content]),
    ...row(`Inläggets adress${number}`, address),
    ...row(`Publicerat${number}`, postedAt && swedishMoment(postedAt)),
  ];
}

/** Pictures are called so where there is nothing else. */
function filesInWords(files: readonly Pick<MatterFile, 'name'>[]): string {
  const [one, many] = files.every(isPicture) ? ['en bild', 'bilder'] : ['en fil', 'filer'];
  return files.length === 1 ? one : `${swedishNumber(files.length)} ${many}`;
}

const counted = (masks: number): string => (masks === 1 ? 'en maskering' : `${swedishNumber(masks)} maskeringar`);

const unnamed = (opened: Answers): string => (isOurs(opened) ? ourselves : opened.childAbuse ? '' : 'okänd avsändare');

type Words = { [K in MatterFact['kind']]: (fact: MatterFactOf<K>, opened: Answers) => { sentence: string; meta?: string } };

const words: Words = {
  opened: ({ by, matter, secrecy, childAbuse }) => ({
    sentence: `${by.name} öppnade: ${matterKinds[matter].label}`,
    meta: childAbuse ? 'Övergrepp mot barn: ingen bild sparas' : `Kan det innehålla sekretess? ${secrecyAnswers[secrecy]}`,
  }),
  post: ({ by, posts, seenAt }, opened) => ({
    sentence: opened.childAbuse
      ? `${by.name} skrev ner vad som sågs`
      : `${by.name} beskrev ${posts.length === 1 ? 'inlägget' : `${swedishNumber(posts.length)} inlägg`}`,
    meta: [listed(posts.map(({ sender }) => sender || unnamed(opened)).filter(Boolean)), `sett ${swedishMoment(seenAt)}`].filter(Boolean).join(' · '),
  }),
  keptOutside: ({ by, savedBy, where, savedAt }) => ({
    sentence: `${by.name} skrev kvitto: sparat på annan plats`,
    meta: `${where} · ${savedBy}, ${swedishMoment(savedAt)}`,
  }),
  evidence: ({ by, record, files }) => ({
    sentence: `${by.name} sparade bevis`,
    meta: `${record.name}, ${filesInWords(files)}. Kontrollsumma ${record.sha256.slice(0, 12)}…`,
  }),
  read: ({ by, record, words: kept, dropped }) => ({
    sentence: `Ett program läste texten i bilderna åt ${by.name}`,
    meta: `${record.name}, ${swedishNumber(kept)} ord. ${dropped === 0 ? 'Inget' : swedishNumber(dropped)} utelämnades som osäkert.`,
  }),
  evidenceExit: ({ by, why, reason }) => ({ sentence: `Avvikelse: ${evidenceExits[why].toLowerCase()} (${by.name})`, meta: reason }),
  assessed: ({ by, ground, law, policeReport, incident, indicators: ticked }) => ({
    sentence: ground === 'none' ? `${by.name} bedömde: ingen grund att ta bort` : `${by.name} bedömde: ${groundWords(ground, law)}`,
    meta: [
      ground === 'none' ? '' : headingOf(ground),
      listed(ticked.map((key) => indicators[key].label)),
      policeReport ? 'Polisanmäls' : '',
      incident ? 'Bedöms som personuppgiftsincident' : '',
    ]
      .filter(Boolean)
      .join(' · '),
  }),
  acted: ({ by, outcome, at, text, support }) => ({
    sentence: `${by.name}: ${outcomes[outcome].label.toLowerCase()} ${swedishMoment(at)}`,
    meta: [text, support ? `Stöd för gallring av originalet: ${support}` : ''].filter(Boolean).join('\n'),
  }),
  told: ({ by, to, text, at, sameMedium, reason, interim }) => ({
    sentence: `${by.name} ${interim ? 'gav avsändaren besked, inte svaret' : to === 'sender' ? 'svarade avsändaren' : 'berättade på sidan'} ${swedishMoment(at)}${sameMedium ? '' : ` i ett annat medium: ${reason}`}`,
    meta: text,
  }),
  handedOver: ({ by, how, to, contact, dueOn }) => ({
    sentence: how === 'forward' ? `${by.name} förde ärendet vidare till ${to}` : `${by.name} bad ${to} om svar`,
    meta: [contact, dueOn && `senast ${swedishDay(dueOn)}`].filter(Boolean).join(' · '),
  }),
  revisit: ({ by, on }) => ({ sentence: `${by.name} ska återbesöka inlägget ${swedishDay(on)}` }),
  revisited: ({ by, text }) => ({ sentence: `${by.name} återbesökte inlägget`, meta: text }),
  registration: ({ by, choice, reason, received }, opened) => ({
    sentence: `${by.name}: ${registrations[choice].toLowerCase()}`,
    meta: [`${isOurs(opened) ? 'Upprättad' : 'Kom in'} ${swedishDay(received)}`, reason].filter(Boolean).join(' · '),
  }),
  note: ({ by, text }) => ({ sentence: `${by.name} antecknade`, meta: text }),
  suspected: ({ by, secrecy }) => ({ sentence: `${by.name} svarade: det kan innehålla sekretess`, meta: secrecyAnswers[secrecy] }),
  moved: ({ by, files }) => ({
    sentence: `Avvikelse: ${by.name} flyttade till det skyddade biblioteket`,
    meta: `${files.length === 1 ? 'En fil' : `${swedishNumber(files.length)} filer`}, kopierade och kontrollerade mot sina kontrollsummor`,
  }),
  emptied: ({ by, files }) => ({
    sentence: `${by.name} tog bort det som låg i det öppna biblioteket`,
    meta: `${files === 1 ? 'En fil' : `${swedishNumber(files)} filer`}, permanent raderade`,
  }),
  returned: ({ by, reason }) => ({ sentence: `${by.name} lämnade tillbaka underlaget`, meta: reason }),
  notSecret: ({ by, reason }) => ({ sentence: `Avvikelse: ${by.name} fann att det inte behöver diarieföras`, meta: reason }),
  marking: ({ by, provision, on, authority }) => ({ sentence: `${by.name} satte sekretessmarkering`, meta: `${provision}, ${swedishDay(on)}, ${authority}` }),
  markingEnded: ({ by, on, reason }) => ({ sentence: `${by.name} tog bort sekretessmarkeringen ${swedishDay(on)}`, meta: reason }),
  released: ({ by, how, files, masks, rows }) => ({
    sentence: `${by.name} lämnade ut: ${releases[how].toLowerCase()}`,
    meta: [listed(files.map(({ name }) => name)), masks.length + rows.length > 0 ? counted(masks.length + rows.length) : ''].filter(Boolean).join(' · '),
  }),
  withheld: ({ by, reasons }) => ({ sentence: `${by.name} lämnade inte ut`, meta: listed([...new Set(reasons.map(reasonWords))]) }),
  closed: ({ by, reason }) => ({ sentence: `${by.name} stängde`, meta: reason }),
};

/** What was done, whole: "Sara Holmberg sparade bevis", and what stands under it. `opened` = the first answers of its matter: whose post it is. */
export function factWords(fact: MatterFact, opened: Answers): { sentence: string; meta?: string } {
  return (words[fact.kind] as (fact: MatterFact, opened: Answers) => { sentence: string; meta?: string })(fact, opened);
}

/** *Hålls ordnad* in words that the record keeps (R12, R13; OSL 5 kap. 1 § tredje stycket). */
export const orderedReason = 'Inlägget innehåller inga sekretessbelagda uppgifter och går lätt att söka fram.';
