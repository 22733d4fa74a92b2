// What was found in a record: one card a version, its decisions first, each with its badge and its sentence.

import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { shownVerdict } from '../../domain/finding.ts';
import { swedishDay, swedishMoment } from '../../domain/swedish.ts';
import { Card } from '../shared/Card.tsx';
import { ProofBadge } from '../shared/Proof.tsx';
import type { CheckedFact, CheckedRecord, CheckedVersion } from './checking.ts';
import { verifyTexts } from './verifyTexts.ts';

const intents = { none: 'warning', ofAnotherTenant: 'error', here: 'info' } as const;

export function Verdicts({ checked }: { checked: CheckedRecord }) {
  const alarms = [...(checked.missing ? [verifyTexts.missing(checked.missing)] : []), ...checked.strangeVersions.map(verifyTexts.strange)];
  return (
    <>
      <h2>{checked.title}</h2>
      <MessageBar intent={intents[checked.anchor]} layout="multiline">
        <MessageBarBody>{verifyTexts.anchor[checked.anchor]}</MessageBarBody>
      </MessageBar>
      {alarms.map((sentence) => (
        <MessageBar key={sentence} intent="error" layout="multiline">
          <MessageBarBody>{sentence}</MessageBarBody>
        </MessageBar>
      ))}
      {checked.versions.toReversed().map((version) => (
        <Version key={version.version} version={version} anchored={checked.anchor === 'here'} />
      ))}
      <Others title={verifyTexts.delegations} facts={checked.delegations} anchored={checked.anchor === 'here'} />
      <Others title={verifyTexts.unreadable} facts={checked.unreadable} anchored={checked.anchor === 'here'} />
      <p className="meta">{verifyTexts.chiefsUnproved}</p>
    </>
  );
}

function Version({ version, anchored }: { version: CheckedVersion; anchored: boolean }) {
  const decisions = version.facts.filter(({ kind }) => kind === 'decision');
  const namings = version.facts.filter(({ kind }) => kind === 'naming');
  return (
    <Card title={verifyTexts.version(version.version)} aside={<span className="meta">{version.state ?? verifyTexts.stateUnproved}</span>}>
      <div className="stack">
        <p className="meta">{verifyTexts.sent(version.applicant, swedishMoment(version.sentAt))}</p>
        {decisions.length === 0 && <p>{verifyTexts.noDecisions}</p>}
        <Rows facts={decisions} anchored={anchored} />
        <Rows facts={namings} anchored={anchored} />
        <p className="meta verify-sum">{verifyTexts.checksum(version.sha256)}</p>
      </div>
    </Card>
  );
}

function Others({ title, facts, anchored }: { title: string; facts: readonly CheckedFact[]; anchored: boolean }) {
  if (facts.length === 0) return null;
  return (
    <Card title={title}>
      <Rows facts={facts} anchored={anchored} />
    </Card>
  );
}

function Rows({ facts, anchored }: { facts: readonly CheckedFact[]; anchored: boolean }) {
  return (
    <ul className="stack">
      {facts.map((checked) => (
        <li className="verify-row" key={checked.id}>
          <div className="min0 grow">
            <div className="strong">{act(checked)}</div>
            <div className="meta">{whenOf(checked)}</div>
            <div>{verdict(checked, anchored)}</div>
            {checked.fact && 'comment' in checked.fact && checked.fact.comment && <p className="verify-comment">”{checked.fact.comment}”</p>}
          </div>
          {checked.kind !== 'naming' && <ProofBadge proof={proofOf(checked)} />}
        </li>
      ))}
    </ul>
  );
}

/** A decision on paper was signed on one day and entered on another, by somebody else. */
function whenOf({ at, entered }: CheckedFact): string {
  return entered ? verifyTexts.entered(swedishDay(entered.signedOn), entered.by, swedishMoment(at)) : swedishMoment(at);
}

function act({ fact, name }: CheckedFact): string {
  if (!fact) return verifyTexts.row;
  switch (fact.kind) {
    case 'addressee':
      return verifyTexts.addressee(fact.to.name, fact.step);
    case 'confirmation':
      return verifyTexts.confirmed(fact.step);
    case 'delegation':
      return verifyTexts.delegation(fact.to.name, fact.for.name, swedishDay(fact.from), swedishDay(fact.until));
    default:
      return fact.decision === 'approve' ? verifyTexts.approved(name, fact.step) : verifyTexts.returned(name, fact.step);
  }
}

/** The judgement's own sentence; "äkta" is said of signed facts alone, and only against a key register. */
function verdict({ judgement }: CheckedFact, anchored: boolean): string {
  if (judgement.verdict === 'genuine') return judgement.level !== 'stamped' && anchored ? `${verifyTexts.genuine} ${judgement.text}` : judgement.text;
  const onlyKey = judgement.verdict === 'unknownKey' && judgement.reasons.length === 1 && judgement.reasons[0] === 'signature';
  return onlyKey ? `${judgement.text} ${verifyTexts.restChecked}` : judgement.text;
}

function proofOf({ judgement }: CheckedFact) {
  const { level, text, remarks } = judgement;
  return { level, text, verdict: shownVerdict(judgement), ...(remarks.includes('silentSignIn') ? { silent: true as const } : {}) };
}
