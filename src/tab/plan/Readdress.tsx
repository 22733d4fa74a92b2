// Information or an Administrator gives a waiting decision to another person. It is signed; the former person stays in the history.

import { Field, Textarea } from '@fluentui/react-components';
import { InfoRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Colleague } from '../../domain/person.ts';
import { longestComment } from '../../domain/input.ts';
import type { SignRequest } from '../../domain/signRequest.ts';
import type { PlanView, Station } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { Chosen } from '../shared/Chosen.tsx';
import { PersonPicker } from '../shared/PersonPicker.tsx';
import { planTexts } from '../texts/plan.ts';
import { SignButtons } from './SignButtons.tsx';

export type ReaddressProps = { plan: PlanView; onSign: (request: SignRequest) => void; onClose: () => void; busy: boolean };

export function Readdress({ plan, onSign, onClose, busy }: ReaddressProps) {
  const [to, setTo] = useState<Colleague>();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const open = plan.stations.find(({ state }) => state === 'open');
  if (!open) return null;
  const wrong = to && refusalOf(plan, open, to);
  const said = wrong ?? (tried && !to ? planTexts.chiefs.whoMissing : undefined);
  const sign = () => {
    setTried(true);
    if (to && !wrong && reason.trim()) onSign({ kind: 'addressee', planId: plan.planId, version: plan.version, step: open.step, to, reason: reason.trim() });
  };
  return (
    <Card title={planTexts.read.readdress}>
      <div className="fields">
        <p>{planTexts.read.readdressText}</p>
        <Field label={planTexts.chiefs.who} required {...(said ? { validationMessage: said } : {})}>
          {to ? (
            <Chosen name={to.name} note={to.upn} onEdit={() => setTo(undefined)} />
          ) : (
            <PersonPicker label={planTexts.chiefs.who} onPick={({ oid, name, upn }) => setTo({ oid, name, upn })} />
          )}
        </Field>
        {to && !wrong && to.oid === plan.applicant.oid && (
          <p className="meta with-icon">
            <InfoRegular aria-hidden />
            {planTexts.read.applicantAsManager(to.name)}
          </p>
        )}
        <Field label={planTexts.read.readdressWhy} required {...(tried && !reason.trim() ? { validationMessage: planTexts.read.whyMissing } : {})}>
          <Textarea rows={3} maxLength={longestComment} value={reason} onChange={(_event, { value }) => setReason(value)} />
        </Field>
        <SignButtons busy={busy} onSign={sign} onCancel={onClose} />
      </div>
    </Card>
  );
}

/** Who has the plan already gets it no second time, and nobody is the head of department of a plan of their own (R31). */
function refusalOf(plan: PlanView, open: Station, to: Colleague): string | undefined {
  if (to.oid === open.person?.oid) return planTexts.read.samePerson(to.name);
  return to.oid === plan.applicant.oid && open.step === 'departmentHead' ? planTexts.read.applicantAsHead(to.name) : undefined;
}
