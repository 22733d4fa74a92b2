// Information enters a decision that was made on paper or signed with an external service. The scan is saved first, then the entry is signed over its checksum.

import { Field, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { useId, useRef, useState } from 'react';
import { signingDayFault } from '../../domain/decision.ts';
import { steps, type Step } from '../../domain/fact.ts';
import { longestComment, unsoundCharacter } from '../../domain/input.ts';
import type { Colleague } from '../../domain/person.ts';
import type { SignRequest } from '../../domain/signRequest.ts';
import { inSweden, swedishDay } from '../../domain/swedish.ts';
import { useActions, type PlanView } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { Chosen } from '../shared/Chosen.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { dayOf } from '../shared/format.ts';
import { PersonPicker } from '../shared/PersonPicker.tsx';
import { useActing } from '../shared/useActing.tsx';
import { texts } from '../texts.ts';
import { planTexts } from '../texts/plan.ts';
import { SignButtons } from './SignButtons.tsx';

type Entry = { kind: 'paper' | 'external'; step: Step; decision: 'approve' | 'return'; comment: string; signedBy: Colleague | undefined; signedOn: string };
/** `chosen` = the name the file has on the person's computer. */
type SavedScan = { fileName: string; fileSha256: string; chosen: string };
export type EnterDecisionProps = { plan: PlanView; onSign: (request: SignRequest) => void; onClose: () => void; busy: boolean };

export function EnterDecision({ plan, onSign, onClose, busy }: EnterDecisionProps) {
  const { entry, put, putKind, putStep, scan, setScan, said, complete } = useEntry(plan);
  const sign = () => {
    const made = complete();
    if (made) onSign({ ...made, planId: plan.planId, version: plan.version });
  };
  return (
    <Card title={planTexts.entered.title}>
      <div className="fields">
        <p>{planTexts.entered.text}</p>
        <Choice label={planTexts.entered.kind} value={entry.kind} choices={kinds} onChange={putKind} />
        <Choice label={planTexts.entered.step} value={entry.step} choices={steps.map((step) => [step, texts.chief[step]])} onChange={putStep} />
        <Signature sentAt={plan.sentAt} entry={entry} put={put} said={said} />
        <Choice label={planTexts.entered.decision} value={entry.decision} choices={decisions} onChange={(decision) => put({ decision })} />
        <Field label={planTexts.entered.comment} required={entry.decision === 'return'} {...said('comment')}>
          <Textarea rows={3} maxLength={longestComment} value={entry.comment} onChange={(_event, { value }) => put({ comment: value })} />
        </Field>
        <Scan plan={plan} step={entry.step} kind={entry.kind} scan={scan} onScan={setScan} fault={said('file').validationMessage} />
        <SignButtons busy={busy} onSign={sign} onCancel={onClose} />
      </div>
    </Card>
  );
}

const kinds = [
  ['paper', planTexts.entered.paper],
  ['external', planTexts.entered.external],
] as const;
const decisions = [
  ['approve', planTexts.entered.approve],
  ['return', planTexts.entered.return],
] as const;

/** What is written, and what is missing in it once one has tried. `complete` answers the whole entry, or undefined and then says what is missing. */
function useEntry(plan: PlanView) {
  const { now } = useActions();
  const open = plan.stations.find(({ state }) => state === 'open');
  const [entry, setEntry] = useState<Entry>({
    kind: 'paper',
    step: open?.step ?? 'unitManager',
    decision: 'approve',
    comment: '',
    signedBy: open?.person,
    signedOn: '',
  });
  const [scan, setScan] = useState<SavedScan>();
  const [tried, setTried] = useState(false);
  const missing = faultsOf(entry, scan !== undefined, plan.sentAt, now());
  const complete = () => {
    setTried(true);
    const { signedBy } = entry;
    if (Object.keys(missing).length > 0 || !scan || !signedBy) return undefined;
    const { fileName, fileSha256 } = scan;
    return { ...entry, fileName, fileSha256, signedBy, comment: entry.comment.trim() };
  };
  return {
    entry,
    put: (part: Partial<Entry>) => setEntry({ ...entry, ...part }),
    /** A picture of a paper carries no signature of a service. */
    putKind: (kind: Entry['kind']) => {
      setEntry({ ...entry, kind });
      if (kind === 'external' && scan && !isPdfName(scan.chosen)) setScan(undefined);
    },
    /** The saved file's name says whose decision it holds. */
    putStep: (step: Entry['step']) => {
      setEntry({ ...entry, step });
      if (step !== entry.step) setScan(undefined);
    },
    scan,
    setScan,
    said: (part: keyof Faults): { validationMessage?: string } => (tried && missing[part] ? { validationMessage: missing[part] } : {}),
    complete,
  };
}

type SignatureProps = { sentAt: string | undefined } & Pick<ReturnType<typeof useEntry>, 'entry' | 'put' | 'said'>;

/** Who signed the paper, and on which day. */
function Signature({ sentAt, entry, put, said }: SignatureProps) {
  const { now } = useActions();
  return (
    <>
      <Field label={planTexts.entered.signedBy} required {...said('signedBy')}>
        {entry.signedBy ? (
          <Chosen name={entry.signedBy.name} note={entry.signedBy.upn} onEdit={() => put({ signedBy: undefined })} />
        ) : (
          <PersonPicker label={planTexts.entered.signedBy} onPick={({ oid, name, upn }) => put({ signedBy: { oid, name, upn } })} />
        )}
      </Field>
      <DayInput
        field={{ label: planTexts.entered.signedOn, required: true, ...said('signedOn') }}
        {...(sentAt ? { min: inSweden(sentAt).day } : {})}
        max={dayOf(now())}
        value={entry.signedOn}
        onChange={(signedOn) => put({ signedOn })}
      />
    </>
  );
}

type Faults = { file?: string; signedBy?: string; signedOn?: string; comment?: string };

const isPdfName = (name: string) => /\.pdf$/i.test(name);

function faultsOf(entry: Entry, scanned: boolean, sentAt: string | undefined, now: Date): Faults {
  const wrongDay = entry.signedOn ? wrongDayOf(entry.signedOn, sentAt, now) : planTexts.entered.onMissing;
  const comment = entry.decision === 'return' && !entry.comment.trim() ? planTexts.entered.commentMissing : unsoundCharacter(entry.comment);
  return {
    ...(scanned ? {} : { file: planTexts.entered.fileMissing }),
    ...(entry.signedBy ? {} : { signedBy: planTexts.entered.byMissing }),
    ...(wrongDay ? { signedOn: wrongDay } : {}),
    ...(comment ? { comment } : {}),
  };
}

/** `sentAt` is missing for a plan that was never sent, which nobody can decide. */
function wrongDayOf(signedOn: string, sentAt: string | undefined, now: Date): string | undefined {
  const fault = signingDayFault(signedOn, sentAt ?? '', now.toISOString());
  if (!fault) return undefined;
  return fault === 'signedLater' || !sentAt ? texts.refused.badDay : planTexts.entered.signedEarlier(swedishDay(inSweden(sentAt).day));
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
  kind: Entry['kind'];
  scan: SavedScan | undefined;
  onScan: (scan: SavedScan | undefined) => void;
  fault: string | undefined;
};

/** The file is saved and read back before anything is signed: the signature covers its checksum. */
function Scan({ plan, step, kind, scan, onScan, fault }: ScanProps) {
  const { saveScan } = useActions();
  const acting = useActing({ typed: true });
  const [notAPdf, setNotAPdf] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const external = kind === 'external';
  const wrong = notAPdf && external ? texts.refused.notAPdf : fault;
  const save = async () => {
    const file = input.current?.files?.[0];
    onScan(undefined);
    acting.clear();
    setNotAPdf(file !== undefined && external && !isPdfName(file.name));
    if (!file || (external && !isPdfName(file.name))) return;
    const saved = await acting.run(() => saveScan(plan.planId, plan.version, step, kind, file));
    if (saved?.outcome === 'saved') onScan({ fileName: saved.fileName, fileSha256: saved.fileSha256, chosen: file.name });
  };
  return (
    <Field
      label={{ children: external ? planTexts.entered.filePdf : planTexts.entered.file, htmlFor: id }}
      hint={external ? planTexts.entered.filePdfHint : planTexts.entered.fileHint}
      required
      {...(wrong
        ? { validationMessage: wrong }
        : scan
          ? { validationState: 'success' as const, validationMessage: planTexts.entered.fileSaved(scan.chosen) }
          : {})}
    >
      <input
        ref={input}
        id={id}
        type="file"
        accept={external ? 'application/pdf' : 'application/pdf,image/png,image/jpeg'}
        disabled={acting.busy}
        onChange={() => void save()}
      />
      {acting.said}
    </Field>
  );
}
