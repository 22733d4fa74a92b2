// Information or an Administrator gives a waiting decision to another person. It is signed; the former person stays in the history.

import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { Colleague } from '../../domain/person.ts';
import { longestComment } from '../../domain/input.ts';
import type { SignRequest } from '../../domain/signRequest.ts';
import type { PlanView } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { Chosen } from '../shared/Chosen.tsx';
import { PersonPicker } from '../shared/PersonPicker.tsx';
import { planTexts } from '../texts/plan.ts';

export type ReaddressProps = { plan: PlanView; onSign: (request: SignRequest) => void; onClose: () => void; busy: boolean };

export function Readdress({ plan, onSign, onClose, busy }: ReaddressProps) {
  const [to, setTo] = useState<Colleague>();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const open = plan.stations.find(({ state }) => state === 'open');
  if (!open) return null;
  const sign = () => {
    setTried(true);
    if (to && reason.trim()) onSign({ kind: 'addressee', planId: plan.planId, version: plan.version, step: open.step, to, reason: reason.trim() });
  };
  return (
    <Card title={planTexts.read.readdress}>
      <div className="fields">
        <p>{planTexts.read.readdressText}</p>
        <Field label={planTexts.chiefs.who} required {...(tried && !to ? { validationMessage: planTexts.chiefs.whoMissing } : {})}>
          {to ? (
            <Chosen name={to.name} note={to.upn} onEdit={() => setTo(undefined)} />
          ) : (
            <PersonPicker label={planTexts.chiefs.who} onPick={({ oid, name, upn }) => setTo({ oid, name, upn })} />
          )}
        </Field>
        <Field label={planTexts.read.readdressWhy} required {...(tried && !reason.trim() ? { validationMessage: planTexts.chiefs.whyMissing } : {})}>
          <Textarea rows={3} maxLength={longestComment} value={reason} onChange={(_event, { value }) => setReason(value)} />
        </Field>
        <div className="actions">
          <Button onClick={onClose}>{planTexts.read.cancel}</Button>
          <Button appearance="primary" disabledFocusable={busy} onClick={sign}>
            {planTexts.entered.sign}
          </Button>
        </div>
      </div>
    </Card>
  );
}
