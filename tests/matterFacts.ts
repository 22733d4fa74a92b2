// One fact of every kind, with the same text in each of its fields: for tests of what shows facts.

import type { FactName, MatterContent, MatterFact } from '../src/domain/matter.ts';

type ContentOf<K extends FactName> = Omit<Extract<MatterContent, { kind: K }>, 'kind'>;

const at = '2026-11-23T10:00:00.000Z';
const file = { name: '2026-7.pdf', sha256: 'a'.repeat(64), size: 1_234 };

const contents = (text: string): { [K in FactName]: ContentOf<K> } => ({
  opened: {
    matter: 'removal',
    secrecy: 'no',
    childAbuse: false,
    own: true,
    authority: 'KFN',
    department: text,
    account: { id: 1, name: text, platform: text, address: text },
  },
  keptOutside: { savedBy: text, where: text, savedAt: at },
  post: { seenAt: at, posts: [{ sender: text, senderAddress: text, address: text, postedAt: at, content: 'comment' }], text },
  evidence: { record: file, files: [{ ...file, name: '2026-7_bild-1.png' }], madeAt: at },
  read: { of: file.sha256, record: { ...file, name: '2026-7_text.pdf' }, words: 12, dropped: 3, madeAt: at },
  evidenceExit: { why: 'senderUnknown', reason: text },
  assessed: { ground: 'otherLaw', law: text, indicators: ['health', 'privateLife'], policeReport: true, incident: true },
  acted: { outcome: 'removed', at, text, support: text },
  told: { to: 'sender', text, at, sameMedium: false, reason: text },
  handedOver: { how: 'answer', to: text, contact: text, dueOn: '2026-11-30' },
  revisit: { on: '2026-12-01' },
  revisited: { text },
  registration: { choice: 'ordered', reason: text, received: '2026-11-23' },
  note: { text },
  suspected: { secrecy: 'unknown' },
  moved: { files: [{ ...file, createdAt: at, createdBy: { oid: '0a0c9b1e-6a34-4a3f-9d55-0c2f4a8e2001', name: text } }] },
  emptied: { files: 1 },
  returned: { reason: text },
  notSecret: { reason: text },
  marking: { provision: text, on: '2026-11-23', authority: text },
  markingEnded: { on: '2026-11-23', reason: text },
  released: {
    how: 'masked',
    files: [{ ...file, name: '2026-7_maskerad.pdf' }],
    masks: [{ left: 1, top: 1, width: 10, height: 10, file: '2026-7_bild-1.png', reason: { ground: 'other', provision: text, note: text } }],
    rows: [{ row: text, reason: { ground: 'thirdPerson', provision: text, note: text } }],
    informed: true,
    madeAt: at,
  },
  withheld: { reasons: [{ ground: 'other', provision: text, note: text }], informed: true, madeAt: at },
  closed: { reason: text },
});

/** `name` = who did it all. */
export const factsOfEveryKind = (text: string, name: string): MatterFact[] =>
  Object.entries(contents(text)).map(
    ([kind, content]) => ({ v: 1, designation: '2026-7', at, by: { oid: '0a0c9b1e-6a34-4a3f-9d55-0c2f4a8e2001', name }, kind, ...content }) as MatterFact,
  );
