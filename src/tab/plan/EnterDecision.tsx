// Information enters a decision that was made on paper or signed with an external service. The scan is saved first, then the entry is signed over its checksum.

import { Button, Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { useId, useRef, useState } from 'react';
import { steps, type Step } from '../../domain/fact.ts';
import type { Colleague } from '../../domain/person.ts';
import type { SignRequest } from '../../domain/signRequest.ts';
import { useActions, type PlanView } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { Chosen } from '../shared/Chosen.tsx';
import { dayOf } from '../shared/format.ts';
import { PersonPicker } from '../shared/PersonPicker.tsx';
import { useActing } from '../shared/useActing.tsx';
import { texts } from '../texts.ts';
import { planTexts } from '../texts/plan.ts';

type Entry = { kind: 'paper' | 'external'; step: Step; decision: 'approve' | 'return'; comment: string; signedBy?: Colleague; signedOn: string };
export type EnterDecisionProps = { plan: PlanView; onSign: (request: SignRequest) => void; onClose: () => void; busy: boolean };

export function EnterDecision({ plan, onSign, onClose, busy }: EnterDecisionProps) {
  const { now } = useActions();
  const open = plan.stations.find(({ state }) => state === 'open');
  const [entry, setEntry] = useState<Entry>({
    kind: 'paper',
    step: open?.step ?? 'unitManager',
    decision: 'approve',
    comment: '',
    signedOn: '',
    ...(open?.person ? { signedBy: open.person } : {}),
  });
  const [scan, setScan] = useState<{ fileName: string; fileSha256: string }>();
  const [tried, setTried] = useState(false);
  const put = (part: Partial<Entry>) => setEntry({ ...entry, ...part });
  const missing = faultsOf(entry, scan !== undefined);
  const said = (part: keyof typeof missing) => (tried && missing[part] ? { validationMessage: missing[part] } : {});
  const sign = () => {
    setTried(true);
    const { signedBy } = entry;
    if (Object.keys(missing).length > 0 || !scan || !signedBy) return;
    onSign({ ...entry, ...scan, signedBy, planId: plan.planId, version: plan.version, comment: entry.comment.trim() });
  };
  return (
    <Card title={planTexts.entered.title}>
      <div className="fields">
        <p>{planTexts.entered.text}</p>
        <Choice
          label={planTexts.entered.kind}
          value={entry.kind}
          choices={[
            ['paper', planTexts.entered.paper],
            ['external', planTexts.entered.external],
          ]}
          onChange={(kind) => put({ kind })}
        />
        <Choice label={planTexts.entered.step} value={entry.step} choices={steps.map((step) => [step, texts.chief[step]])} onChange={(step) => put({ step })} />
        <Field label={planTexts.entered.signedBy} required {...said('signedBy')}>
          {entry.signedBy ? (
            <Chosen name={entry.signedBy.name} note={entry.signedBy.upn} onEdit={() => setEntry(withoutSigner(entry))} />
          ) : (
            <PersonPicker onPick={({ oid, name, upn }) => put({ signedBy: { oid, name, upn } })} />
          )}
        </Field>
        <Field label={planTexts.entered.signedOn} required {...said('signedOn')}>
          <Input type="date" className="short" max={dayOf(now())} value={entry.signedOn} onChange={(_event, { value }) => put({ signedOn: value })} />
        </Field>
        <Choice
          label={planTexts.entered.decision}
          value={entry.decision}
          choices={[
            ['approve', planTexts.entered.approve],
            ['return', planTexts.entered.return],
          ]}
          onChange={(decision) => put({ decision })}
        />
        <Field label={planTexts.entered.comment} required={entry.decision === 'return'} {...said('comment')}>
          <Textarea rows={3} maxLength={1_000} value={entry.comment} onChange={(_event, { value }) => put({ comment: value })} />
        </Field>
        <Scan plan={plan} step={entry.step} scan={scan} onScan={setScan} fault={tried ? missing.file : undefined} />
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

const withoutSigner = ({ signedBy: _former, ...rest }: Entry): Entry => rest;

function faultsOf(entry: Entry, scanned: boolean): { file?: string; signedBy?: string; signedOn?: string; comment?: string } {
  return {
    ...(scanned ? {} : { file: planTexts.entered.fileMissing }),
    ...(entry.signedBy ? {} : { signedBy: planTexts.entered.byMissing }),
    ...(entry.signedOn ? {} : { signedOn: planTexts.entered.onMissing }),
    ...(entry.decision === 'return' && !entry.comment.trim() ? { comment: planTexts.entered.commentMissing } : {}),
  };
}

function Choice<V extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: V;
  choices: readonly (readonly [V, string])[];
  onChange: (value: V) => void;
}) {
  return (
    <Field label={label}>
      <RadioGroup value={value} onChange={(_event, data) => onChange(data.value as V)}>
        {choices.map(([each, words]) => (
          <Radio key={each} value={each} label={words} />
        ))}
      </RadioGroup>
    </Field>
  );
}

type ScanProps = {
  plan: PlanView;
  step: Step;
  scan: { fileName: string; fileSha256: string } | undefined;
  onScan: (scan: { fileName: string; fileSha256: string } | undefined) => void;
  fault: string | undefined;
};

/** The file is saved and read back before anything is signed: the signature covers its checksum. */
function Scan({ plan, step, scan, onScan, fault }: ScanProps) {
  const { saveScan } = useActions();
  const acting = useActing();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const save = async () => {
    const file = input.current?.files?.[0];
    onScan(undefined);
    if (!file) return;
    const saved = await acting.run(async () => ({ outcome: 'saved', ...(await saveScan(plan.planId, plan.version, step, file)) }));
    if (saved) onScan({ fileName: saved.fileName, fileSha256: saved.fileSha256 });
  };
  return (
    <Field
      label={{ children: planTexts.entered.file, htmlFor: id }}
      required
      {...(fault
        ? { validationMessage: fault }
        : scan
          ? { validationState: 'success' as const, validationMessage: planTexts.entered.fileSaved(scan.fileName) }
          : {})}
    >
      <input ref={input} id={id} type="file" accept="application/pdf,image/png,image/jpeg" disabled={acting.busy} onChange={() => void save()} />
      {acting.said}
    </Field>
  );
}
