import { describe, expect, it } from 'vitest';
import { peter, planId, sha } from '../../tests/factPeople.ts';
import { delegation } from '../../tests/facts.ts';
import { decisionFact, enteredFact, whoDecided, type Decided } from './decision.ts';
import { readFact, signingText } from './factText.ts';
import { longestComment } from './input.ts';
import { planLife } from './planLife.ts';

const by = { oid: 'a0000000-0000-4000-8000-000000000001', name: 'Sara Holmberg' };
const version = { id: 1, version: 1, text: '{}', sha256: sha('{}'), at: '2026-12-14T08:00:00Z', by };
const life = planLife({ applicantOid: by.oid, chiefOids: [], versions: [version], decisions: [], events: [] });
const decided: Decided = { planId, version: life.newest!, step: 'unitManager', decision: 'return', oid: by.oid };
const time = '2026-12-15T08:12:30.000Z';

describe('a decision', () => {
  it('names the text it decides, and reads back as it was built', () => {
    const fact = decisionFact(decided, 'Skriv ett mål.', time, null);
    expect(fact).toMatchObject({ versionSha256: version.sha256, previous: null, by: { oid: by.oid } });
    expect(readFact(signingText(fact))).toEqual(fact);
  });
  it('entered for somebody else carries who signed and the scan', () => {
    const chief = { oid: 'a0000000-0000-4000-8000-000000000003', name: 'Peter Ålund', upn: 'peter@gislaved.example' };
    const attested = { kind: 'paper', signedBy: chief, signedOn: '2026-12-14', fileName: 'beslut.pdf', fileSha256: sha('scan') } as const;
    const fact = enteredFact(decided, 'Skriv ett mål.', time, attested);
    expect(readFact(signingText(fact))).toEqual(fact);
    expect(whoDecided({ fact, by })).toEqual({ person: chief });
  });
  it('is its author’s, and says for whom a stand-in made it', () => {
    const fact = decisionFact(decided, 'Skriv ett mål.', time, sha('ersättaren'));
    expect(whoDecided({ fact, by })).toEqual({ person: { ...by, upn: '' } });
    const leaning = delegation({ to: { ...by, upn: '' } });
    expect(whoDecided({ fact, by, delegation: leaning }).delegation?.for).toEqual(peter);
  });
  it('has a comment as long as the forms allow, counted as they count, and no longer', () => {
    const longest = '👍'.repeat(longestComment / 2);
    const read = (comment: string) => readFact(signingText(decisionFact(decided, comment, time, null)));
    expect(read(longest)).toBeDefined();
    expect(read(`${longest}a`)).toBeUndefined();
  });
});
